import type { Question } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import type { Verdict } from '../decide/decide.ts';
import type { GuardParts } from './guard-parts.ts';

const howElse = 'Ask in plain words for what the documents say; what is in quotation marks is taken as asked about';

/** The verdict on a question that tries something on the service; null where it asks the documents. */
export function refusalOf({ text }: Question, guard: GuardParts | undefined, draft: AnswerDraft): Verdict | null {
  if (!guard?.questionTrouble) return null;
  draft.guard.looked();
  const trouble = guard.questionTrouble(text);
  if (trouble === null) return null;
  const reason = `the question is not answered because ${trouble}. ${howElse}`;
  draft.guard.refuseQuestion(trouble);
  return { status: 'refused', mode: 'extract', reason };
}

/** The question without those before it that try something on the service: a client may send any as asked before. */
export function withoutTroubledTurns(question: Question, guard: GuardParts | undefined, draft: AnswerDraft): Question {
  const { turns } = question;
  const troubleOf = guard?.questionTrouble;
  if (!troubleOf || !turns?.length) return question;
  const kept = turns.filter((turn) => troubleOf(turn) === null);
  const left = turns.length - kept.length;
  if (left === 0) return question;
  draft.fallbacks.push(
    `${left === 1 ? 'a question' : `${left} questions`} before this one tried something on the service and ${left === 1 ? 'was' : 'were'} not read`,
  );
  return { ...question, turns: kept };
}
