/** Chance that can be had again: the same seed draws the same. */
export interface Random {
  /** Whether what happens in this share of all cases does. */
  readonly chance: (share: number) => boolean;
  /** A whole number from 0 to `most`, both included. */
  readonly upTo: (most: number) => number;
  readonly pick: <Item>(items: readonly Item[]) => Item;
  /** Each with this chance, in their order. */
  readonly some: <Item>(items: readonly Item[], share: number) => Item[];
}

/** Mulberry32. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d_2b_79_f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const upTo = (most: number): number => Math.floor(next() * (most + 1));
  return {
    upTo,
    chance: (share) => next() < share,
    pick: <Item>(items: readonly Item[]) => items[upTo(items.length - 1)] as Item,
    some: (items, share) => items.filter(() => next() < share),
  };
}
