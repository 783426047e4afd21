import type { LegHit, LegName, LegScore } from '#core';
import { keywordShare } from './keyword-share.ts';
import { normaliseHits } from './normalise.ts';

export interface FusedHit {
  readonly chunkId: string;
  /** 0 to 1, comparable within this ranking only. */
  readonly score: number;
  readonly legs: Readonly<Partial<Record<LegName, LegScore>>>;
}

/** The hits of each leg; null for a leg that gave none because it failed or was late. */
export type LegHits = Readonly<Record<LegName, readonly LegHit[] | null>>;

/**
 * Weighted sum of the normalised legs; what a leg did not find counts 0 there. `vectorWeight` is the ordinary share of the vector
 * leg; `keywordShare` moves it by question. A leg that failed leaves the whole weight to the other. Equal scores keep a fixed order, so the same question gives the same ranking.
 */
export function fuseLegs(hits: LegHits, vectorWeight: number): FusedHit[] {
  const vector = normaliseHits(hits.vector ?? []);
  const keyword = normaliseHits(hits.keyword ?? []);
  const share = vectorShare(hits, vectorWeight);
  const ids = new Set([...vector.keys(), ...keyword.keys()]);
  return [...ids]
    .map((chunkId) => {
      const legs = { ...named('vector', vector.get(chunkId)), ...named('keyword', keyword.get(chunkId)) };
      return { chunkId, legs, score: share * (legs.vector?.normalised ?? 0) + (1 - share) * (legs.keyword?.normalised ?? 0) };
    })
    .sort((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}

function vectorShare(hits: LegHits, vectorWeight: number): number {
  if (hits.vector === null) return 0;
  return hits.keyword === null ? 1 : 1 - keywordShare(hits.keyword, 1 - vectorWeight);
}

function named(leg: LegName, score: LegScore | undefined): Partial<Record<LegName, LegScore>> {
  return score ? { [leg]: score } : {};
}
