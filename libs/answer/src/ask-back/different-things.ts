import type { Contradiction } from '#core';
import { namesOf } from '../decide/identifiers.ts';
import { namesAllOf } from './meant.ts';
import { piecesOf, tellApart } from './tell-apart.ts';

/** Numbers of versions tell apart what both may be in use; of two that contradict each other the newer is believed all the same. */
const version = /^v?\d+(?:\.\d+)+$|^v\d+$/i;

/**
 * Whether two documents may be of different things, by their titles: the newer of them is not believed of the other's. The titles alone do
 * not say that they are: “Annual leave policy” and “Leave rules for employees” are told apart too.
 */
export const mayBeOfDifferentThings = (one: string, other: string): boolean => marksOf(one, other) !== null;

/** Whether they are, so that nothing contradicts: by identifiers in both titles, or by what each sentence says that it speaks of. */
export function areOfDifferentThings({ newer, older }: Contradiction): boolean {
  const marks = marksOf(newer.title, older.title);
  if (marks === null) return false;
  if (marks.every((mark) => namesOf(mark).some((name) => !version.test(name)))) return true;
  const [ofNewer, ofOlder] = marks;
  const isOwn = (quote: string, own: string, others: string): boolean => namesAllOf(quote, own) && !namesAllOf(quote, others);
  return isOwn(newer.quote, ofNewer, ofOlder) && isOwn(older.quote, ofOlder, ofNewer);
}

function marksOf(one: string, other: string): readonly [string, string] | null {
  const [first, second] = tellApart([one, other]) ?? [];
  if (first === undefined || second === undefined) return null;
  return [first, second].some((mark) => piecesOf(mark).some((word) => !version.test(word))) ? [first, second] : null;
}
