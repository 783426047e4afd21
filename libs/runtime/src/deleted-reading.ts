import { setTimeout as sleep } from 'node:timers/promises';
import type { Log } from '#telemetry';

/** What has read documents, and can forget them. */
export interface Reader {
  forgetRead(): Promise<void>;
}

interface Parts {
  readonly readers: () => readonly Reader[];
  /** Differs once a document was deleted. */
  readonly readDeletionMark: () => Promise<string>;
  readonly log: Log;
  readonly everyMs?: number;
}

/** Half a minute after something was deleted, no model has its words in what it keeps of prompts. */
const everyMs = 30_000;
/** A question may have found them before, and have a model read them only later: looks after the deletion was seen, the last after ten minutes. */
const forgetsAgain: ReadonlySet<number> = new Set([1, 4, 20]);

/** Lets models forget what they have read once a document was deleted, until it is disposed. */
export function forgetDeleted({ readers, readDeletionMark, log, ...parts }: Parts): AsyncDisposable {
  const stopping = new AbortController();
  const { signal } = stopping;
  let seen: string | null = null;
  let looksSince = Infinity;
  const look = async (): Promise<void> => {
    const mark = await readDeletionMark();
    looksSince = mark === seen ? looksSince + 1 : 0;
    if (looksSince > 0 && !forgetsAgain.has(looksSince)) return;
    // Where that fails, it is as if nothing had been seen yet.
    seen = null;
    await Promise.all(readers().map((reader) => reader.forgetRead()));
    seen = mark;
  };
  const running = (async () => {
    // Nothing was read yet: what was deleted before is no reason to forget.
    seen = await readDeletionMark().catch(() => null);
    for (;;) {
      await sleep(parts.everyMs ?? everyMs, undefined, { signal, ref: false }).catch(() => undefined);
      if (signal.aborted) return;
      // Where it cannot be seen, it is forgotten at the next look that can, and after an hour in any case.
      await look().catch((error: unknown) => log.warn({ err: error }, 'it could not be seen to that what was deleted is forgotten'));
    }
  })();
  return {
    [Symbol.asyncDispose]: async () => {
      stopping.abort();
      await running;
    },
  };
}
