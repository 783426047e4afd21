import { setTimeout as sleep } from 'node:timers/promises';
import { Fault } from '#core';

export interface PulseTimes {
  /** How long nothing may be answered before anybody asks whether the server lives. */
  readonly patienceMs: number;
  /** How long the server may take to say that it does. */
  readonly askMs: number;
  /** It is asked again for as long before it counts as silent: a statement that takes an hour must not end because a login takes seconds. */
  readonly sureMs: number;
  /** Between two looks; twice as long after each sign of life that was asked for, up to `restMs`. */
  readonly pauseMs: number;
  readonly restMs: number;
}

const defaultTimes: PulseTimes = { patienceMs: 1000, askMs: 5000, sureMs: 10_000, pauseMs: 500, restMs: 8000 };

interface Waiting {
  readonly sinceMs: number;
  readonly end: (fault: Fault) => void;
}

/**
 * Tells a server that answers nobody from a statement that takes long. While one has been under way for a while, and nothing else was
 * answered, the server is asked for something else beside it; where it says nothing to that either, and goes on saying nothing, everybody
 * who waits is told, and nobody begins to wait until it answers again.
 */
export class Pulse implements AsyncDisposable {
  /** Resolves once the server has said anything at all; rejects where nobody was reached. */
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
    let { pauseMs } = this.times;
    while (!this.over.signal.aborted && (this.waiting.size > 0 || this.isSilent)) {
      const isAsked = this.isSilent || this.isQuiet();
      const isAlive = isAsked ? await this.isAlive() : true;
      if (this.over.signal.aborted) return;
      this.turn(!isAlive);
      pauseMs = isAsked && isAlive ? Math.min(2 * pauseMs, this.times.restMs) : this.times.pauseMs;
      await this.pause(pauseMs);
    }
  }

  /** Somebody has waited for a while, and nobody was answered in that time. */
  private isQuiet(): boolean {
    const [oldest] = this.waiting;
    const sinceMs = Math.max(oldest?.sinceMs ?? Infinity, this.answeredMs);
    return performance.now() - sinceMs >= this.times.patienceMs;
  }

  private turn(isSilent: boolean): void {
    if (isSilent !== this.isSilent) this.onTurn(isSilent);
    this.isSilent = isSilent;
    if (isSilent) for (const { end } of this.waiting) end(silence());
  }

  /** Any answer shows life. One that is known to be silent is asked once. */
  private async isAlive(): Promise<boolean> {
    const sinceMs = performance.now();
    for (let asked = 1; ; asked += 1) {
      if ((await this.hears()) || this.answeredMs > sinceMs) return true;
      const isSure = asked > 1 && performance.now() - sinceMs >= this.times.sureMs;
      if (this.isSilent || isSure || this.over.signal.aborted) return false;
      await this.pause(this.times.pauseMs);
    }
  }

  private async hears(): Promise<boolean> {
    const late = new AbortController();
    const signal = AbortSignal.any([late.signal, this.over.signal]);
    const heard = this.ask(signal).then(
      () => true,
      () => false,
    );
    const tooLate = sleep(this.times.askMs, false, { ref: false, signal }).catch(() => false);
    const isHeard = await Promise.race([heard, tooLate]);
    late.abort();
    return isHeard;
  }

  private async pause(ms: number): Promise<void> {
    await sleep(ms, undefined, { ref: false, signal: this.over.signal }).catch(() => undefined);
  }
}

const silence = (): Fault =>
  new Fault('store_unavailable', 'The database does not answer. Repeat the call in a moment.', { retryAfterSeconds: 5 });
