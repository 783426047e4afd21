import type { Answer } from './answer.ts';

/**
 * Where an answer stands on the ladder, the highest rung first: given again after its quotes were looked up; written by the model that is
 * asked first; by one that stood in for it; printed verbatim; passages without an answer; an honest word that there is none.
 */
export type Rung = 'cached' | 'composed' | 'stand_in' | 'extracted' | 'retrieval_only' | 'refused';

/** A question that ended with an error has no answer and stands below the ladder. */
export type RungOrFailed = Rung | 'failed';

/** Why it is no higher one stands in `fallbacks`, unless no higher one was asked for. */
export function rungOf({ status, mode, again, writer }: Pick<Answer, 'status' | 'mode' | 'again' | 'writer'>): Rung {
  if (status === 'abstained' || status === 'refused') return 'refused';
  if (status === 'retrieval_only') return 'retrieval_only';
  if (again) return 'cached';
  if (mode !== 'compose') return 'extracted';
  return writer?.insteadOf === undefined ? 'composed' : 'stand_in';
}
