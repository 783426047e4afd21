// Runs a script or an installed tool under Node 24 or later: this Node when it is new enough, else the one npm installed.
// Not through node_modules/.bin/node: npm 10 drops that link when several optional packages offer it.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

export function findNode() {
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  const windows = process.platform === 'win32';
  const platform = `${windows ? 'win' : process.platform}-${process.arch}`;
  const candidates = [`node-${platform}`, `node-bin-${platform}`];
  return candidates.map((name) => join(root, 'node_modules', name, 'bin', windows ? 'node.exe' : 'node')).find(existsSync);
}

/** Replaces this process as far as Node can: same streams, signals handed on, same exit status. */
export function runUnderNode24(args) {
  const node = findNode();
  if (!node) {
    console.error(
      `Aquifer needs Node 24 or later; this is ${process.version} and npm installed none for ${process.platform}-${process.arch}. Run "npm ci" again or install Node 24.`,
    );
    process.exit(1);
  }
  const child = spawn(node, args, { stdio: 'inherit', env: { ...process.env, PATH: dirname(node) + delimiter + process.env.PATH } });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => process.exit(signal ? 128 + (constants.signals[signal] ?? 0) : code));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const [command, ...rest] = process.argv.slice(2);
  const isTool = command !== undefined && !/[./\\]/.test(command);
  runUnderNode24([isTool ? join(root, 'node_modules', '.bin', command) : command, ...rest]);
}
