import type { Candidate, FusionReport, Retrieval } from '#core';

/** One of several searches that made a ranking: the question's own first, then each that had a say beside it. */
export interface ExplainedSearch {
  readonly query: string;
  readonly kind: 'whole' | 'part' | 'written';
  /** What it is called: “A” for the first beside the question's own; empty for that one. */
  readonly letter: string;
  /** Of the final score. What stands beside the question has it together, by the best of them. */
  readonly share: number;
  readonly fusion: FusionReport;
  /** Its own ranking, best first. */
  readonly ranking: readonly Candidate[];
}

/** A passage in one of several searches. */
export interface SearchStanding {
  /** Null where the search did not find it. */
  readonly place: number | null;
  /** Its score there, 0 to 1. */
  readonly score: number;
  /** What that gave of the final score: 0 where another of those beside the question gave more. */
  readonly gave: number;
}

export interface Searches {
  readonly all: readonly ExplainedSearch[];
  /** In the order of `all`. */
  readonly standingsOf: (chunkId: string) => readonly SearchStanding[];
}

type Merged = Pick<Retrieval, 'whole' | 'beside' | 'understood' | 'fusion'>;

/** Null where the question was searched alone. */
export function searchesOf({ whole, beside = [], understood, fusion }: Merged): Searches | null {
  if (!whole || beside.length === 0) return null;
  const share = Math.max(...beside.map((each) => each.share));
  const own: ExplainedSearch = {
    query: understood?.query ?? '',
    kind: 'whole',
    letter: '',
    share: 1 - share,
    fusion,
    ranking: inOrder(whole),
  };
  const others = beside.map((each, index): ExplainedSearch => {
    const isPart = understood?.parts.includes(each.query) ?? false;
    const { query, retrieval } = each;
    return {
      query,
      kind: isPart ? 'part' : 'written',
      letter: letterOf(index),
      share: each.share,
      fusion: retrieval.fusion,
      ranking: inOrder(retrieval),
    };
  });
  const all = [own, ...others];
  const places = all.map(
    ({ ranking }) => new Map(ranking.map(({ chunkId, score }, index) => [chunkId, { place: index + 1, score }] as const)),
  );
  return { all, standingsOf: (chunkId) => standings(all, (index) => places[index]?.get(chunkId)) };
}

function standings(
  all: readonly ExplainedSearch[],
  of: (index: number) => { readonly place: number; readonly score: number } | undefined,
): SearchStanding[] {
  const scores = all.map((_, index) => of(index)?.score ?? 0);
  const best = Math.max(0, ...scores.slice(1));
  const counted = best > 0 ? scores.indexOf(best, 1) : -1;
  return all.map(({ share }, index) => {
    const score = scores[index] ?? 0;
    return { place: of(index)?.place ?? null, score, gave: index === 0 || index === counted ? share * score : 0 };
  });
}

/** By the scores things were served with, as they were put together. */
function inOrder({ candidates, passages }: Pick<Retrieval, 'candidates' | 'passages'>): Candidate[] {
  const served = new Map(passages.map(({ chunkId, score }) => [chunkId, score]));
  return candidates
    .map((candidate) => ({ ...candidate, score: served.get(candidate.chunkId) ?? candidate.score }))
    .toSorted((a, b) => b.score - a.score);
}

const letterOf = (index: number): string => String.fromCodePoint('A'.codePointAt(0)! + (index % 26));
