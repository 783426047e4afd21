import type { QueryScores, RetrievalReport } from './retrieval-eval.ts';
import { type Interval, mean, stratifiedInterval } from './statistics.ts';

/** Several data sets together: each weighs the same, however many queries it has. */
export interface ManySetsReport {
  readonly sets: Readonly<Record<string, RetrievalReport>>;
  /** nDCG@10 by leg, and its 95 % interval by bootstrap over queries within their sets. */
  readonly mean: Readonly<Record<string, { readonly ndcg10: number; readonly interval: Interval }>>;
  /** The final ranking's mean less the better single leg's mean, in nDCG@10. Which leg is the better is decided once, over all sets. */
  readonly gain: { readonly over: string; readonly ndcg10: number; readonly interval: Interval } | null;
  /** The set on which the final ranking stands worst against that set's own better leg. */
  readonly worst: { readonly set: string; readonly over: string; readonly ndcg10: number; readonly interval: Interval } | null;
}

const final = 'reranked';
const singleLegs = new Set(['keyword', 'vector']);

export function summariseSets(sets: Readonly<Record<string, RetrievalReport>>): ManySetsReport {
  const strata = Object.values(sets).map((report) => report.perQuery);
  const legs = Object.keys(Object.values(sets)[0]?.legs ?? {});
  const meanOf = (score: (query: QueryScores) => number, over = strata): { ndcg10: number; interval: Interval } => {
    const statistic = (samples: readonly (readonly QueryScores[])[]): number => mean(samples.map((sample) => mean(sample.map(score))));
    return { ndcg10: statistic(over), interval: stratifiedInterval(over, statistic) };
  };
  const means = Object.fromEntries(legs.map((leg) => [leg, meanOf((query) => scoreOf(query, leg))]));
  const better = best(legs, (leg) => means[leg]?.ndcg10 ?? 0);
  const gaps = Object.entries(sets).flatMap(([set, report]) => {
    const over = best(legs, (leg) => report.legs[leg]?.ndcg10 ?? 0);
    return over === undefined ? [] : [{ set, over, ...meanOf((query) => scoreOf(query, final) - scoreOf(query, over), [report.perQuery]) }];
  });
  return {
    sets,
    mean: means,
    gain: better === undefined ? null : { over: better, ...meanOf((query) => scoreOf(query, final) - scoreOf(query, better)) },
    worst: gaps.toSorted((a, b) => a.ndcg10 - b.ndcg10)[0] ?? null,
  };
}

const scoreOf = (query: QueryScores, leg: string): number => query.ndcg10[leg] ?? 0;

function best(legs: readonly string[], score: (leg: string) => number): string | undefined {
  return legs.filter((leg) => singleLegs.has(leg)).toSorted((a, b) => score(b) - score(a))[0];
}
