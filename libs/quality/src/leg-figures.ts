import { hitAt10, mrrAt10, ndcgAt10, recallAt, type Judgements } from './ranking-metrics.ts';
import { bootstrapInterval, mean, percentile, type Interval } from './statistics.ts';

/** One leg's answer to one query: document ids, best first, each once (see `documentRanking`). */
export interface LegRanking {
  readonly documentIds: readonly string[];
  readonly ms: number;
}

export interface LegFigures {
  readonly ndcg10: number;
  readonly recall10: number;
  readonly recall100: number;
  readonly mrr10: number;
  readonly hitRate10: number;
  /** 95 % bootstrap interval of ndcg10. */
  readonly interval: Interval;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface StageFigures {
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

export interface JudgedRanking {
  readonly judged: Judgements;
  readonly ranking: LegRanking;
}

export function figuresOf(list: readonly JudgedRanking[]): LegFigures {
  const over = (metric: (ranking: readonly string[], judged: Judgements) => number): number[] =>
    list.map(({ ranking, judged }) => metric(ranking.documentIds, judged));
  const ndcg = over(ndcgAt10);
  return {
    ndcg10: mean(ndcg),
    recall10: mean(over((ranking, judged) => recallAt(10, ranking, judged))),
    recall100: mean(over((ranking, judged) => recallAt(100, ranking, judged))),
    mrr10: mean(over(mrrAt10)),
    hitRate10: mean(over(hitAt10)),
    interval: bootstrapInterval(ndcg, mean),
    ...stageFigures(list.map(({ ranking }) => ranking.ms)),
  };
}

/** Percentiles of durations in milliseconds. */
export function stageFigures(durations: readonly number[]): StageFigures {
  return { p50Ms: percentile(durations, 0.5), p95Ms: percentile(durations, 0.95), p99Ms: percentile(durations, 0.99) };
}
