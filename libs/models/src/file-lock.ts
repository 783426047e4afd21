import { randomUUID } from 'node:crypto';
import { readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

// A heartbeat and not a process id: processes in different containers share the folder but not their ids.
const heartbeatMs = 2_000;
const staleAfterMs = 15_000;
const pollMs = 200;

/** One process at a time works on a file; the others wait. A holder that died is recognised by its missing heartbeat. */
export async function lockFile(path: string, signal: AbortSignal): Promise<AsyncDisposable> {
  const token = randomUUID();
  while (!(await tryLock(path, token))) await sleep(pollMs, undefined, { signal });
  const heartbeat = setInterval(() => {
    const now = new Date();
    void utimes(path, now, now).catch(() => undefined);
  }, heartbeatMs);
  heartbeat.unref();
  return {
    [Symbol.asyncDispose]: async () => {
      clearInterval(heartbeat);
      if ((await readFile(path, 'utf8').catch(() => null)) === token) await rm(path, { force: true });
    },
  };
}

async function tryLock(path: string, token: string): Promise<boolean> {
  try {
    await writeFile(path, token, { flag: 'wx' });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    await dropStale(path);
    return false;
  }
  // Two waiters may both have dropped the same stale lock; the last to write holds it.
  await sleep(20);
  return (await readFile(path, 'utf8').catch(() => null)) === token;
}

async function dropStale(path: string): Promise<void> {
  const found = await stat(path).catch(() => null);
  if (found && Date.now() - found.mtimeMs > staleAfterMs) await rm(path, { force: true });
}
