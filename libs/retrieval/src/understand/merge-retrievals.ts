import { byScore, type Candidate, type DroppedCandidate, type LegReport, type RankedPassage, type Retrieval } from '#core';
import { findNearDuplicates } from '../near-duplicates.ts';

export interface Merging {
  readonly limit: number;
  /** What a passage's best place in the other rankings counts in its score, 0 to 1. */
  readonly share: number;
  readonly nearDuplicates: 'keep' | 'drop';
}

/**
 * One ranking out of the question's own and those of what was searched beside it: a passage's score is its own, and for a share its best
 * elsewhere. Reports and vector are those of the question itself, with what went wrong beside it.
 */
export function mergeRetrievals(own: Retrieval, others: readonly Retrieval[], { limit, share, nearDuplicates }: Merging): Retrieval {
  const isMerged = others.length > 0;
  const all = [own, ...others];
  const scores = isMerged ? scoresOf(own, others, share) : null;
  const candidates = scores ? inOrder(firstOf<Candidate>(all.flatMap((each) => each.candidates)), scores) : own.candidates;
  const passages = scores ? inOrder(firstOf<RankedPassage>(all.flatMap((each) => each.passages)), scores) : own.passages;
  const said = isMerged ? findNearDuplicates(passages) : new Map<RankedPassage, RankedPassage>();
  const isKept = (passage: RankedPassage): boolean => nearDuplicates === 'keep' || !said.has(passage);
  const shown = passages.filter(isKept).slice(0, limit);
  const dropped = passages.filter((passage) => !isKept(passage));
  return {
    ...own,
    candidates,
    passages: isMerged ? shown.map((passage) => ({ ...passage, repeats: said.get(passage)?.chunkId ?? null })) : shown,
    dropped: [
      ...own.dropped.filter(({ chunkId }) => !shown.some((each) => each.chunkId === chunkId)),
      ...dropped.map(({ chunkId, documentId }): DroppedCandidate => ({ chunkId, documentId, reason: 'near-duplicate' })),
    ],
    legs: own.legs.map((leg) => withTroubles(leg, others)),
  };
}

function scoresOf(own: Retrieval, others: readonly Retrieval[], share: number): Map<string, number> {
  const best = new Map<string, number>();
  for (const [chunkId, score] of others.flatMap(served)) best.set(chunkId, Math.max(best.get(chunkId) ?? 0, score));
  const scores = new Map([...best].map(([chunkId, score]) => [chunkId, share * score]));
  for (const [chunkId, score] of new Map(served(own))) scores.set(chunkId, (scores.get(chunkId) ?? 0) + (1 - share) * score);
  return scores;
}

/** The scores things were served with: what came after the ranking, such as recency, is in those of the passages. */
const served = ({ candidates, passages }: Retrieval): [string, number][] =>
  [...candidates, ...passages].map(({ chunkId, score }) => [chunkId, score]);

/** The question's own account of a passage before any other's. */
function firstOf<Found extends Candidate>(found: readonly Found[]): Found[] {
  const first = new Map<string, Found>();
  for (const each of found) if (!first.has(each.chunkId)) first.set(each.chunkId, each);
  return [...first.values()];
}

function inOrder<Found extends Candidate>(found: readonly Found[], scores: ReadonlyMap<string, number>): Found[] {
  return found.map((each) => ({ ...each, score: scores.get(each.chunkId) ?? 0 })).toSorted(byScore);
}

/** A leg that failed for a part has not done its work, whatever it did for the whole. */
function withTroubles(leg: LegReport, others: readonly Retrieval[]): LegReport {
  const same = others.flatMap(({ legs }) => legs.filter((other) => other.leg === leg.leg));
  const worst = leg.status === 'ok' ? same.find(({ status }) => status !== 'ok') : undefined;
  return worst ? { ...leg, status: worst.status, note: `for a part of the question: ${worst.note ?? worst.status}` } : leg;
}
