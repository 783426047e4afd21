import type { CollectionRanking } from '#core';

/** What the meaning of two wordings must reach in these collections; null unless each of them had it measured with this embedder. */
export function rewordingThreshold(
  rankings: readonly CollectionRanking[],
  collectionIds: readonly string[],
  embedderId: string,
): number | null {
  const thresholds = rankings.map(({ rewordings }) => (rewordings?.embedder === embedderId ? rewordings.threshold : null));
  const isMeasured = thresholds.length === new Set(collectionIds).size && thresholds.every((threshold) => threshold !== null);
  return isMeasured ? Math.max(...thresholds.map((threshold) => threshold ?? 1)) : null;
}
