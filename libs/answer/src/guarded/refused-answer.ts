import type { Answer, AnswerFreshness, Question } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { configured, type ConfiguredParts } from '../configured.ts';
import type { Verdict } from '../decide/decide.ts';

interface RefusingParts extends ConfiguredParts {
  readonly freshnessOf: (grounds: readonly [], contradictions: readonly [], now: Date) => AnswerFreshness;
  readonly clock: () => Date;
}

/** The answer to a question that nothing was searched for. */
export async function refusedAnswer(parts: RefusingParts, question: Question, draft: AnswerDraft, verdict: Verdict): Promise<Answer> {
  const { freshnessOf, clock, settings } = parts;
  return {
    id: question.id,
    ...verdict,
    text: '',
    sentences: [],
    ...draft.beside(question, verdict),
    citations: [],
    removed: [],
    passages: [],
    legs: [],
    fallbacks: draft.fallbacksTold,
    freshness: freshnessOf([], [], clock()),
    ...(draft.guard.told && { guard: draft.guard.told }),
    gate: { score: 0, threshold: settings.threshold },
    ...(await configured(parts, null)),
    usage: draft.usage,
    timings: draft.timings,
  };
}
