import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#telemetry';

/** What has read documents, and can forget them. */
export interface Reader {
  forgetRead(): Promise<void>;
}

interface Parts {
  readonly readers: () => readonly Reader[];
  readonly hasDeletionSince: (moment: Date) => Promise<boolean>;
  readonly log: Log;
  readonly everyMs?: number;
  readonly clock?: () => number;
}

/** Half a minute after something was deleted, no model has its words in what it keeps of prompts. */
const everyMs = 30_000;
/** A deletion bears the moment it began at: it may show only by the next look. */
const overlapMs = 30_000;

/** Lets models forget what they have read once a document was deleted, until it is disposed. */
export function forgetDeleted({ readers, hasDeletionSince, log, clock = Date.now, ...parts }: Parts): AsyncDisposable {
  const stopping = new AbortController();
  const { signal } = stopping;
  let lookedAtMs = clock();
  const look = async (): Promise<void> => {
    const nowMs = clock();
    if (!(await hasDeletionSince(new Date(lookedAtMs - overlapMs)))) return void (lookedAtMs = nowMs);
    await Promise.all(readers().map((reader) => reader.forgetRead()));
    lookedAtMs = nowMs;
  };
  const running = (async () => {
    for (;;) {
      await sleep(parts.everyMs ?? everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      // Where it cannot be seen, it is forgotten at the next look that can, and after an hour in any case.
      await look().catch((error: unknown) => log.warn({ err: error }, 'it could not be seen whether documents were deleted'));
    }
  })();
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await running;
    },
  };
}
