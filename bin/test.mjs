// The whole suite: every check, then unit, integration, end-to-end and browser tests.
import { spawnSync } from 'node:child_process';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { findNode } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const run = (...args) => spawnSync(findNode(), args, { cwd: root, stdio: 'inherit' }).status ?? 1;

await ensureBuilt().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
for (const check of ['format', 'types', 'dashboard types', 'client types', 'lint', 'dependency rules'])
  if (run('bin/check.mjs', check) !== 0) process.exit(1);
process.exit(
  run('node_modules/vitest/vitest.mjs', 'run', '--reporter=default', '--reporter=./test/summary-reporter.ts', ...process.argv.slice(2)),
);
