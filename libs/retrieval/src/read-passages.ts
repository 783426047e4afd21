import type { Candidate, ChunkSearch, DroppedCandidate, FoundChunk, RankedPassage, SearchScope } from '#core';
import { findNearDuplicates } from './near-duplicates.ts';

export interface Reading {
  readonly search: Pick<ChunkSearch, 'chunks' | 'cosines'>;
  readonly modelId: string;
  readonly queryVector: Float32Array | null;
  readonly scope: SearchScope;
  /** Passages wanted. */
  readonly limit: number;
  readonly nearDuplicates: 'keep' | 'drop';
}

export interface ReadPassages {
  /** At least `limit` of them where the candidates hold as many; in the order of the candidates. */
  readonly passages: readonly RankedPassage[];
  readonly dropped: readonly DroppedCandidate[];
  /** A candidate could not be read any more: its document was replaced since it was found. */
  readonly hasVanished: boolean;
}

/** Rows read at once for each passage wanted: most searches need no second look. */
const readFactor = 2;

/** Reads candidates, best first, until there are enough; where near-duplicates are dropped, enough that differ. */
export async function readPassages(candidates: readonly Candidate[], reading: Reading): Promise<ReadPassages> {
  const { limit, nearDuplicates } = reading;
  const read: RankedPassage[] = [];
  let repeated = new Map<RankedPassage, RankedPassage>();
  let hasVanished = false;
  const enough = (): boolean => read.length - (nearDuplicates === 'drop' ? repeated.size : 0) >= limit;
  let [start, end] = [0, limit * readFactor];
  for (; start < candidates.length && !enough(); [start, end] = [end, end * readFactor]) {
    const wanted = candidates.slice(start, end);
    const found = await readBatch(wanted, reading);
    hasVanished ||= found.length < wanted.length;
    read.push(...found);
    repeated = findNearDuplicates(read);
  }
  if (nearDuplicates === 'keep') return { passages: read.map((passage) => marked(passage, repeated)), dropped: [], hasVanished };
  const dropped = [...repeated.keys()].map(({ chunkId, documentId }) => ({ chunkId, documentId, reason: 'near-duplicate' as const }));
  return { passages: read.filter((passage) => !repeated.has(passage)), dropped, hasVanished };
}

function marked(passage: RankedPassage, repeated: ReadonlyMap<RankedPassage, RankedPassage>): RankedPassage {
  const said = repeated.get(passage);
  return said ? { ...passage, repeats: said.chunkId } : passage;
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
