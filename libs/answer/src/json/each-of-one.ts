import type { AskedLeaf } from './asked-leaf.ts';
import type { ReadLeaf } from './read-data.ts';

export interface AskedAndRead {
  readonly leaf: AskedLeaf;
  readonly read: ReadLeaf;
}

/** A cell, or a sentence with one figure, is the value of one property: where two of other names were read from it, it is not plain whose it is. */
export function eachOfOne(all: ReadonlyMap<string, AskedAndRead>): ReadonlyMap<string, ReadLeaf> {
  const byPlace = Map.groupBy(all, ([, { read }]) => placeOf(read));
  return new Map(
    [...all].map(([pointer, { leaf, read }]): [string, ReadLeaf] => {
      const place = placeOf(read);
      const other = (place === null ? [] : (byPlace.get(place) ?? [])).find(([, one]) => !isSame(leaf, one.leaf));
      if (!other) return [pointer, read];
      return [pointer, { reason: `the same words would be the value of ${other[0]} too, and it is not plain whose they are` }];
    }),
  );
}

function placeOf(read: ReadLeaf): string | null {
  if ('reason' in read) return null;
  const [ground] = read.evidence;
  if (!ground || (!read.isOnlyOf && typeof read.value !== 'number')) return null;
  return `${ground.passage.revisionId} ${ground.passage.start + ground.span.start} ${read.value}`;
}

/** Both by the same words, “price” and “priceEuros”, or one of them by fewer: “deposit” and “keyDeposit”. */
function isSame(left: AskedLeaf, right: AskedLeaf): boolean {
  const [own, other] = [left, right].map(({ wanted, implied }) => wanted[0] ?? implied);
  const [few = [], many = []] = [own ?? [], other ?? []].toSorted((a, b) => a.length - b.length);
  return (few.length > 0 || many.length === 0) && few.every((root) => many.includes(root));
}
