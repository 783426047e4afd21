import { byFused, type Candidate, type ChunkSearch, type DroppedCandidate, type FoundChunk, type Retrieval, type SearchScope } from '#core';
import { unjudgedWords } from './explain-judged.ts';
import { choiceWords } from './explain-moved.ts';
import { type Portion, portionsIn } from './explain-portions.ts';
import { type SearchStanding, searchesOf } from './explain-searches.ts';
import { movedWords } from './explain-searches-words.ts';

/** Everything that a search found, with the way it went. Legs, opinions and places by them are of the question's own search. */
export interface ExplainedCandidate extends Omit<Candidate, 'bridge'> {
  readonly chunk: FoundChunk;
  /** What it gained by the passage that it belongs to as the next hop, in points of the final score. */
  readonly bridge?: { readonly of: FoundChunk | null; readonly by: string; readonly gained: number };
  /** In the ranking as it is shown; null for what was dropped. */
  readonly place: number | null;
  /** Null, as `rankedPlace`, for what only a search beside the question's own found. */
  readonly fusedPlace: number | null;
  /** After everything that ranked after fusion, for the question by itself. */
  readonly rankedPlace: number | null;
  /** Among all candidates, with what was searched beside the question; `rankedPlace` where nothing was. */
  readonly finalPlace: number;
  readonly isShown: boolean;
  /** What the score is made of. */
  readonly portions: readonly Portion[];
  /** Its place in the question's own ranking and in those beside it; empty where the question was searched alone. */
  readonly standings: readonly SearchStanding[];
  /** What lifted or sank it after the question's own ranking: a search beside it, a cap, diversity, widening; null where nothing did. */
  readonly moved: string | null;
  /** The sentence that says which judge of the second look did not judge it; null when all that had a say did. */
  readonly unjudged: string | null;
  /** Why it is not among the passages, and the passage that says it already or that it became part of. */
  readonly dropped: { readonly reason: DroppedCandidate['reason']; readonly of: FoundChunk | null } | null;
}

/** The candidates' chunks, as far as they are still there and for this reader, by id. */
export async function chunksOf({ candidates }: Retrieval, scope: SearchScope, search: ChunkSearch): Promise<Map<string, FoundChunk>> {
  const ids = candidates.map(({ chunkId }) => chunkId);
  return new Map((await search.chunks(ids, scope)).map((chunk) => [chunk.chunkId, chunk]));
}

/** In the order shown, what is not shown after it, what was dropped last. */
export function placeAll(retrieval: Retrieval, chunks: ReadonlyMap<string, FoundChunk>): ExplainedCandidate[] {
  const { candidates, passages, dropped } = retrieval;
  const shown = new Map(passages.map(({ chunkId }, index) => [chunkId, index + 1]));
  const scores = new Map(passages.map(({ chunkId, score }) => [chunkId, score]));
  const reasons = new Map(dropped.map((each) => [each.chunkId, each]));
  const wayOf = waysOf(retrieval, chunks);
  let behind = passages.length;
  const placed = candidates.flatMap((candidate, index): ExplainedCandidate[] => {
    const { chunkId } = candidate;
    const chunk = chunks.get(chunkId);
    // Gone since it was found: replaced, deleted, or no longer for this reader.
    if (!chunk) return [];
    const why = reasons.get(chunkId);
    const place = why ? null : (shown.get(chunkId) ?? (behind += 1));
    const isDropped = why ? { reason: why.reason, of: (why.of && chunks.get(why.of)) || null } : null;
    const way = wayOf(candidate, { chunkId, place, finalPlace: index + 1 });
    const score = scores.get(chunkId) ?? candidate.score;
    return [{ ...way, chunk, score, place, finalPlace: index + 1, isShown: shown.has(chunkId), dropped: isDropped }];
  });
  return placed.sort((a, b) => (a.place ?? Infinity) - (b.place ?? Infinity) || a.finalPlace - b.finalPlace);
}

type Way = Omit<ExplainedCandidate, 'chunk' | 'place' | 'finalPlace' | 'isShown' | 'dropped'>;

type Placed = Pick<ExplainedCandidate, 'chunkId' | 'place' | 'finalPlace'>;

function waysOf(retrieval: Retrieval, chunks: ReadonlyMap<string, FoundChunk>): (candidate: Candidate, placed: Placed) => Way {
  const own = (retrieval.whole ?? retrieval).candidates;
  const unjudged = unjudgedWords(retrieval);
  const searches = searchesOf(retrieval);
  const chosen = choiceWords(retrieval);
  const ownPortions = portionsIn(retrieval);
  const fusedPlaces = placesIn(own.toSorted(byFused));
  const rankedPlaces = placesIn(searches?.all[0]?.ranking ?? own);
  return ({ bridge: led, ...candidate }, placed) => {
    const { chunkId } = candidate;
    const standings = searches?.standingsOf(chunkId) ?? [];
    const portions = [...ownPortions(chunkId), ...besideOf(standings)];
    // A cap or diversity chooses of the ranking that all searches made: what they did is told by the place in that.
    const bySearches = searches && movedWords(searches, standings, placed.finalPlace);
    const gained = portions.find(({ by }) => by === 'bridge')?.gave;
    const bridge = led && gained !== undefined && { by: led.by, of: chunks.get(led.from) ?? null, gained };
    return {
      ...(fusedPlaces.has(chunkId) ? candidate : { ...candidate, legs: {}, opinions: {}, fused: 0 }),
      ...(bridge && { bridge }),
      fusedPlace: fusedPlaces.get(chunkId) ?? null,
      rankedPlace: rankedPlaces.get(chunkId) ?? null,
      unjudged: unjudged.get(chunkId) ?? null,
      moved: placed.place === null ? null : [bySearches, chosen(placed)].filter((words) => words !== null).join(' ') || null,
      portions,
      standings,
    };
  };
}

function besideOf(standings: readonly SearchStanding[]): Portion[] {
  const gave = standings.slice(1).reduce((sum, standing) => sum + standing.gave, 0);
  return gave > 0 ? [{ by: 'beside', gave }] : [];
}

const placesIn = (ordered: readonly Candidate[]): Map<string, number> => new Map(ordered.map(({ chunkId }, index) => [chunkId, index + 1]));
