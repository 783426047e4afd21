import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { absent, type Started } from './servers/started.ts';
import { root } from './service.ts';

const execute = promisify(execFile);

/** A folder for PYTHONPATH with this package, `name==version`, and what it needs; installed once. */
export async function pythonPackage(wanted: string): Promise<Started<string>> {
  try {
    const { stdout } = await execute('python3', ['-c', 'import sys; print(f"{sys.version_info[0]}.{sys.version_info[1]}")']);
    const target = join(root, '.cache', `python-${stdout.trim()}-${wanted.replace('==', '-')}`);
    if (!existsSync(target)) await install(wanted, target);
    return { server: target, reason: null };
  } catch (error) {
    return absent(`no ${wanted} for tests: ${error instanceof Error ? (error.message.trim().split('\n').at(-1) ?? '') : String(error)}`);
  }
}

async function install(wanted: string, target: string): Promise<void> {
  await mkdir(join(root, '.cache'), { recursive: true });
  const draft = await mkdtemp(join(root, '.cache', 'python-'));
  try {
    const quietly = ['--quiet', '--no-warn-conflicts', '--root-user-action=ignore', '--disable-pip-version-check'];
    await execute('python3', ['-m', 'pip', 'install', ...quietly, '--only-binary', ':all:', '--target', join(draft, 'all'), wanted], {
      timeout: 150_000,
    });
    await rename(join(draft, 'all'), target).catch((error: unknown) => {
      if (!existsSync(target)) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}
