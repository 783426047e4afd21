import type { Retrieval } from '#core';

/**
 * Over 70 documents questions came to 0.10 up to 0.26, over 1,641 passages good ones to 0.11 (bge-small): the larger the collection, the
 * nearer the middle of a list is to its best. Said of lists only that are flat in either.
 */
const tellingRange = 0.06;
const fewestHits = 10;

/** The best of a list counts full, or nearly, however near it is: said where it is hardly nearer than the middle of the list. */
export function weakListWords({ whole, candidates }: Pick<Retrieval, 'whole' | 'candidates'>): string[] {
  const hits = (whole?.candidates ?? candidates).flatMap(({ legs }) => legs.vector ?? []).toSorted((a, b) => b.score - a.score);
  const [best] = hits;
  const middle = hits[Math.floor(hits.length / 2)];
  if (!best || !middle || hits.length < fewestHits || best.score - middle.score >= tellingRange) return [];
  const counts =
    best.normalised < 0.995 ? `and still counts ${best.normalised.toFixed(2)} of 1` : 'and still counts as the best of a list does';
  return [
    `The list by meaning is a weak one: its nearest passage has cosine ${best.score.toFixed(2)}, hardly more than the middle of the list (${middle.score.toFixed(2)}), ${counts}.`,
  ];
}
