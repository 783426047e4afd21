import type { RankedPassage, RetrievalSettings } from '#core';

const dayMs = 86_400_000;

/** Best first, each score blended with how lately its document changed: 1 at once, one half after `halfLifeDays`. As they were at weight 0. */
export function withRecency(
  passages: readonly RankedPassage[],
  { weight, halfLifeDays }: RetrievalSettings['recency'],
  now: Date,
): readonly RankedPassage[] {
  if (weight === 0) return passages;
  return passages
    .map((passage) => {
      const ageDays = Math.max(0, now.getTime() - passage.changedAt.getTime()) / dayMs;
      const recency = 0.5 ** (ageDays / halfLifeDays);
      return { ...passage, recency, score: (1 - weight) * passage.score + weight * recency };
    })
    .sort((a, b) => b.score - a.score);
}
