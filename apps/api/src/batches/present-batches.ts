import type * as contract from '#contract';
import { Fault, type FaultCode } from '#core';
import type { Batch, BatchQuestion } from '#store';
import { time, timeOrNull } from '../present-values.ts';
import { toProblem } from '../problem.filter.ts';

export function toBatch({ keyId, keyName, waits, ...batch }: Batch): contract.Batch {
  const { id, name, state, reason, questions, counts, rungs, rate } = batch;
  const ended = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const isOpen = state === 'received' || state === 'running';
  return {
    id,
    name,
    state,
    reason,
    askedBy: { keyId, key: keyName },
    questions,
    ended,
    counts: { ...counts },
    rungs: { ...rungs },
    rate: Math.round(rate * 10) / 10,
    secondsLeft: isOpen && rate > 0 ? Math.ceil(((questions - ended) * 60) / rate) : null,
    waits: waits && { until: time(waits.until), why: waits.why },
    createdAt: time(batch.createdAt),
    startedAt: timeOrNull(batch.startedAt),
    endedAt: timeOrNull(batch.endedAt),
  };
}

export function toAsked(asked: BatchQuestion, requestId: string): contract.AskedInBatch {
  const { number, customId, question, state, outcome, questionId, rung, tries } = asked;
  return { number, customId, question, state, outcome, questionId, rung, tries, problem: problemOf(asked, requestId) };
}

/** Why there is no answer; null where there is one, or may yet be. The request is the one that reads it. */
export function problemOf({ outcome, failure, questionId }: BatchQuestion, requestId: string): contract.Problem | null {
  if (failure) return toProblem(new Fault(failure.code as FaultCode, failure.reason), requestId);
  if (outcome === 'cancelled') return toProblem(new Fault('conflict', 'The batch was cancelled before this was asked.'), requestId);
  return outcome !== null && questionId === null ? gone(requestId) : null;
}

/** Of a question that was answered and whose trace is no more. */
export const gone = (requestId: string): contract.Problem =>
  toProblem(new Fault('removed', 'Its answer was deleted with a document that it showed. Ask again.'), requestId);
