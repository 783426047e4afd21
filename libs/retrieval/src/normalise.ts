import type { LegHit, LegScore } from '#core';

/**
 * Min-max within the leg's own list: its best hit is 1, its last 0, so that BM25 and cosine become comparable.
 * A list whose scores are all equal says "these, without order": each is 1.
 */
export function normaliseHits(hits: readonly LegHit[]): Map<string, LegScore> {
  const ranked = hits.toSorted((a, b) => b.score - a.score);
  const best = ranked[0]?.score ?? 0;
  const last = ranked.at(-1)?.score ?? 0;
  const range = best - last;
  return new Map(
    ranked.map((hit, index) => [
      hit.chunkId,
      { rank: index + 1, score: hit.score, normalised: range > 0 ? (hit.score - last) / range : 1 },
    ]),
  );
}
