import { describe, expect, it } from 'vitest';
import { compareRuns } from './compare-runs.ts';
import { summariseSets } from './many-sets.ts';
import type { QueryScores, RetrievalReport } from './retrieval-eval.ts';
import { pairedDifference } from './statistics.ts';

const run = (scores: Readonly<Record<string, number>>, leg = 'reranked'): QueryScores[] =>
  Object.entries(scores).map(([id, score]) => ({ id, text: `question ${id}`, ndcg10: { [leg]: score } }));

describe('paired statistics', () => {
  it('finds the exact chance of small cases', () => {
    // Of the eight ways to set three signs, two lie as far out: all up and all down.
    expect(pairedDifference([[0.5, 0.5, 0.5]]).pValue).toBeCloseTo(2 / 8, 1);
    expect(pairedDifference([Array.from({ length: 10 }, () => 0.1)]).pValue).toBeCloseTo(2 / 1024, 2);
    expect(pairedDifference([[0, 0, 0]])).toEqual({ difference: 0, interval: [0, 0], pValue: 1 });
    expect(pairedDifference([])).toEqual({ difference: 0, interval: [0, 0], pValue: 1 });
  });

  it('says the same each time, and gives no difference to what differs by chance', () => {
    const noise = Array.from({ length: 200 }, (_, index) => Math.sin(index * 7.3));
    const seen = pairedDifference([noise]);
    expect(pairedDifference([noise])).toEqual(seen);
    expect(seen.pValue).toBeGreaterThan(0.3);
    expect(seen.interval[0]).toBeLessThan(0);
    expect(seen.interval[1]).toBeGreaterThan(0);
  });

  it('lets every set weigh the same, however many queries it has', () => {
    const { difference, interval } = pairedDifference([Array.from({ length: 100 }, () => 0.2), [0, 0]]);
    expect(difference).toBeCloseTo(0.1);
    expect(interval[0]).toBeCloseTo(0.1);
  });
});

describe('the comparison of two runs', () => {
  it('pairs queries by set and id, and shows what was won and lost', () => {
    const first = { 'a/x': run({ 1: 0.2, 2: 0.5, 3: 1, 4: 0 }), 'a/y': run({ 1: 1 }) };
    const second = { 'a/x': run({ 1: 1, 2: 0.5, 3: 0.4, 5: 1 }), 'a/z': run({ 1: 1 }) };
    const comparison = compareRuns(first, second, 'reranked');
    expect(comparison.overall).toMatchObject({ queries: 3, wins: 1, ties: 1, losses: 1, unpaired: 2 });
    expect(comparison.overall.difference).toBeCloseTo((0.8 - 0.6) / 3);
    expect(comparison.best).toEqual([{ set: 'a/x', id: '1', text: 'question 1', first: 0.2, second: 1 }]);
    expect(comparison.worst).toMatchObject([{ id: '3' }]);
    expect(() => compareRuns({ a: run({ 1: 1 }) }, { b: run({ 1: 1 }) }, 'reranked')).toThrow(/share no query/);
    expect(() => compareRuns(first, second, 'sparse')).toThrow(/"sparse"/);
  });
});

describe('several sets together', () => {
  const report = (scores: readonly Readonly<Record<string, number>>[]): RetrievalReport => ({
    perQuery: scores.map((ndcg10, index) => ({ id: String(index), text: '', ndcg10 })),
    legs: Object.fromEntries(
      Object.keys(scores[0] ?? {}).map((leg) => {
        const ndcg10 = scores.reduce((sum, score) => sum + (score[leg] ?? 0), 0) / scores.length;
        return [leg, { ndcg10, recall10: 0, recall100: 0, mrr10: 0, hitRate10: 0, interval: [0, 0], p50Ms: 0, p95Ms: 0, p99Ms: 0 }];
      }),
    ),
    stages: {},
    approximateRecall10: null,
    lacked: {},
    documents: 0,
    queries: scores.length,
    configuration: {},
  });

  it("measures the gain over the better leg's mean, and the worst set against its own better leg", () => {
    const { mean, gain, worst } = summariseSets({
      words: report([{ keyword: 0.9, vector: 0.5, reranked: 0.8 }]),
      sense: report([{ keyword: 0.2, vector: 0.8, reranked: 0.9 }]),
    });
    expect(mean['reranked']?.ndcg10).toBeCloseTo(0.85);
    expect(gain).toMatchObject({ over: 'vector' });
    expect(gain?.ndcg10).toBeCloseTo(0.2);
    expect(worst).toMatchObject({ set: 'words', over: 'keyword' });
    expect(worst?.ndcg10).toBeCloseTo(-0.1);
  });
});
