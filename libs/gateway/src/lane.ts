import { Fault, type Generator as LanguageModel } from '#core';
import { Admission, type AdmissionLimits } from './admission.ts';
import { ReadingFigures, type RouteReading } from './reading-figures.ts';
import { wordsWithRemedy } from './remote-faults.ts';
import { Breaker, type BreakerState, type Ticket } from './breaker.ts';

/** What is kept of the latest calls, for whoever looks at a model. */
const mostKept = 50;
/** How long a server that takes no more requests is left alone: where it does not say, and at most. */
const busyMs = 2000;
const mostBusyMs = 60_000;
/** A remote model that has said nothing for so long, and for so many times what it usually takes, is silent; before that its caller was in a hurry. */
const silentMs = 1000;
const silentTimes = 4;

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
  /** Of prompts, by route. */
  readonly reading: readonly RouteReading[];
}

/** Why a model is not to be asked now, in words for whoever asks. */
export interface LeftAlone {
  readonly why: 'breaker' | 'busy';
  readonly words: string;
  readonly retryAfterSeconds: number;
}

/** A call whose caller did not wait for its words. */
interface Abandoned {
  readonly waitedMs: number;
  /** Of the signal that ended it. */
  readonly reason: unknown;
}

export interface LaneParts {
  readonly generator: LanguageModel;
  readonly limits: AdmissionLimits;
  readonly server: string | null;
  /** Whether the built-in check set lets it write answers. */
  readonly hasEarned: boolean;
  readonly clock: () => number;
  /** The shortest silence that says something of a remote model. */
  readonly silentMs?: number;
  readonly onBreaker?: (state: BreakerState) => void;
}

/** A model with the line before it, the breaker that guards it, and what was seen of it. */
export class Lane {
  readonly generator: LanguageModel;
  readonly hasEarned: boolean;
  readonly admission: Admission;
  readonly breaker: Breaker;
  readonly server: string | null;
  readonly reading = new ReadingFigures();
  private readonly clock: () => number;
  private readonly latest: CallFigures[] = [];
  private calls = 0;
  private failures = 0;
  private lastError: LaneReport['lastError'] = null;
  private busyUntilMs = 0;
  private readonly silentMs: number;

  constructor({ generator, limits, server, hasEarned, clock, onBreaker, ...parts }: LaneParts) {
    this.silentMs = parts.silentMs ?? silentMs;
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

  answered(figures: CallFigures, ticket: Ticket): void {
    this.calls += 1;
    this.latest.push(figures);
    if (this.latest.length > mostKept) this.latest.shift();
    ticket.succeeded();
  }

  /** A request that it cannot serve says nothing of the others, and a busy server is none that fails: neither takes it from everybody. */
  refused(fault: Fault, ticket: Ticket): void {
    if (fault.code === 'prompt_too_long') return ticket.untried();
    if (fault.code !== 'bad_request' && fault.code !== 'rate_limited') return this.failed(fault, ticket);
    this.noted(fault);
    ticket.untried();
    if (fault.code === 'rate_limited') this.busyUntilMs = this.clock() + busyFor(fault);
  }

  failed(fault: Error, ticket: Ticket | null): void {
    this.failures += 1;
    this.noted(fault);
    ticket?.failed();
  }

  /** Silence is a failure of a server's where it was given time to speak. A model of this machine works for all that it is slow. */
  abandoned({ waitedMs, reason }: Abandoned, ticket: Ticket): void {
    if (this.isSilence(waitedMs) && isDeadline(reason)) this.failed(silence(this.id, waitedMs), ticket);
    else ticket.gaveUp();
  }

  /** Whether so long without a word says that nothing comes. */
  isSilence(waitedMs: number): boolean {
    const usualMs = median(this.latest.map(({ firstTokenMs }) => firstTokenMs)) ?? 0;
    return this.server !== null && waitedMs >= Math.max(this.silentMs, silentTimes * usualMs);
  }

  /** Why it is not to be asked now; null where it may be. */
  get leftAlone(): LeftAlone | null {
    const busy = Math.ceil((this.busyUntilMs - this.clock()) / 1000);
    if (busy > 0) return { why: 'busy', words: `it takes no more requests for another ${busy} s`, retryAfterSeconds: busy };
    if (this.retryInMs === 0) return null;
    const seconds = Math.ceil(this.retryInMs / 1000);
    const isProbing = this.breaker.state.is === 'probing';
    const again = isProbing ? 'while one request tries it' : `for another ${seconds} s`;
    return {
      why: 'breaker',
      words: `it keeps failing and is left alone ${again}`,
      // A try takes as long as an answer.
      retryAfterSeconds: isProbing ? 5 : seconds,
    };
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
      reading: this.reading.report(),
      tokensPerSecond: median(rates.map(({ completionTokens, decodeMs }) => (1000 * completionTokens) / decodeMs)),
    };
  }

  private noted(fault: Error): void {
    this.calls += 1;
    this.lastError = { message: fault instanceof Fault ? wordsWithRemedy(fault) : fault.message, at: new Date(this.clock()) };
  }

  private get retryInMs(): number {
    return Math.max(0, this.breaker.nextTryMs - this.clock());
  }
}

const busyFor = ({ retryAfterSeconds }: Fault): number =>
  retryAfterSeconds === undefined ? busyMs : Math.min(1000 * retryAfterSeconds, mostBusyMs);

export const silence = (id: string, waitedMs: number): Fault =>
  new Fault('timed_out', `${id} said nothing for ${Math.round(waitedMs)} ms, longer than its caller waits; look at its server`);

/** Time is up, unlike a reader who has left. */
export const isDeadline = (reason: unknown): boolean =>
  reason instanceof Fault ? reason.code === 'timed_out' : reason instanceof DOMException && reason.name === 'TimeoutError';

function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? null;
}
