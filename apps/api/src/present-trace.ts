import type * as contract from '#contract';
import type { StoredTrace } from '#store';
import { toAnswer } from './present-answer.ts';
import { toGuard } from './present-guard.ts';
import { freshNow, toReviewOutcome } from './reviews/present-reviews.ts';

export function toTrace(trace: StoredTrace): contract.Trace {
  const { id, question, status, failure, configuration, review } = trace;
  const { version } = configuration;
  return {
    ...(toTracedAnswer(trace) ?? { ...noAnswer(id, failure?.reason ?? null), ...(review && { review: toReviewOutcome(id, review) }) }),
    status,
    ...(failure && { rung: 'failed' as const }),
    question,
    conversationId: trace.conversationId,
    failure,
    asOf: typeof trace.asked['asOf'] === 'string' ? trace.asked['asOf'] : null,
    askedAt: trace.askedAt.toISOString(),
    ...(typeof version === 'string' && { config: version }),
    configuration: { ...configuration, ...(trace.answer && { id: trace.answer.configurationId }) },
    ...(trace.answer?.data && { responseSchema: { ...trace.answer.data.schema } }),
    feedback: trace.feedback.map(({ rating, comment, createdAt }) => ({ rating, comment, createdAt: createdAt.toISOString() })),
    calls: [...trace.calls],
  };
}

/** The answer as its asker got it, less what may not be shown any more; null of a question that failed. */
export function toTracedAnswer({ id, answer, review, configuration: { version } }: StoredTrace): contract.Answer | null {
  if (!answer) return null;
  const isPersons = review?.effect === 'hold' && review.answer !== null;
  return {
    ...toAnswer(isPersons ? freshNow(answer) : answer),
    ...(review && { review: toReviewOutcome(id, review) }),
    // Answers stored long ago do not name it.
    ...(typeof version === 'string' && { config: version }),
  };
}

/** What a question that failed on the way has instead of an answer. */
function noAnswer(id: string, reason: string | null): contract.Answer {
  return {
    id,
    reason,
    status: 'retrieval_only',
    mode: 'retrieval_only',
    rung: 'refused',
    answer: '',
    config: '',
    sentences: [],
    citations: [],
    passages: [],
    legs: [],
    fallbacks: [],
    freshness: { verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] },
    guard: toGuard(undefined),
    gate: { score: 0, threshold: 0 },
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
    timings: {},
  };
}
