import type { PortionName, Portion } from './explain-portions.ts';

export const portionWords: Readonly<Record<PortionName, string>> = {
  vector: 'meaning',
  keyword: 'words',
  'late-interaction': 'its tokens',
  'second-embedder': 'the second embedder',
  'cross-encoder': 'the cross-encoder',
  bridge: 'the next hop',
  recency: 'a late change',
  beside: 'the searches beside the question',
};

interface Made {
  readonly portions: readonly Portion[];
}

/** In points of the final score; 0 for what gave nothing. */
export const gaveOf = (made: Made | null, name: PortionName): number => made?.portions.find(({ by }) => by === name)?.gave ?? 0;

/** Every “of at most” is told in points of the final score, as what was given is. */
export const ofMost = (most: ReadonlyMap<PortionName, number>, name: PortionName): string =>
  `of at most ${(most.get(name) ?? 0).toFixed(2)}`;
