import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { projectRoot } from '#store';

/** Runs a benchmark of bench/; each prints one JSON object last and writes it to bench/results/. */
export async function runBench(name: string | undefined, flags: readonly string[] = []): Promise<void> {
  const folder = join(projectRoot, 'dist/bench');
  const names = readdirSync(folder)
    .filter((file) => /^[a-z-]+\.js$/.test(file))
    .map((file) => file.slice(0, -3));
  const program = join(folder, `${name}.js`);
  if (!name || !existsSync(program)) throw new Error(`name a benchmark: ${names.join(', ')}`);
  const child = spawn(process.execPath, ['--enable-source-maps', program, ...flags], { stdio: 'inherit' });
  process.exitCode = await new Promise<number>((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
