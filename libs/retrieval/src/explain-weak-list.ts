import type { Retrieval } from '#core';

/** Questions that had nothing to do with the texts came to 0.10 and 0.11, others to 0.11 up to 0.26 (70 documents, bge-small). */
const tellingRange = 0.12;
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
