import type { Candidate, FoundChunk, Retrieval } from '#core';
import { findNearDuplicates } from './near-duplicates.ts';

/** Everything that a leg found, with the way it went. */
export interface ExplainedCandidate extends Candidate {
  readonly chunk: FoundChunk;
  /** In the ranking as it is shown; null for what was dropped. */
  readonly place: number | null;
  readonly fusedPlace: number;
  /** After everything that ranked after fusion. */
  readonly rankedPlace: number;
  readonly isShown: boolean;
  /** What an earlier passage says already, and which. */
  readonly dropped: { readonly reason: string; readonly of: FoundChunk | null } | null;
}

/** In the order shown, what is not shown after it, what was dropped last. */
export function placeAll({ candidates, passages, dropped }: Retrieval, chunks: ReadonlyMap<string, FoundChunk>): ExplainedCandidate[] {
  const shown = new Map(passages.map(({ chunkId }, index) => [chunkId, index + 1]));
  const reasons = new Map(dropped.map(({ chunkId, reason }) => [chunkId, reason]));
  const duplicates = sayersOf(candidates, { chunks, reasons });
  const fusedPlaces = new Map(candidates.toSorted(byFused).map(({ chunkId }, index) => [chunkId, index + 1]));
  let behind = passages.length;
  const placed = candidates.flatMap((candidate, index): ExplainedCandidate[] => {
    const { chunkId } = candidate;
    const chunk = chunks.get(chunkId);
    // Gone since it was found: replaced, deleted, or no longer for this reader.
    if (!chunk) return [];
    const reason = reasons.get(chunkId);
    const place = reason ? null : (shown.get(chunkId) ?? (behind += 1));
    const isDropped = reason ? { reason, of: duplicates.get(chunkId) ?? null } : null;
    const score = passages.find((passage) => passage.chunkId === chunkId)?.score ?? candidate.score;
    const fusedPlace = fusedPlaces.get(chunkId) ?? index + 1;
    return [{ ...candidate, chunk, score, place, fusedPlace, rankedPlace: index + 1, isShown: shown.has(chunkId), dropped: isDropped }];
  });
  return placed.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.rankedPlace - b.rankedPlace);
}

const byFused = (a: Candidate, b: Candidate): number => b.fused - a.fused || (a.chunkId < b.chunkId ? -1 : 1);

interface Dropping {
  readonly chunks: ReadonlyMap<string, FoundChunk>;
  readonly reasons: ReadonlyMap<string, string>;
}

/** For each near-duplicate the earlier chunk that says it. Only down to the last one dropped: that far the ranking was read. */
function sayersOf(candidates: readonly Candidate[], { chunks, reasons }: Dropping): Map<string, FoundChunk> {
  const last = candidates.findLastIndex(({ chunkId }) => reasons.has(chunkId));
  const read = candidates.slice(0, last + 1).flatMap(({ chunkId }) => chunks.get(chunkId) ?? []);
  return new Map([...findNearDuplicates(read)].map(([chunk, of]) => [chunk.chunkId, of]));
}
