import type { AnswerPart } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { type Course, gateOf } from '../decide/course.ts';
import type { Verdict } from '../decide/decide.ts';
import type { Plan } from './plan.ts';

/** Why nothing of a question is answered; null where something is. */
export function withoutAnyAnswer({ whole, parts }: Plan): Verdict | null {
  if (parts.length === 0) return whole.verdict;
  if (parts.some(({ verdict }) => verdict === null)) return null;
  const reason = parts.map(({ question, verdict }) => `“${question.text}”: ${verdict?.reason}`).join('; ');
  // What was not searched may be answered by the documents, so that is no abstention.
  const [first] = parts.flatMap(({ verdict }) => (verdict?.status === 'retrieval_only' ? verdict : []));
  return { status: 'abstained', mode: 'extract', ...first, reason };
}

/** What came of each part. One that had evidence and of which nothing was said lacked the time. */
export function partsOf({ parts }: Plan, { sentences, output }: Pick<AnswerDraft, 'sentences' | 'output'>): AnswerPart[] {
  return parts.map((course, index) => {
    const isSaid = sentences.some((sentence) => sentence.parts?.includes(index));
    const unsaid: Verdict = { status: 'retrieval_only', mode: 'retrieval_only', reason: 'nothing was said of what was found for it' };
    const { status, reason } = course.verdict ?? (isSaid ? { status: 'answered', reason: null } : unsaid);
    // It may quote a document or name one, and stands in the text.
    return { question: course.question.text, status, reason: reason === null ? null : output.quoting(reason), gate: gateOf(course) };
  });
}

/** What the evidence of the answer is told by: the part with the most of it, or the question as one. */
export function strongest({ whole, parts }: Plan): Course {
  const score = ({ weighed }: Course): number => weighed?.score ?? 0;
  return parts.toSorted((a, b) => score(b) - score(a))[0] ?? whole;
}
