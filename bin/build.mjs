// Builds what changed: TypeScript 7 for the server, Vite for the dashboard. `ensureBuilt` is quick when nothing did.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { findNode } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const tool = (...path) => join(root, 'node_modules', ...path);

const parts = [
  {
    name: 'server',
    sources: ['apps/api', 'apps/worker', 'apps/cli', 'libs', 'bench', 'test', 'packages', 'tsconfig.json', 'package.json'],
    output: 'dist/apps/api/src/main.js',
    command: [tool('typescript7', 'bin', 'tsc'), '-p', join(root, 'tsconfig.json')],
  },
  {
    name: 'dashboard',
    sources: ['apps/dashboard', 'libs/contract', 'package.json'],
    output: 'dist/dashboard/index.html',
    command: [tool('vite', 'bin', 'vite.js'), 'build', '--config', join(root, 'apps/dashboard/vite.config.ts'), '--logLevel', 'warn'],
  },
];

/** Rejects with the tool's own output when a part does not build. */
export async function ensureBuilt() {
  await Promise.all(parts.map(buildPart));
}

async function buildPart({ name, sources, output, command }) {
  const stampFile = join(root, 'dist', `.${name}-stamp`);
  const stamp = fingerprint(sources);
  if (existsSync(join(root, output)) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;
  rmSync(stampFile, { force: true });
  await run(name, command);
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(stampFile, stamp);
}

function run(name, command) {
  return new Promise((resolve, reject) => {
    const child = spawn(findNode(), command, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (bytes) => (output += bytes));
    child.on('error', reject);
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`building the ${name} failed:\n${output}`))));
  });
}

/** Changes when any source file is added, removed or written. */
function fingerprint(sources) {
  const hash = createHash('sha256');
  for (const source of sources) for (const file of filesBelow(join(root, source))) hash.update(`${file} ${statSync(file).mtimeMs} `);
  return hash.digest('hex');
}

function filesBelow(path) {
  if (!existsSync(path)) return [];
  if (statSync(path).isFile()) return [path];
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
    .sort();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await ensureBuilt().catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
