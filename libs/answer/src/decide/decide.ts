import type { Answer, Question, Retrieval } from '#core';
import { unnamed } from './called-names.ts';
import type { Weighed } from './gate.ts';
import { absentNames } from './identifiers.ts';
import { namesIn, withoutOthers } from './numbered-names.ts';

export type Verdict = Pick<Answer, 'status' | 'mode' | 'reason'>;

/** What an answer needs: as the installation has it, or what the strictest of the collections searched had set for it. */
export function thresholdOf(settings: Retrieval['settings'], installation: number): number {
  const collections = settings.pinned?.collections ?? [];
  return collections.length === 0 ? installation : Math.max(...collections.map(({ threshold }) => threshold ?? installation));
}

/** The verdict when no sentence is to be said at all; null where the evidence suffices. */
export function withoutAnswer(
  question: Pick<Question, 'mode' | 'text'>,
  { passages, queryVector }: Pick<Retrieval, 'passages' | 'queryVector'>,
  { weighed, threshold }: { readonly weighed: Weighed | null; readonly threshold: number },
): Verdict | null {
  const only = { status: 'retrieval_only', mode: 'retrieval_only' } as const;
  const abstained = { status: 'abstained', mode: 'extract' } as const;
  if (question.mode === 'retrieval_only') return { ...only, reason: 'only passages were asked for' };
  if (!/[\p{L}\p{N}]/u.test(question.text))
    return { status: 'refused', mode: 'extract', reason: 'there is no word and no number in the question; ask in words' };
  const nearest = passages[0];
  if (!nearest) return { ...abstained, reason: 'nothing was found that has to do with the question' };
  if (weighed === null || !queryVector)
    return { ...only, reason: 'the question could not be compared by meaning, so nothing says whether these passages answer it' };
  if (threshold <= 0) return null;
  const { names, absent } = absentNames(question.text, passages);
  // “VX-125” may be all but “VX-117” in meaning and is something else.
  const unanswered =
    names.length > 0 && absent.length === names.length
      ? `none of the passages found names ${absent.join(' or ')}`
      : (withoutOthers(question.text, passages, namesIn).unanswered ?? unnamed(question.text, passages.map(namesIn)));
  if (unanswered !== null) return { ...abstained, reason: `${unanswered}; nearest is "${nearest.title}"` };
  if (weighed.score >= threshold) return null;
  const place = nearest.page === null ? '' : `, page ${nearest.page}`;
  const [shown, needed] = apart(weighed.score, threshold);
  const evidence = `their evidence is ${shown} and ${needed} is needed`;
  return {
    ...abstained,
    reason: `the passages found do not seem to hold the answer (${evidence}); nearest is "${nearest.title}"${place}`,
  };
}

/** With as many digits as show that the one falls short of the other, three at least. */
function apart(score: number, threshold: number): readonly [string, string] {
  const digits = [3, 4, 5, 6, 9, 12].find((count) => score.toFixed(count) !== threshold.toFixed(count)) ?? 15;
  return [score.toFixed(digits), threshold.toFixed(digits)];
}
