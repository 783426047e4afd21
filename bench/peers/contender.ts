import type { LegRanking } from '#quality';

/** Chunks asked of everybody: enough that ten documents remain when several chunks belong to one. */
export const depth = 100;

/** Turns a question into its vector with the collection's own model; every contender pays for it itself. */
export type EmbedQuestion = (question: string) => Promise<Float32Array>;

/** One pipeline over the same chunks and vectors. `rank` answers one ranking of documents, or several that come of the same work. */
export interface Contender extends AsyncDisposable {
  readonly name: string;
  /** Versions, settings and statements: what a reader needs to repeat it. */
  readonly about: string;
  rank(question: string): Promise<Readonly<Record<string, LegRanking>>>;
}

/** A peer that cannot be run here, and why. Nothing is measured in its place. */
export interface AbsentPeer {
  readonly name: string;
  readonly absent: string;
}

/** External ids by chunk id. */
export type DocumentOfChunk = ReadonlyMap<string, string>;

/** A ranking of chunks as one of documents: a document stands where its best chunk does. */
export function toDocuments(chunkIds: readonly string[], documentOf: DocumentOfChunk): string[] {
  return [...new Set(chunkIds.map((id) => documentOf.get(id) ?? ''))].filter(Boolean);
}
