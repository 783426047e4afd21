// Format, lint, types, dependency rules and unit tests; stops at the first that fails.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (name) => join(root, 'node_modules', '.bin', name);
const sources = ['apps', 'libs', 'packages', 'test', 'bench', 'bin'];

const steps = {
  format: [bin('oxfmt'), '--check'],
  types: [join(root, 'node_modules/typescript7/bin/tsc'), '-p', '.', '--noEmit'],
  'dashboard types': [join(root, 'node_modules/typescript7/bin/tsc'), '-p', 'apps/dashboard', '--noEmit'],
  'client types': [join(root, 'node_modules/typescript7/bin/tsc'), '-p', 'packages/client', '--noEmit'],
  lint: [bin('oxlint'), '--type-aware', '--quiet', ...sources],
  'dependency rules': [bin('depcruise'), '--config', '.dependency-cruiser.cjs', 'apps', 'libs', 'packages'],
  'unit tests': [bin('vitest'), 'run', '--project', 'unit'],
};
const only = process.argv.slice(2);

for (const [name, command] of Object.entries(steps)) {
  if (only.length > 0 && !only.includes(name)) continue;
  const started = performance.now();
  const { status } = spawnSync(findNode(), command, { cwd: root, stdio: 'inherit' });
  console.log(`${status === 0 ? 'ok  ' : 'FAIL'} ${name} (${((performance.now() - started) / 1000).toFixed(1)} s)`);
  if (status !== 0) process.exit(1);
}
