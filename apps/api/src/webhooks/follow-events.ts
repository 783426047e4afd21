import { setTimeout as sleep } from 'node:timers/promises';
import type { Principal } from '#core';
import type { EventFilter, PgEvents } from '#store';
import type { EventStream } from '../event-stream.ts';
import { toEvent } from './present-webhooks.ts';

const intervalMs = 1000;
const batch = 200;
const keyCheckMs = 60_000;

export interface Following {
  readonly events: Pick<PgEvents, 'after' | 'last'>;
  readonly principal: Principal;
  /** Whom the client's key speaks for by now; null when it holds no more. */
  readonly principalNow: () => Promise<Principal | null>;
  readonly filter: EventFilter;
  readonly after: string | null;
  readonly keyCheckMs?: number;
}

/**
 * Sends events as they happen, from behind `after`, until the client leaves or its key no longer holds. Every one carries its id, so that
 * a client may go on there.
 */
export async function followEvents(
  stream: EventStream,
  { events, principalNow, filter, after, ...rest }: Following,
  signal: AbortSignal,
): Promise<void> {
  let principal = rest.principal;
  let checkedAt = performance.now();
  let last = after ?? (await events.last(principal));
  while (!signal.aborted) {
    if (performance.now() - checkedAt >= (rest.keyCheckMs ?? keyCheckMs)) {
      const now = await principalNow();
      if (now === null) return;
      principal = now;
      checkedAt = performance.now();
    }
    const found = await events.after(principal, last, { ...filter, limit: batch });
    for (const event of found) stream.send(event.type, toEvent(event), event.id);
    last = found.at(-1)?.id ?? last;
    await stream.drained(signal);
    if (found.length < batch) await sleep(intervalMs, undefined, { signal }).catch(() => undefined);
  }
}
