import { mean } from '../statistics.ts';

/** Scores of one question: nDCG@10 under each setting of the grid, in its order. */
export type SettingScores = readonly number[];

/**
 * Which setting of the grid to take by these questions: of those that are within one standard error of the best (Breiman et al.,
 * Classification and Regression Trees, 1984), the one that changes least of what is served now, the first of the grid; of equals the better.
 * The error is that of the difference to the best, question by question.
 */
export function chooseSetting(grid: readonly object[], rows: readonly SettingScores[]): number {
  const means = grid.map((_, index) => mean(rows.map((row) => row[index] ?? 0)));
  const best = means.indexOf(Math.max(...means));
  const close = grid.map((_, index) => index).filter((index) => means[best]! - means[index]! <= standardError(rows, best, index));
  const changes = (index: number): number => changedFields(grid[0], grid[index]);
  return close.toSorted((a, b) => changes(a) - changes(b) || means[b]! - means[a]! || a - b)[0] ?? 0;
}

/** Of the mean difference of two settings, question by question. */
export function standardError(rows: readonly SettingScores[], best: number, other: number): number {
  const differences = rows.map((row) => (row[best] ?? 0) - (row[other] ?? 0));
  const middle = mean(differences);
  const variance = differences.reduce((sum, one) => sum + (one - middle) ** 2, 0) / Math.max(1, differences.length - 1);
  return Math.sqrt(variance / Math.max(1, differences.length));
}

function changedFields(from: object | undefined, to: object | undefined): number {
  if (!from || !to) return 0;
  const before = new Map<string, unknown>(Object.entries(from));
  return Object.entries(to).filter(([name, value]) => value !== before.get(name)).length;
}
