// Scores between 0 and 1 as people read them, and the names of the stages.
export const score = (value: number): string => value.toFixed(3);
export const signedScore = (value: number): string => `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(3)}`;

/** What the figures mean, for who hovers over their names. */
export const meanings = {
  ndcg10: 'How high the right documents stand among the first ten: 1 when they come first',
  hits: 'Questions with a right document among the first ten',
  recall10: 'Share of the right documents that are among the first ten',
  mrr10: 'One over the place of the first right document, on average: 1 when it always comes first',
};

export const stageNames: Readonly<Record<string, string>> = {
  keyword: 'By words',
  vector: 'By meaning',
  fused: 'Both together',
  reranked: 'As served',
};

export const rankWords = (rank: number | null | undefined): string => (rank === null || rank === undefined ? 'not found' : `place ${rank}`);

/** What an interval and a chance say, in a sentence. */
export function changeWords({
  interval: [low, high],
  pValue,
}: {
  readonly interval: readonly [number, number];
  readonly pValue: number;
}): string {
  const chance = pValue < 0.001 ? 'less than 1 in 1,000' : `about ${Math.max(1, Math.round(pValue * 100))} in 100`;
  if (low > 0) return `Better: chance alone makes as much of a difference ${chance} times.`;
  if (high < 0) return `Worse: chance alone makes as much of a difference ${chance} times.`;
  return `No clear difference: chance alone makes as much of one ${chance} times.`;
}
