import type { SearchScope } from './search.ts';

/** The vector of a text that was embedded before; null of one that was not, or is worded otherwise by now. */
export type KeptVectors = (text: string) => Float32Array | null;

/**
 * Vectors of the sentences of stored chunks, made before anybody asks: what the embedder makes of them as passages, so near that the
 * same are chosen. Not all are there: whoever needs one that is not makes it.
 */
export abstract class SentenceVectors {
  /** Of the chunks named; nothing of those that the principal may not read. */
  abstract read(chunkIds: readonly string[], modelId: string, scope: SearchScope, signal: AbortSignal): Promise<KeptVectors>;
}
