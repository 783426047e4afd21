import { Fault } from '#core';
import type { QueryScores } from './retrieval-eval.ts';
import { pairedDifference, type PairedDifference } from './statistics.ts';

export interface ComparedQuery {
  readonly set: string;
  readonly id: string;
  readonly text: string;
  /** nDCG@10 in the first and in the second run. */
  readonly first: number;
  readonly second: number;
}

export interface Compared extends PairedDifference {
  readonly queries: number;
  readonly wins: number;
  readonly ties: number;
  readonly losses: number;
  /** Queries that only one of the runs has: left out, and said. */
  readonly unpaired: number;
}

export interface RunComparison {
  readonly leg: string;
  readonly sets: Readonly<Record<string, Compared>>;
  /** Sets that one of the runs lacks: left out. */
  readonly onlyInOne: readonly string[];
  /** Every set weighs the same. */
  readonly overall: Compared;
  readonly best: readonly ComparedQuery[];
  readonly worst: readonly ComparedQuery[];
}

/** A run's per-query scores by data set. */
export type RunScores = Readonly<Record<string, readonly QueryScores[]>>;

const shown = 10;

/** The second run against the first, query by query. Only queries that both have count; a set that one lacks is named. */
export function compareRuns(first: RunScores, second: RunScores, leg: string): RunComparison {
  const pairs = Object.keys(first)
    .filter((set) => second[set])
    .map((set) => pairsOf(set, { first: first[set] ?? [], second: second[set] ?? [] }, leg));
  const shared = pairs.flatMap(({ queries }) => queries);
  if (shared.length === 0)
    throw new Fault(
      'bad_request',
      `the two runs share no query with a score of "${leg}": the first has the sets ${names(first)}, the second ${names(second)}`,
    );
  const ranked = shared.toSorted((a, b) => gain(b) - gain(a));
  return {
    leg,
    sets: Object.fromEntries(pairs.map((pair) => [pair.set, compared([pair])])),
    onlyInOne: Object.keys({ ...first, ...second }).filter((set) => !first[set] || !second[set]),
    overall: compared(pairs),
    best: ranked.filter((query) => gain(query) > 0).slice(0, shown),
    worst: ranked
      .filter((query) => gain(query) < 0)
      .toReversed()
      .slice(0, shown),
  };
}

interface Pairs {
  readonly set: string;
  readonly queries: readonly ComparedQuery[];
  readonly unpaired: number;
}

const gain = ({ first, second }: ComparedQuery): number => second - first;
const names = (run: RunScores): string => Object.keys(run).join(', ') || 'none';

function pairsOf(
  set: string,
  runs: { readonly first: readonly QueryScores[]; readonly second: readonly QueryScores[] },
  leg: string,
): Pairs {
  const before = new Map(runs.first.map((query) => [query.id, query]));
  const queries = runs.second.flatMap(({ id, text, ndcg10 }): ComparedQuery[] => {
    const [first, second] = [before.get(id)?.ndcg10[leg], ndcg10[leg]];
    return first === undefined || second === undefined ? [] : [{ set, id, text, first, second }];
  });
  return { set, queries, unpaired: runs.first.length + runs.second.length - 2 * queries.length };
}

function compared(pairs: readonly Pairs[]): Compared {
  const gains = pairs.map(({ queries }) => queries.map(gain));
  const all = gains.flat();
  return {
    ...pairedDifference(gains),
    queries: all.length,
    wins: all.filter((one) => one > 0).length,
    ties: all.filter((one) => one === 0).length,
    losses: all.filter((one) => one < 0).length,
    unpaired: pairs.reduce((sum, { unpaired }) => sum + unpaired, 0),
  };
}
