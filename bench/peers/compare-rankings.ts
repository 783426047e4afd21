import {
  bootstrapInterval,
  type Interval,
  type Judgements,
  type LegRanking,
  mean,
  ndcgAt10,
  pairedDifference,
  type PairedDifference,
  recallAt,
  stageFigures,
  type StageFigures,
} from '#quality';

/** One question's rankings by the name of what made them. */
export interface AnsweredQuestion {
  readonly judged: Judgements;
  readonly rankings: Readonly<Record<string, LegRanking>>;
}

export interface RankingFigures extends StageFigures {
  readonly name: string;
  readonly ndcg10: number;
  readonly ndcg10Interval: Interval;
  readonly recall10: number;
  readonly recall10Interval: Interval;
  /** What is served less this, question by question; null for what is served itself. */
  readonly behind: {
    readonly ndcg10: PairedDifference;
    readonly recall10: PairedDifference;
    readonly wins: number;
    readonly losses: number;
  } | null;
}

/** Every ranking's figures over the same questions, best nDCG@10 first, each against the one named `served`. */
export function compareRankings(answered: readonly AnsweredQuestion[], served: string): RankingFigures[] {
  const names = [...new Set(answered.flatMap(({ rankings }) => Object.keys(rankings)))];
  const scores = new Map(names.map((name) => [name, scoresOf(answered, name)]));
  const best = scores.get(served);
  return names
    .map((name): RankingFigures => {
      const own = scores.get(name) ?? { ndcg10: [], recall10: [] };
      const gains = (measure: keyof Scores): number[] => own[measure].map((score, index) => (best?.[measure][index] ?? 0) - score);
      return {
        name,
        ndcg10: round(mean(own.ndcg10)),
        ndcg10Interval: rounded(bootstrapInterval(own.ndcg10, mean)),
        recall10: round(mean(own.recall10)),
        recall10Interval: rounded(bootstrapInterval(own.recall10, mean)),
        ...timesOf(answered, name),
        behind: name === served || !best ? null : { ...differences(gains), ...winsOf(gains('ndcg10')) },
      };
    })
    .toSorted((a, b) => b.ndcg10 - a.ndcg10);
}

interface Scores {
  readonly ndcg10: readonly number[];
  readonly recall10: readonly number[];
}

function scoresOf(answered: readonly AnsweredQuestion[], name: string): Scores {
  const over = (metric: (ids: readonly string[], judged: Judgements) => number): number[] =>
    answered.map(({ judged, rankings }) => metric(rankings[name]?.documentIds ?? [], judged));
  return { ndcg10: over(ndcgAt10), recall10: over((ids, judged) => recallAt(10, ids, judged)) };
}

function differences(gains: (measure: keyof Scores) => number[]): { ndcg10: PairedDifference; recall10: PairedDifference } {
  const paired = (measure: keyof Scores): PairedDifference => {
    const { difference, interval, pValue } = pairedDifference([gains(measure)]);
    return { difference: round(difference), interval: rounded(interval), pValue: round(pValue) };
  };
  return { ndcg10: paired('ndcg10'), recall10: paired('recall10') };
}

function winsOf(gains: readonly number[]): { wins: number; losses: number } {
  return { wins: gains.filter((gain) => gain > 0).length, losses: gains.filter((gain) => gain < 0).length };
}

function timesOf(answered: readonly AnsweredQuestion[], name: string): StageFigures {
  const { p50Ms, p95Ms, p99Ms } = stageFigures(answered.flatMap(({ rankings }) => rankings[name]?.ms ?? []));
  return { p50Ms: tenth(p50Ms), p95Ms: tenth(p95Ms), p99Ms: tenth(p99Ms) };
}

const round = (value: number): number => Math.round(value * 10_000) / 10_000;
const rounded = ([low, high]: Interval): Interval => [round(low), round(high)];
const tenth = (ms: number): number => Math.round(ms * 10) / 10;
