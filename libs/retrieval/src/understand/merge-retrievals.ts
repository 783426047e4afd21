import type { Candidate, LegReport, RankedPassage, Retrieval } from '#core';

/** What the best place in a search beside the question's own adds to a passage's score, as a share of the whole. */
export interface Merging {
  readonly limit: number;
  readonly share: number;
}

/**
 * One ranking out of the question's own and those of what was searched beside it: each passage keeps its own score and gains by its best
 * place elsewhere. Reports and vector are those of the question itself, with what went wrong beside it.
 */
export function mergeRetrievals(own: Retrieval, others: readonly Retrieval[], { limit, share }: Merging): Retrieval {
  const merged = (lists: readonly (readonly Candidate[])[]): Map<string, number> => {
    const [first = [], ...rest] = lists;
    const scores = new Map(first.map(({ chunkId, score }) => [chunkId, (1 - share) * score]));
    const best = new Map<string, number>();
    for (const { chunkId, score } of rest.flat()) best.set(chunkId, Math.max(best.get(chunkId) ?? 0, score));
    for (const [chunkId, score] of best) scores.set(chunkId, (scores.get(chunkId) ?? 0) + share * score);
    return scores;
  };
  const all = [own, ...others];
  const scores = merged(all.map(({ candidates }) => candidates));
  const isDropped = new Set(own.dropped.map(({ chunkId }) => chunkId));
  const candidates = ranked(firstOf(all.flatMap((each) => each.candidates)), scores);
  const passages = ranked(firstOf<RankedPassage>(all.flatMap((each) => each.passages)), scores).filter(({ chunkId }) => !isDropped.has(chunkId));
  return { ...own, candidates, passages: passages.slice(0, limit), legs: own.legs.map((leg) => withTroubles(leg, others)) };
}

/** The question's own account of a passage before any other's. */
function firstOf<Found extends Candidate>(found: readonly Found[]): Found[] {
  const first = new Map<string, Found>();
  for (const each of found) if (!first.has(each.chunkId)) first.set(each.chunkId, each);
  return [...first.values()];
}

function ranked<Found extends Candidate>(found: readonly Found[], scores: ReadonlyMap<string, number>): Found[] {
  return found
    .map((each) => ({ ...each, score: scores.get(each.chunkId) ?? 0 }))
    .toSorted((a, b) => b.score - a.score || (a.chunkId < b.chunkId ? -1 : 1));
}

/** A leg that failed for a part has not done its work, whatever it did for the whole. */
function withTroubles(leg: LegReport, others: readonly Retrieval[]): LegReport {
  const same = others.flatMap(({ legs }) => legs.filter((other) => other.leg === leg.leg));
  const worst = leg.status === 'ok' ? same.find(({ status }) => status !== 'ok') : undefined;
  const hits = Math.max(leg.hits, ...same.map((other) => other.hits));
  return worst ? { ...leg, hits, status: worst.status, note: `for a part of the question: ${worst.note ?? worst.status}` } : { ...leg, hits };
}
