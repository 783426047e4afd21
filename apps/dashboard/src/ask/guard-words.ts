import { many } from '../format/quantity.ts';
import type { AnswerGuard, Passage } from '../http/bodies.ts';
import type { Asking } from './asking.ts';

/** What the guard made of a passage for an answer. `isApart`: the answer does not rest on it. */
export type Care = { readonly word: string; readonly why: string; readonly isApart: boolean };
type Read = Pick<Passage, 'chunkId' | 'guard'>;

/** Null where nothing was found in it. Why it was left out goes before what is known of its words. */
export function careOf({ chunkId, guard: known }: Read, guard: AnswerGuard | undefined): Care | null {
  const poisoned = guard?.poisoned.find((finding) => finding.chunkId === chunkId);
  if (poisoned) return { word: 'set apart', why: poisoned.reason, isApart: true };
  const handled = guard?.passages.find((passage) => passage.chunkId === chunkId);
  if (handled?.handling === 'left_out') return { word: 'hostile', why: `${handled.reason}; no model was given it`, isApart: false };
  const marked = handled ?? known;
  return marked ? { word: 'suspect', why: marked.reason, isApart: false } : null;
}

/** What the guard made of what a citation quotes, also while the answer is on its way. */
export const careOfChunk = ({ passages, answer }: Asking, chunkId: string): Care | null =>
  careOf(passages.find((passage) => passage.chunkId === chunkId) ?? { chunkId, guard: null }, answer?.guard);

/** Those that the answer may rest on, if only by quoting what no model was given, and those that were set apart. */
export function separated<Each extends Read>(passages: readonly Each[], guard: AnswerGuard | undefined): { used: Each[]; apart: Each[] } {
  const isApart = (passage: Each): boolean => careOf(passage, guard)?.isApart ?? false;
  return { used: passages.filter((passage) => !isApart(passage)), apart: passages.filter(isApart) };
}

/** "6 passages read, 5 set apart" */
export function readWords(passages: readonly Read[], guard: AnswerGuard | undefined): string {
  const { used, apart } = separated(passages, guard);
  return `${many(used.length, 'passage')} read${apart.length === 0 ? '' : `, ${apart.length} set apart`}`;
}

/** "5 passages set apart, 1 read with care"; null where the guard had nothing to do but to look. */
export function guardWords({ passages, poisoned, withheld }: AnswerGuard): string | null {
  const leftOut = passages.filter(({ handling }) => handling === 'left_out').length;
  const marked = passages.length - leftOut;
  const words = [
    ...(poisoned.length > 0 ? [`${many(poisoned.length, 'passage')} set apart`] : []),
    ...(leftOut > 0 ? [`${many(leftOut, 'passage')} given to no model`] : []),
    ...(marked > 0 ? [`${many(marked, 'passage')} read with care`] : []),
    ...(withheld.length > 0 ? [`${many(withheld.length, 'thing')} in the answer withheld or flagged`] : []),
  ];
  return words.length === 0 ? null : words.join(', ');
}
