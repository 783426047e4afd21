import type { Answer, Question } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { AnswererParts } from '../answerer.ts';
import { configured } from '../configured.ts';
import type { Verdict } from '../decide/decide.ts';

/** The answer to a question that nothing was searched for. */
export async function refusedAnswer(parts: AnswererParts, question: Question, draft: AnswerDraft, verdict: Verdict): Promise<Answer> {
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
    fallbacks: draft.fallbacks,
    freshness: freshnessOf([], [], clock()),
    ...(draft.guard.told && { guard: draft.guard.told }),
    gate: { score: 0, threshold: settings.threshold },
    ...(await configured(parts, null)),
    usage: draft.usage,
    timings: draft.timings,
  };
}
