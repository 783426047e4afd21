import { byFused, type Candidate, type DroppedCandidate, type FoundChunk, type Retrieval } from '#core';
import { unjudgedWords } from './explain-judged.ts';

/** Everything that a leg found, with the way it went. */
export interface ExplainedCandidate extends Omit<Candidate, 'bridge'> {
  readonly chunk: FoundChunk;
  /** What it gained by the passage that it belongs to as the next hop. */
  readonly bridge?: { readonly of: FoundChunk | null; readonly by: string; readonly gained: number };
  /** In the ranking as it is shown; null for what was dropped. */
  readonly place: number | null;
  readonly fusedPlace: number;
  /** After everything that ranked after fusion. */
  readonly rankedPlace: number;
  readonly isShown: boolean;
  /** The sentence that says which judge of the second look did not judge it; null when all that had a say did. */
  readonly unjudged: string | null;
  /** Why it is not among the passages, and the passage that says it already or that it became part of. */
  readonly dropped: { readonly reason: DroppedCandidate['reason']; readonly of: FoundChunk | null } | null;
}

/** In the order shown, what is not shown after it, what was dropped last. */
export function placeAll(retrieval: Retrieval, chunks: ReadonlyMap<string, FoundChunk>): ExplainedCandidate[] {
  const { candidates, passages, dropped, bridge: bridged } = retrieval;
  const unjudged = unjudgedWords(retrieval);
  const shown = new Map(passages.map(({ chunkId }, index) => [chunkId, index + 1]));
  const reasons = new Map(dropped.map((each) => [each.chunkId, each]));
  const fusedPlaces = new Map(candidates.toSorted(byFused).map(({ chunkId }, index) => [chunkId, index + 1]));
  let behind = passages.length;
  const placed = candidates.flatMap((candidate, index): ExplainedCandidate[] => {
    const { chunkId } = candidate;
    const chunk = chunks.get(chunkId);
    // Gone since it was found: replaced, deleted, or no longer for this reader.
    if (!chunk) return [];
    const why = reasons.get(chunkId);
    const place = why ? null : (shown.get(chunkId) ?? (behind += 1));
    const isDropped = why ? { reason: why.reason, of: (why.of && chunks.get(why.of)) || null } : null;
    const score = passages.find((passage) => passage.chunkId === chunkId)?.score ?? candidate.score;
    const fusedPlace = fusedPlaces.get(chunkId) ?? index + 1;
    const { bridge: led, ...own } = candidate;
    const bridge = led && { by: led.by, of: chunks.get(led.from) ?? null, gained: led.worth * (bridged?.share ?? 0) };
    return [
      {
        ...own,
        ...(bridge && { bridge }),
        chunk,
        score,
        place,
        fusedPlace,
        rankedPlace: index + 1,
        isShown: shown.has(chunkId),
        unjudged: unjudged.get(chunkId) ?? null,
        dropped: isDropped,
      },
    ];
  });
  return placed.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.rankedPlace - b.rankedPlace);
}
