import { Fault, inTime } from '#core';

export interface PatienceTimes {
  /** How long anybody waits for a storage that may be away. */
  readonly patienceMs: number;
  /** Between two looks whether it is back. */
  readonly lookMs: number;
}

const defaultTimes: PatienceTimes = { patienceMs: 2000, lookMs: 10_000 };

/**
 * BullMQ waits for its storage to come back for as long as it takes, and keeps all that was asked meanwhile. Here nobody does: after the
 * first who waited in vain everybody is refused at once, and nothing more is sent but a look now and then, until anything sent is settled.
 */
export class Patience {
  private readonly look: () => Promise<unknown>;
  private readonly times: PatienceTimes;
  private unanswered: Promise<unknown> | null = null;
  private lookedMs = 0;

  constructor(look: Patience['look'], times: PatienceTimes = defaultTimes) {
    this.look = look;
    this.times = times;
  }

  /** Rejects with `store_unavailable` where nothing comes in time; what was begun is then done when the storage is back. */
  async during<Value>(work: () => Promise<Value>): Promise<Value> {
    if (this.unanswered) {
      if (performance.now() - this.lookedMs >= this.times.lookMs) this.waitFor(this.look());
      throw away();
    }
    const begun = work();
    const done = await inTime(this.times.patienceMs, new AbortController().signal, () => begun);
    if ('value' in done) return done.value;
    if (done.status === 'failed') throw done.error;
    this.waitFor(begun);
    throw away();
  }

  private waitFor(sent: Promise<unknown>): void {
    const settled = (): void => void (this.unanswered = null);
    this.lookedMs = performance.now();
    this.unanswered = sent.then(settled, settled);
  }
}

const away = (): Fault =>
  new Fault('store_unavailable', 'The queue does not answer. What is stored waits for it; repeat what is not in a moment.');
