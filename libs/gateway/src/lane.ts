import type { Generator as LanguageModel } from '#core';
import { Admission, type AdmissionLimits } from './admission.ts';
import { Breaker, type BreakerState } from './breaker.ts';

/** What is kept of the latest calls, for whoever looks at a model. */
const mostKept = 50;

/** A call that was answered. */
export interface CallFigures {
  readonly queueMs: number;
  readonly firstTokenMs: number;
  readonly prefillMs: number;
  readonly decodeMs: number;
  readonly completionTokens: number;
}

export interface LaneReport {
  readonly id: string;
  /** Null: it runs in this process. */
  readonly server: string | null;
  readonly breaker: BreakerState['is'];
  readonly retryInMs: number;
  readonly running: number;
  readonly waiting: number;
  readonly calls: number;
  readonly failures: number;
  readonly lastError: { readonly message: string; readonly at: Date } | null;
  /** Medians of the latest calls; null before the first. */
  readonly firstTokenMs: number | null;
  readonly tokensPerSecond: number | null;
}

export interface LaneParts {
  readonly generator: LanguageModel;
  readonly limits: AdmissionLimits;
  readonly server: string | null;
  /** Whether the built-in check set lets it write answers. */
  readonly hasEarned: boolean;
  readonly clock: () => number;
  readonly onBreaker?: (state: BreakerState) => void;
}

/** A model with the line before it, the breaker that guards it, and what was seen of it. */
export class Lane {
  readonly generator: LanguageModel;
  readonly hasEarned: boolean;
  readonly admission: Admission;
  readonly breaker: Breaker;
  readonly server: string | null;
  private readonly clock: () => number;
  private readonly latest: CallFigures[] = [];
  private calls = 0;
  private failures = 0;
  private lastError: LaneReport['lastError'] = null;

  constructor({ generator, limits, server, hasEarned, clock, onBreaker }: LaneParts) {
    this.generator = generator;
    this.server = server;
    this.hasEarned = hasEarned;
    this.clock = clock;
    this.admission = new Admission(generator.id, limits);
    this.breaker = new Breaker(clock, onBreaker);
  }

  get id(): string {
    return this.generator.id;
  }

  answered(figures: CallFigures): void {
    this.calls += 1;
    this.latest.push(figures);
    if (this.latest.length > mostKept) this.latest.shift();
  }

  failed(fault: Error): void {
    this.calls += 1;
    this.failures += 1;
    this.lastError = { message: fault.message, at: new Date(this.clock()) };
    this.breaker.failed();
  }

  /** Why it is not to be asked now; null where it may be. */
  get leftAlone(): string | null {
    const { state } = this.breaker;
    if (this.retryInMs === 0) return null;
    const again = state.is === 'probing' ? 'while one request tries it' : `for another ${Math.ceil(this.retryInMs / 1000)} s`;
    return `it keeps failing and is left alone ${again}${this.lastError ? ` (${this.lastError.message})` : ''}`;
  }

  report(): LaneReport {
    const { id, server, calls, failures, lastError, admission, breaker, retryInMs } = this;
    const rates = this.latest.filter(({ decodeMs }) => decodeMs > 0);
    return {
      id,
      server,
      breaker: breaker.state.is,
      retryInMs,
      running: admission.running,
      waiting: admission.waiting,
      calls,
      failures,
      lastError,
      firstTokenMs: median(this.latest.map((each) => each.firstTokenMs)),
      tokensPerSecond: median(rates.map(({ completionTokens, decodeMs }) => (1000 * completionTokens) / decodeMs)),
    };
  }

  private get retryInMs(): number {
    return Math.max(0, this.breaker.nextTryMs - this.clock());
  }
}

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
