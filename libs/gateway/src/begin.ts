import { setTimeout as sleep } from 'node:timers/promises';
import { type GenerationRequest, type GenerationResult, Fault } from '#core';
import type { Lane } from './lane.ts';
import { mayPass } from './remote-faults.ts';
import type { RetryBudget } from './retry-budget.ts';

/** Why a model did not begin to write. */
export interface Refusal {
  readonly why: 'unearned' | 'breaker' | 'line' | 'size' | 'failure';
  readonly words: string;
  readonly fault: Fault | null;
}

/** A model that has begun to write; disposing of it makes room for the next request. */
export interface Begun extends Disposable {
  readonly stream: AsyncGenerator<string, GenerationResult>;
  readonly first: IteratorResult<string, GenerationResult>;
  readonly queueMs: number;
  readonly firstTokenMs: number;
}

export const isBegun = (outcome: Begun | Refusal): outcome is Begun => 'stream' in outcome;

interface Asking {
  readonly request: GenerationRequest;
  readonly retries: RetryBudget;
  readonly signal: AbortSignal;
}

const retryPauseMs = 50;

/** Waits in the model's line and for its first words; tries once more where that may help and the budget allows it. Rejects only when the caller goes. */
export async function begin(lane: Lane, { request, retries, signal }: Asking): Promise<Begun | Refusal> {
  if (request.earnedOnly && !lane.hasEarned) return { why: 'unearned', words: 'it has not earned writing answers', fault: null };
  if (lane.leftAlone !== null) return { why: 'breaker', words: lane.leftAlone, fault: null };
  const startMs = performance.now();
  const room = await roomIn(lane, request, signal);
  if ('why' in room) return room;
  const queueMs = performance.now() - startMs;
  let outcome: Omit<Begun, keyof Disposable | 'queueMs'> | Refusal | null = null;
  try {
    outcome = await firstWords(lane, { request, retries, signal });
    return 'why' in outcome ? outcome : { ...outcome, queueMs, [Symbol.dispose]: () => room[Symbol.dispose]() };
  } finally {
    if (outcome === null || 'why' in outcome) room[Symbol.dispose]();
  }
}

async function roomIn(lane: Lane, { priority = 'interactive' }: GenerationRequest, signal: AbortSignal): Promise<Disposable | Refusal> {
  try {
    return await lane.admission.enter(priority, signal);
  } catch (error) {
    signal.throwIfAborted();
    if (!(error instanceof Fault)) throw error;
    return { why: 'line', words: error.message, fault: error };
  }
}

async function firstWords(lane: Lane, { request, retries, signal }: Asking): Promise<Omit<Begun, keyof Disposable | 'queueMs'> | Refusal> {
  for (let isRetried = false; ; isRetried = true) {
    if (!lane.breaker.letsIn()) return { why: 'breaker', words: lane.leftAlone ?? 'it keeps failing', fault: null };
    const startMs = performance.now();
    const stream = lane.generator.generate(request, signal);
    try {
      const first = await stream.next();
      return { stream, first, firstTokenMs: performance.now() - startMs };
    } catch (error) {
      if (signal.aborted) lane.breaker.gaveUp();
      signal.throwIfAborted();
      const fault = asFault(lane, error);
      if (fault.code === 'prompt_too_long') {
        lane.breaker.gaveUp();
        return { why: 'size', words: fault.message, fault };
      }
      lane.failed(fault);
      const isWorthIt = !isRetried && mayPass(fault) && lane.leftAlone === null && retries.spend();
      if (!isWorthIt) return { why: 'failure', words: fault.message, fault };
    }
    await sleep(retryPauseMs, undefined, { signal });
  }
}

export function asFault(lane: Lane, error: unknown): Fault {
  if (error instanceof Fault) return error;
  return new Fault('model_unavailable', `${lane.id} failed: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
}
