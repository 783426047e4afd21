import {
  type Answer,
  type AnswerEvent,
  type AnswerFreshness,
  type Contradiction,
  type Question,
  type RankedPassage,
  type Retrieval,
  unansweredInText,
} from '#core';
import type { AnswerDraft } from './answer-draft.ts';
import { touching } from './choose/prefer-newer.ts';
import { configured, type ConfiguredParts } from './configured.ts';
import { gateOf } from './decide/course.ts';
import type { Verdict } from './decide/decide.ts';
import type { GuardParts } from './guarded/guard-parts.ts';
import { tellCited } from './guarded/readable.ts';
import { partsOf, strongest } from './parts/parts-answered.ts';
import type { Plan } from './parts/plan.ts';
import { withLeftOut } from './poison/tell-left-out.ts';

/** What an answer is finished from. */
export interface Answering {
  readonly question: Question;
  readonly retrieval: Retrieval;
  readonly plan: Plan;
  readonly draft: AnswerDraft;
  readonly contradictions: readonly Contradiction[];
}

export interface FinishingParts extends ConfiguredParts {
  readonly guard?: GuardParts;
  readonly freshnessOf: (grounds: readonly RankedPassage[], contradictions: readonly Contradiction[], now: Date) => AnswerFreshness;
  readonly clock: () => Date;
}

/** The answer to a question that was searched, whatever was decided of it. */
export async function finishedAnswer(
  parts: FinishingParts,
  { question, retrieval, plan, draft, contradictions }: Answering,
  verdict: Verdict,
): Promise<Answer> {
  const { freshnessOf, clock, guard } = parts;
  const ofParts = partsOf(plan, draft);
  tellCited(guard, draft);
  const said = { ...verdict, reason: verdict.reason === null ? null : draft.output.quoting(verdict.reason) };
  const grounds = draft.grounds.size > 0 ? [...draft.grounds] : plan.passages;
  return {
    id: question.id,
    ...said,
    text: draft.textWith(ofParts),
    sentences: draft.sentences,
    ...(ofParts.length > 0 && { parts: ofParts }),
    ...draft.beside(question, said),
    citations: draft.citations.all,
    removed: draft.removed,
    passages: draft.passagesBeside(withLeftOut(plan.passages, retrieval.leftOut)),
    legs: retrieval.legs,
    ...(retrieval.understood && { understood: retrieval.understood }),
    fallbacks: draft.fallbacksTold,
    freshness: draft.output.freshness(freshnessOf(grounds, touching(contradictions, draft), clock())),
    ...(draft.guard.told && { guard: draft.guard.told }),
    gate: gateOf(strongest(plan)),
    ...(await configured(parts, retrieval)),
    usage: draft.usage,
    timings: { ...retrieval.timings, ...draft.timings },
  };
}

/** What the text of an answer ends with, so that the tokens joined are the text. */
export function* unanswered({ plan, draft }: Pick<Answering, 'plan' | 'draft'>): Generator<AnswerEvent> {
  for (const part of partsOf(plan, draft))
    if (part.status !== 'answered') yield { type: 'token', text: `\n\n${unansweredInText(part)}`, sentence: null };
}
