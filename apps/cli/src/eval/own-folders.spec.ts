import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';

const module = join(import.meta.dirname, 'own-folders.ts');
/** Says which folder it has, and waits: until it is asked to stop, or whatever it is told. */
const script = (wait: string) => `
  import { OwnFolders } from ${JSON.stringify(module)};
  using folders = new OwnFolders(200);
  setInterval(() => undefined, 1000);
  await folders.within('aquifer-own-', async (folder) => {
    console.log(folder);
    await ${wait};
  }).catch((error) => { console.error(error.message); process.exit(3); });
`;
const untilAborted = "new Promise((_, reject) => folders.signal.addEventListener('abort', () => reject(folders.signal.reason)))";

it.each([
  ['work that ends when it is asked to', 'SIGINT', untilAborted, 3],
  ['work that hears nothing', 'SIGTERM', 'new Promise(() => undefined)', 143],
  ['work that hears nothing', 'SIGINT', 'new Promise(() => undefined)', 130],
] as const)('leaves no folder of %s behind after %s', async (_, signal, wait, status) => {
  const child = spawn(process.execPath, ['--input-type=module-typescript', '-e', script(wait)], { stdio: ['ignore', 'pipe', 'ignore'] });
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  const folder = said.toString().trim();
  expect(existsSync(folder)).toBe(true);
  child.kill(signal);
  expect(await once(child, 'exit')).toEqual([status, null]);
  expect(existsSync(folder)).toBe(false);
});
