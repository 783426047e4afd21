#!/usr/bin/env node
// The `aquifer` command: finds Node 24, builds what changed, then hands over to the app that the first word names.
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureBuilt } from './build.mjs';
import { runUnderNode24 } from './node24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const apps = { serve: 'api', worker: 'worker' };
const [command, ...rest] = process.argv.slice(2);
const app = apps[command];

await ensureBuilt().catch((error) => {
  console.error(error.message);
  process.exit(1);
});
const main = join(root, 'dist/apps', app ?? 'cli', 'src/main.js');
runUnderNode24(['--enable-source-maps', '--disable-warning=ExperimentalWarning', main, ...(app ? rest : process.argv.slice(2))]);
