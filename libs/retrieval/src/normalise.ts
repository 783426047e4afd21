import type { LegHit, LegScore } from '#core';

export interface Scale {
  /** The score of what the list does not hold, where that is known: then it counts as 0 instead of the last hit. */
  readonly floor?: number | undefined;
  /** Differences smaller than this tell little: the best of a list that spans less gets that share of 1 only. */
  readonly leastRange?: number;
}

/**
 * Min-max within the leg's own list: its best hit is 1, its last 0, so that BM25 and cosine become comparable.
 * A list whose scores are all equal says "these, without order": each is 1.
 */
export function normaliseHits(hits: readonly LegHit[], { floor, leastRange = 0 }: Scale = {}): Map<string, LegScore> {
  const ranked = hits.toSorted((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  const last = floor ?? ranked.at(-1)?.score ?? 0;
  const range = best > last ? Math.max(best - last, leastRange) : 0;
  return new Map(
    ranked.map((hit, index) => [
      hit.chunkId,
      { rank: index + 1, score: hit.score, normalised: range > 0 ? (hit.score - last) / range : 1 },
    ]),
  );
}
