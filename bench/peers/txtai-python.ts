import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { root } from '../../test/service.ts';

const execute = promisify(execFile);
const requirements = join(root, 'bench/peers/txtai-requirements.txt');

/** A Python with the pinned txtai, in an environment of its own below .cache/; throws where there is no Python or no package index. */
export async function txtaiPython(): Promise<string> {
  const version = createHash('sha256').update(readFileSync(requirements)).digest('hex').slice(0, 12);
  const folder = join(root, '.cache', `bench-txtai-${version}`);
  const python = join(folder, process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
  const complete = join(folder, 'complete');
  if (existsSync(complete)) return python;
  rmSync(folder, { recursive: true, force: true });
  await execute('python3', ['-m', 'venv', folder], { timeout: 120_000 });
  const install = ['-m', 'pip', 'install', '--quiet', '--only-binary', ':all:', '--requirement', requirements];
  await execute(python, install, { timeout: 600_000 });
  writeFileSync(complete, '');
  return python;
}
