import { describe, expect, it } from 'vitest';
import { auroc, balancedAccuracy, passedAt } from './decision-metrics.ts';
import { mrrAt10, ndcgAt10, recallAt } from './ranking-metrics.ts';
import { bootstrapInterval, mean, percentile } from './statistics.ts';
import { containsTokens, rougeL, tokenF1 } from './text-metrics.ts';

const judged = new Map([
  ['a', 2],
  ['b', 1],
  ['c', 0],
]);

describe('ranking metrics', () => {
  it('gives 1 to the ideal order and discounts what comes late', () => {
    expect(ndcgAt10(['a', 'b', 'c'], judged)).toBe(1);
    expect(ndcgAt10(['x', 'a'], judged)).toBeCloseTo(2 / Math.log2(3) / (2 + 1 / Math.log2(3)), 10);
    expect(ndcgAt10([], judged)).toBe(0);
    expect(ndcgAt10(['a'], new Map())).toBe(0);
  });

  it('counts a document judged 0 as not relevant', () => {
    expect(recallAt(1, ['c', 'a', 'b'], judged)).toBe(0);
    expect(recallAt(2, ['c', 'a', 'b'], judged)).toBe(0.5);
    expect(mrrAt10(['c', 'a'], judged)).toBe(0.5);
    expect(mrrAt10([...'0123456789'.split(''), 'a'], judged)).toBe(0);
  });
});

describe('text metrics', () => {
  it('measures order with ROUGE-L and words with F1', () => {
    expect(rougeL('police killed the gunman', 'police kill the gunman')).toBeCloseTo(0.75);
    expect(rougeL('the gunman kill police', 'police kill the gunman')).toBeCloseTo(0.5);
    expect(tokenF1('the gunman kill police', 'police kill the gunman')).toBe(1);
    expect(tokenF1('a a a', 'a b')).toBeCloseTo(0.4);
    expect(rougeL('', 'x')).toBe(0);
  });

  it('finds short references as whole words', () => {
    expect(containsTokens('It began in November 2015.', 'november 2015')).toBe(true);
    expect(containsTokens('It began in November 2015.', 'ember 2015')).toBe(false);
  });
});

describe('decision metrics', () => {
  const items = [0.1, 0.4, 0.35, 0.8].map((score, index) => ({ score, positive: index > 1 }));
  it('ranks by pairs, ties half', () => {
    expect(auroc(items)).toBe(0.75);
    expect(auroc(items.map((item) => ({ ...item, score: 1 })))).toBe(0.5);
    expect(balancedAccuracy(items, 0.35)).toBe(0.75);
  });

  it('says how many yes pass where a share of the no does', () => {
    expect(passedAt(0, items)).toBe(0.5);
    expect(passedAt(1, items)).toBe(1);
  });
});

describe('statistics', () => {
  it('repeats an interval for the same seed and holds the mean in it', () => {
    const values = Array.from({ length: 200 }, (_, index) => index % 10);
    const interval = bootstrapInterval(values, mean);
    expect(interval).toEqual(bootstrapInterval(values, mean));
    expect(interval[0]).toBeLessThan(4.5);
    expect(interval[1]).toBeGreaterThan(4.5);
    expect(percentile([1, 2, 3, 4], 0.5)).toBe(2.5);
  });
});
