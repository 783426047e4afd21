import PQueue from 'p-queue';
import { Fault } from '#core';

export interface AdmissionLimits {
  /** Where it may change, what it is now: looked at whenever somebody comes or goes. */
  readonly concurrency: number | (() => number);
  readonly mostWaiting: number;
  readonly waitMs: number;
}

export type Priority = 'interactive' | 'batch';

/** The line before a model: so many at once, interactive ones before batches, and nobody waits longer than is said. */
export class Admission {
  private readonly name: string;
  private readonly limits: AdmissionLimits;
  private readonly line: PQueue;

  constructor(name: string, limits: AdmissionLimits) {
    this.name = name;
    this.limits = limits;
    this.line = new PQueue({ concurrency: this.mostAtOnce });
  }

  private get mostAtOnce(): number {
    const { concurrency } = this.limits;
    return Math.max(1, typeof concurrency === 'number' ? concurrency : concurrency());
  }

  get running(): number {
    return this.line.pending;
  }

  get waiting(): number {
    return this.line.size;
  }

  /** Resolves once there is room; disposing of it makes room again. Refuses with `rate_limited` where the line is full or does not move. */
  async enter(priority: Priority, signal: AbortSignal): Promise<Disposable> {
    signal.throwIfAborted();
    const { mostWaiting, waitMs } = this.limits;
    this.line.concurrency = this.mostAtOnce;
    // Batches leave half of the places to those that somebody waits for.
    const places = priority === 'interactive' ? mostWaiting : Math.floor(mostWaiting / 2);
    if (this.waiting >= places && this.running >= this.line.concurrency)
      throw this.refusal(`has ${this.running} requests in hand and ${this.waiting} waiting; ask again later, or raise its mostWaiting`);
    // Apart from the caller's: who has gone in is late no more.
    const waiting = new AbortController();
    const onAbort = (): void => waiting.abort(signal.reason);
    const late = setTimeout(
      () => waiting.abort(this.refusal(`had no room for ${waitMs} ms; ask again later, or raise its concurrency or waitMs`)),
      waitMs,
    );
    signal.addEventListener('abort', onAbort, { once: true });
    try {
      return freedWith(signal, await this.take(priority, waiting.signal));
    } finally {
      clearTimeout(late);
      signal.removeEventListener('abort', onAbort);
    }
  }

  private take(priority: Priority, signal: AbortSignal): Promise<() => void> {
    const { promise, resolve, reject } = Promise.withResolvers<() => void>();
    const work = async (): Promise<void> => {
      const held = Promise.withResolvers<void>();
      resolve(held.resolve);
      await held.promise;
      this.line.concurrency = this.mostAtOnce;
    };
    this.line.add(work, { priority: priority === 'interactive' ? 1 : 0, signal }).catch(reject);
    return promise;
  }

  private refusal(why: string): Fault {
    return new Fault('rate_limited', `the model "${this.name}" ${why}`, { retryAfterSeconds: 5 });
  }
}

/** Room is made again when the caller goes, also where he forgets what he was reading. */
function freedWith(signal: AbortSignal, leave: () => void): Disposable {
  const free = (): void => {
    signal.removeEventListener('abort', free);
    leave();
  };
  signal.addEventListener('abort', free, { once: true });
  if (signal.aborted) free();
  return { [Symbol.dispose]: free };
}
