import type { Retrieval } from '#core';

/**
 * Over 70 documents questions came to 0.10 up to 0.26, over 1,641 passages good ones to 0.11 (bge-small): the larger the collection, the
 * nearer the middle of a list is to its best. Said of lists only that are flat in either.
 */
const tellingRange = 0.06;
const fewestHits = 10;

/** The best of a list counts full however near it is: said where it is hardly nearer than the middle of the list. */
export function weakListWords({ whole, candidates }: Pick<Retrieval, 'whole' | 'candidates'>): string[] {
  const cosines = (whole?.candidates ?? candidates).flatMap(({ legs }) => legs.vector?.score ?? []).toSorted((a, b) => b - a);
  const [best] = cosines;
  const middle = cosines[Math.floor(cosines.length / 2)];
  if (best === undefined || middle === undefined || cosines.length < fewestHits || best - middle >= tellingRange) return [];
  return [
    `The list by meaning is a weak one: its nearest passage has cosine ${best.toFixed(2)}, hardly more than the middle of the list (${middle.toFixed(2)}), and still counts as the best of a list always does.`,
  ];
}
