import { setTimeout as sleep } from 'node:timers/promises';
import { type GenerationRequest, type GenerationResult, Fault } from '#core';
import type { Ticket } from './breaker.ts';
import { callerWords } from './caller-words.ts';
import type { Lane } from './lane.ts';
import { mayPass, ServerTrouble } from './remote-faults.ts';
import type { RetryBudget } from './retry-budget.ts';
import type { WorkDone } from './work-done.ts';

/** Why a model did not begin to write. */
export interface Refusal {
  readonly why: 'unearned' | 'breaker' | 'busy' | 'line' | 'size' | 'failure';
  /** For whoever asked: nothing in them that a server or a model said. */
  readonly words: string;
  /** For the log; null where the model was not asked. */
  readonly fault: Fault | null;
  readonly retryAfterSeconds?: number;
}

/** A model that has begun to write; disposing of it makes room for the next request. */
export interface Begun extends Disposable {
  readonly stream: AsyncGenerator<string, GenerationResult>;
  readonly first: IteratorResult<string, GenerationResult>;
  readonly ticket: Ticket;
  readonly queueMs: number;
  readonly firstTokenMs: number;
  /** Of it, what the model itself took. */
  readonly workedMs: number;
}

export const isBegun = (outcome: Begun | Refusal): outcome is Begun => 'stream' in outcome;

interface Asking {
  readonly request: GenerationRequest;
  readonly retries: RetryBudget;
  readonly work: WorkDone;
  /** The caller's. */
  readonly signal: AbortSignal;
  /** How long its line and its first words may take, so that there is time for the next model; null: as long as it takes. */
  readonly mostMs: number | null;
}

type Words = Omit<Begun, keyof Disposable | 'queueMs'>;

const retryPauseMs = 50;

/** Waits in the model's line and for its first words; tries once more where that may help and the budget allows it. Rejects only when the caller goes. */
export async function begin(lane: Lane, { request, retries, work, signal, mostMs }: Asking): Promise<Begun | Refusal> {
  if (request.earnedOnly && !lane.hasEarned) return { why: 'unearned', words: 'it has not earned writing answers', fault: null };
  if (lane.leftAlone !== null) return { ...lane.leftAlone, fault: null };
  const startMs = performance.now();
  const late = new AbortController();
  const timer = mostMs === null ? null : setTimeout(() => late.abort(lateFault(lane, mostMs)), mostMs);
  const either = AbortSignal.any([signal, late.signal]);
  let room: Disposable | null = null;
  let outcome: Words | Refusal | null = null;
  try {
    const entered = await roomIn(lane, request, { signal, either });
    if ('why' in entered) return entered;
    room = entered;
    const queueMs = performance.now() - startMs;
    outcome = await firstWords(lane, { request, retries, work, signal, either });
    return 'why' in outcome ? outcome : { ...outcome, queueMs, [Symbol.dispose]: () => entered[Symbol.dispose]() };
  } finally {
    if (timer) clearTimeout(timer);
    if (outcome === null || 'why' in outcome) room?.[Symbol.dispose]();
  }
}

const lateFault = ({ id }: Lane, mostMs: number): Fault =>
  new Fault('timed_out', `${id} said nothing within ${Math.round(mostMs)} ms, half of what its caller waits; the next model is asked`);

interface Signals {
  /** The caller's. */
  readonly signal: AbortSignal;
  /** The caller's, or its time for this model is over. */
  readonly either: AbortSignal;
}

async function roomIn(
  lane: Lane,
  { priority = 'interactive' }: GenerationRequest,
  { signal, either }: Signals,
): Promise<Disposable | Refusal> {
  try {
    return await lane.admission.enter(priority, either);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Fault)) throw error;
    return refusalOf('line', error, error.code === 'rate_limited' ? error.message : callerWords(error));
  }
}

async function firstWords(
  lane: Lane,
  { request, retries, work, signal, either }: Omit<Asking, 'mostMs'> & Signals,
): Promise<Words | Refusal> {
  for (let isRetried = false; ; isRetried = true) {
    const ticket = lane.breaker.letsIn();
    if (!ticket) return { why: 'breaker', words: 'it keeps failing', ...lane.leftAlone, fault: null };
    const startMs = performance.now();
    // A server works from when it is called; a model of this machine may have to be loaded first, and to wait for its place.
    let begunMs = lane.server === null ? null : startMs;
    const onBegin = (): void => void (begunMs ??= performance.now());
    const stream = lane.generator.generate({ ...request, onBegin }, either);
    try {
      const first = await stream.next();
      const nowMs = performance.now();
      return { stream, first, ticket, firstTokenMs: nowMs - startMs, workedMs: nowMs - (begunMs ?? startMs) };
    } catch (error) {
      const waitedMs = performance.now() - startMs;
      const ms = begunMs === null ? null : performance.now() - begunMs;
      if (signal.aborted) lane.abandoned({ waitedMs, reason: signal.reason }, ticket);
      // Of a server that failed, or was late, nobody knows whether it worked.
      if (ms !== null && (signal.aborted || lane.server === null)) work.broken(lane, request, { pieces: 0, ms });
      signal.throwIfAborted();
      const fault = asFault(lane, error);
      if (either.aborted) {
        lane.abandoned({ waitedMs, reason: fault }, ticket);
        return refusalOf('failure', fault);
      }
      lane.refused(fault, ticket);
      const isWorthIt = !isRetried && mayPass(fault) && lane.leftAlone === null && retries.spend();
      if (!isWorthIt) return refusalOf(whyOf(fault), fault);
    }
    await sleep(retryPauseMs, undefined, { signal: either }).catch(() => signal.throwIfAborted());
  }
}

function refusalOf(why: Refusal['why'], fault: Fault, words = callerWords(fault)): Refusal {
  const { retryAfterSeconds } = fault;
  return { why, words, fault, ...(retryAfterSeconds !== undefined && { retryAfterSeconds }) };
}

function whyOf({ code }: Fault): Refusal['why'] {
  if (code === 'prompt_too_long') return 'size';
  return code === 'rate_limited' ? 'busy' : 'failure';
}

export function asFault(lane: Lane, error: unknown): Fault {
  if (error instanceof Fault) return error;
  const said = error instanceof Error ? error.message : String(error);
  return new Fault('model_unavailable', `${lane.id} failed; the log tells why`, { cause: new ServerTrouble(said, false) });
}
