import type { LegHit } from '#core';

/** BM25 points by which the best hit stands above its list's mean at which the keyword leg gets exactly its configured share. */
const ordinarySharpness = 9;
const leastFactor = 2 / 3;
const mostFactor = 5 / 3;

/**
 * The keyword leg's share of the fused score for one question. Min-max hides how much the words of a question really told:
 * BM25 is a sum over matched rare words, so a best hit far above its list's mean knows something, and one barely above guesses.
 * A list shorter than the `candidates` asked for holds every match, and the rest of it counts as 0. Vectors blur identifiers, so a
 * question that names one gets the most. Measured in docs/decisions/0004-fusion.md; scores that are not BM25 (ts_rank, below 1) get
 * the least share.
 */
export function keywordShare(
  hits: readonly LegHit[],
  configuredShare: number,
  { candidates, hasIdentifier }: { readonly candidates: number; readonly hasIdentifier: boolean },
): number {
  const most = Math.min(1, configuredShare * mostFactor);
  if (hits.length === 0) return configuredShare * leastFactor;
  if (hasIdentifier) return most;
  const scores = hits.map((hit) => hit.score);
  const sharpness = Math.max(...scores) - scores.reduce((sum, score) => sum + score, 0) / Math.max(candidates, scores.length);
  return Math.min(most, configuredShare * Math.max(leastFactor, sharpness / ordinarySharpness));
}
