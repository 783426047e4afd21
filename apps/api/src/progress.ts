import { setTimeout as sleep } from 'node:timers/promises';
import type { FastifyReply } from 'fastify';
import { abortOnHangUp, EventStream } from './event-stream.ts';

const intervalMs = 1000;

/**
 * Sends how far something is; to a client that accepts events again whenever that changes, until it leaves. What cannot be read the first
 * time is refused with a status of its own.
 */
export async function sendProgress(reply: FastifyReply, read: () => Promise<object>): Promise<void> {
  const { request } = reply;
  let progress = await read();
  if (!request.headers.accept?.includes('text/event-stream')) return void reply.send(progress);
  using events = new EventStream(reply);
  const signal = abortOnHangUp(request, reply);
  let last = '';
  while (!signal.aborted) {
    const now = JSON.stringify(progress);
    if (now !== last) events.send('progress', progress);
    last = now;
    await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
    if (!signal.aborted) progress = await read();
  }
}
