import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '#core';

export interface PulseTimes {
  /** How long a statement may take before anybody asks whether the server lives. */
  readonly patienceMs: number;
  /** How long the server may take to say that it does. It is asked twice. */
  readonly askMs: number;
  /** Between two looks whether a silent one is back. */
  readonly pauseMs: number;
}

const defaultTimes: PulseTimes = { patienceMs: 1000, askMs: 2000, pauseMs: 500 };

interface Waiting {
  readonly sinceMs: number;
  readonly end: (fault: Fault) => void;
}

/**
 * Tells a server that answers nobody from a statement that takes long. While one has been under way for a while the server is asked for
 * something else beside it; where that gets no answer either, and nothing else did, everybody who waits is told at once, and nobody begins
 * to wait until it answers again.
 */
export class Pulse implements AsyncDisposable {
  /** Resolves once the server has said anything at all. */
  private readonly ask: (signal: AbortSignal) => Promise<void>;
  private readonly times: PulseTimes;
  private readonly onTurn: (isSilent: boolean) => void;
  private readonly waiting = new Set<Waiting>();
  private readonly over = new AbortController();
  private isSilent = false;
  private answeredMs = 0;
  private watching: Promise<void> | null = null;

  constructor(ask: Pulse['ask'], onTurn: Pulse['onTurn'], times: PulseTimes = defaultTimes) {
    this.ask = ask;
    this.onTurn = onTurn;
    this.times = times;
  }

  /** What `work` comes to. Rejects with `store_unavailable` as soon as the server is found silent; what was begun then runs on unheard. */
  async during<Result>(work: () => Promise<Result>): Promise<Result> {
    if (this.isSilent) throw silence();
    const ended = Promise.withResolvers<never>();
    const waiting = { sinceMs: performance.now(), end: ended.reject };
    this.waiting.add(waiting);
    this.watching ??= this.watch().finally(() => (this.watching = null));
    const working = work();
    try {
      const result = await Promise.race([working, ended.promise]);
      this.answeredMs = performance.now();
      return result;
    } finally {
      this.waiting.delete(waiting);
      working.catch(() => undefined);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.over.abort();
    await this.watching;
  }

  /** While anybody waits, or the server is silent. */
  private async watch(): Promise<void> {
    while (!this.over.signal.aborted && (this.waiting.size > 0 || this.isSilent)) {
      const [oldest] = this.waiting;
      const isLong = oldest !== undefined && performance.now() - oldest.sinceMs >= this.times.patienceMs;
      const isAlive = this.isSilent || isLong ? await this.isAlive() : true;
      if (this.over.signal.aborted) return;
      this.turn(!isAlive);
      await sleep(this.times.pauseMs, undefined, { ref: false, signal: this.over.signal }).catch(() => undefined);
    }
  }

  private turn(isSilent: boolean): void {
    if (isSilent !== this.isSilent) this.onTurn(isSilent);
    this.isSilent = isSilent;
    if (isSilent) for (const { end } of this.waiting) end(silence());
  }

  /** Any answer shows life. Asked twice: a process that was busy itself hears late. */
  private async isAlive(): Promise<boolean> {
    const sinceMs = performance.now();
    return (await this.hears()) || this.answeredMs > sinceMs || (await this.hears()) || this.answeredMs > sinceMs;
  }

  private async hears(): Promise<boolean> {
    const late = new AbortController();
    const signal = AbortSignal.any([late.signal, this.over.signal]);
    const heard = this.ask(signal).then(
      () => true,
      () => !signal.aborted,
    );
    const tooLate = sleep(this.times.askMs, false, { ref: false, signal }).catch(() => false);
    const isHeard = await Promise.race([heard, tooLate]);
    late.abort();
    return isHeard;
  }
}

const silence = (): Fault =>
  new Fault('store_unavailable', 'The database does not answer. Repeat the call in a moment.', { retryAfterSeconds: 5 });
