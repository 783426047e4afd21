import { percentile } from './statistics.ts';

/** One decision: a score and whether the truth is yes. */
export interface Scored {
  readonly score: number;
  readonly positive: boolean;
}

/** Area under the ROC curve: the chance that a yes scores above a no, ties half. 0.5 when one side is empty. */
export function auroc(items: readonly Scored[]): number {
  const sorted = [...items].sort((a, b) => a.score - b.score);
  const positives = items.filter((item) => item.positive).length;
  const negatives = items.length - positives;
  if (positives === 0 || negatives === 0) return 0.5;
  let rankSum = 0;
  for (let start = 0; start < sorted.length;) {
    let end = start + 1;
    while (end < sorted.length && sorted[end]?.score === sorted[start]?.score) end += 1;
    const rank = (start + end + 1) / 2;
    rankSum += rank * sorted.slice(start, end).filter((item) => item.positive).length;
    start = end;
  }
  return (rankSum - (positives * (positives + 1)) / 2) / (positives * negatives);
}

/** Mean of the shares decided rightly among the yes and among the no, when `score >= threshold` means yes. */
export function balancedAccuracy(items: readonly Scored[], threshold: number): number {
  const share = (side: boolean): number => {
    const of = items.filter((item) => item.positive === side);
    return of.length === 0 ? 0.5 : of.filter((item) => item.score >= threshold === side).length / of.length;
  };
  return (share(true) + share(false)) / 2;
}

/** The threshold at which `share` of the no are let through. */
function thresholdAt(share: number, items: readonly Scored[]): number {
  return percentile(
    items.filter((item) => !item.positive).map((item) => item.score),
    1 - share,
  );
}

/** Share of the yes let through where `share` of the no are. */
export function passedAt(share: number, items: readonly Scored[]): number {
  const threshold = thresholdAt(share, items);
  const positives = items.filter((item) => item.positive);
  return positives.length === 0 ? 0 : positives.filter((item) => item.score > threshold).length / positives.length;
}
