import type { Candidate, ChunkRelations, ChunkSearch, DroppedCandidate, FoundChunk, RankedPassage, SearchScope, Surroundings } from '#core';
import { arrange, heldBack, type Rules } from './arrange.ts';
import { reachOf } from './widen.ts';

export interface Reading extends Rules {
  readonly search: Pick<ChunkSearch, 'chunks' | 'cosines'>;
  /** Without it nothing is widened. */
  readonly relations: Pick<ChunkRelations, 'surroundings'> | null;
  readonly modelId: string;
  readonly queryVector: Float32Array | null;
  readonly scope: SearchScope;
}

export interface ReadPassages {
  /** At least `limit` of them where the candidates hold as many; in the order of the candidates, then those that a cap had held back. */
  readonly passages: readonly RankedPassage[];
  readonly dropped: readonly DroppedCandidate[];
  /** By a cap; and of these, those shown in the end because nothing else was left. */
  readonly heldBack: number;
  readonly relaxed: number;
  /** A candidate could not be read any more: its document was replaced since it was found. */
  readonly hasVanished: boolean;
}

/** Rows read at once for each passage wanted: most searches need no second look. */
const readFactor = 2;

/** Reads candidates, best first, until there are enough to show by the rules. */
export async function readPassages(candidates: readonly Candidate[], reading: Reading): Promise<ReadPassages> {
  const { limit } = reading;
  const read: RankedPassage[] = [];
  const surroundings = new Map<string, Surroundings>();
  let hasVanished = false;
  let arranged = arrange(read, surroundings, reading);
  let [start, end] = [0, limit * readFactor];
  for (; start < candidates.length && arranged.shown.length < limit; [start, end] = [end, end * readFactor]) {
    const wanted = candidates.slice(start, end);
    const found = await readBatch(wanted, reading);
    hasVanished ||= found.length < wanted.length;
    read.push(...found);
    for (const each of await surroundingsOf(found, reading)) surroundings.set(each.chunkId, each);
    arranged = arrange(read, surroundings, reading);
  }
  const { shown, held, dropped } = arranged;
  const relaxed = held.slice(0, Math.max(0, limit - shown.length));
  const capped = held.slice(relaxed.length).map(heldBack);
  return {
    hasVanished,
    passages: [...shown, ...relaxed],
    dropped: [...dropped, ...capped],
    heldBack: held.length,
    relaxed: relaxed.length,
  };
}

async function surroundingsOf(found: readonly RankedPassage[], { relations, expand, scope }: Reading): Promise<readonly Surroundings[]> {
  if (!relations || !expand || found.length === 0) return [];
  const ids = found.map(({ chunkId }) => chunkId);
  return relations.surroundings(ids, reachOf(expand), scope);
}

async function readBatch(wanted: readonly Candidate[], reading: Reading): Promise<RankedPassage[]> {
  const ids = wanted.map(({ chunkId }) => chunkId);
  const [chunks, cosines] = await Promise.all([reading.search.chunks(ids, reading.scope), missingCosines(wanted, reading)]);
  const byId = new Map(chunks.map((chunk) => [chunk.chunkId, chunk]));
  return wanted.flatMap((hit) => toPassage(hit, byId.get(hit.chunkId), cosines));
}

/** The gate needs the cosine of what only the keyword leg found; without it such a passage counts as having none. */
async function missingCosines(
  wanted: readonly Candidate[],
  { search, modelId, queryVector, scope }: Reading,
): Promise<ReadonlyMap<string, number>> {
  const missing = wanted.filter((hit) => !hit.legs.vector).map(({ chunkId }) => chunkId);
  if (!queryVector || missing.length === 0) return new Map();
  return search.cosines(queryVector, modelId, missing, scope);
}

function toPassage(hit: Candidate, chunk: FoundChunk | undefined, cosines: ReadonlyMap<string, number>): RankedPassage[] {
  if (!chunk) return [];
  return [{ ...chunk, ...hit, recency: null, repeats: null, cosine: hit.legs.vector?.score ?? cosines.get(hit.chunkId) ?? null }];
}
