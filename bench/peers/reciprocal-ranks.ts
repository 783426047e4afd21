/** The constant of the paper that named it: Cormack, Clarke and Büttcher, SIGIR 2009. */
const k = 60;

/** Reciprocal rank fusion: every list gives its member at rank r (from 1) 1 / (k + r). Ties stay in the order of the first list. */
export function fuseByReciprocalRanks(lists: readonly (readonly string[])[]): string[] {
  const scores = new Map<string, number>();
  for (const list of lists) for (const [index, id] of list.entries()) scores.set(id, (scores.get(id) ?? 0) + 1 / (k + index + 1));
  return [...scores].toSorted((a, b) => b[1] - a[1]).map(([id]) => id);
}
