import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '#core';
import type { EventFilter, PgEvents } from '#store';
import type { EventStream } from '../event-stream.ts';
import { toEvent } from './present-webhooks.ts';

const intervalMs = 1000;
const batch = 200;

/** Sends events as they happen, from behind `after`, until the client leaves. Every one carries its id, so that a client may go on there. */
export async function followEvents(
  stream: EventStream,
  { events, principal, filter, after }: { events: PgEvents; principal: Principal; filter: EventFilter; after: string | null },
  signal: AbortSignal,
): Promise<void> {
  let last = after ?? (await events.last(principal));
  while (!signal.aborted) {
    const found = await events.after(principal, last, { ...filter, limit: batch });
    for (const event of found) stream.send(event.type, toEvent(event), event.id);
    last = found.at(-1)?.id ?? last;
    if (found.length < batch) await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}
