import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { dirname } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Fault } from '#core';
import { lockDataDirectory } from './data-lock.ts';

export interface EmbeddedServer extends AsyncDisposable {
  readonly url: string;
}

/** Starts PGlite on `dir` in its own thread; `url` is a loopback address with a password made for this run, for any `pg` client. */
export async function startEmbedded(dir: string): Promise<EmbeddedServer> {
  await mkdir(dirname(dir), { recursive: true });
  await using cleanup = new AsyncDisposableStack();
  cleanup.use(await lockDataDirectory(dir));
  const password = randomBytes(24).toString('hex');
  const worker = startThread(dir, password);
  const died = new Promise<never>((_, reject) => {
    worker.once('error', (cause) =>
      reject(new Fault('store_unavailable', `The embedded database in ${dir} stopped: ${String(cause)}. Restart Aquifer.`, { cause })),
    );
    worker.once('exit', () => reject(new Fault('store_unavailable', `The embedded database in ${dir} ended. Restart Aquifer.`)));
  });
  died.catch(() => undefined);
  const port = await Promise.race([nextMessage(worker), died]);
  cleanup.defer(() => stop(worker));
  const resources = cleanup.move();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${String(port)}/postgres`,
    [Symbol.asyncDispose]: () => resources.disposeAsync(),
  };
}

/** From source Node strips the types of the thread's file, which knows no aliases of ours but the `source` condition. */
function startThread(dir: string, password: string): Worker {
  const fromSource = import.meta.url.endsWith('.ts');
  const file = new URL(fromSource ? './database-thread.ts' : './database-thread.js', import.meta.url);
  return new Worker(file, { workerData: { dir, password }, execArgv: fromSource ? ['--conditions=source'] : [] });
}

async function stop(worker: Worker): Promise<void> {
  const exited = new Promise<void>((resolve) => worker.once('exit', () => resolve()));
  const closed = nextMessage(worker);
  // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a thread, not a window
  worker.postMessage('close');
  await Promise.race([closed, exited]);
  await worker.terminate();
}

function nextMessage(worker: Worker): Promise<unknown> {
  return new Promise((resolve) => worker.once('message', (message: { port?: number }) => resolve(message.port)));
}
