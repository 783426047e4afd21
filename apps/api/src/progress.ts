import { setTimeout as sleep } from 'node:timers/promises';
import type { EventStream } from './event-stream.ts';

const intervalMs = 1000;

/** Sends the progress whenever it changes, until the client leaves. */
export async function streamProgress(events: EventStream, read: () => Promise<object>, signal: AbortSignal): Promise<void> {
  let last = '';
  while (!signal.aborted) {
    const progress = await read();
    const now = JSON.stringify(progress);
    if (now !== last) events.send('progress', progress);
    last = now;
    await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}
