import type { LineBox } from './document.ts';
import type { ChunkGuard } from './guard.ts';
import type { Principal } from './principal.ts';
import type { Span } from './span.ts';

/** What one statement may see: enforced in SQL, in every leg. `filter` is the contract's: fields, tests, and, or, not. */
export interface SearchScope {
  readonly principal: Principal;
  /** Ids; never empty. */
  readonly collectionIds: readonly string[];
  readonly filter: Readonly<Record<string, unknown>>;
  /** Answer from what was live at this moment, under today's access; null is now. */
  readonly asOf: Date | null;
  /** The collections' marks (`CollectionChanges`), read for this search before it began; left out when nobody read them. */
  readonly marks?: ReadonlyMap<string, string>;
}

/** Whether the vector leg compared everything in scope, or walked an index that may miss some. */
export type VectorMethod = 'exact' | 'approximate';

/** One row of one leg, best first. Cosine for the vector leg, BM25 for the keyword leg. */
export interface LegHit {
  readonly chunkId: string;
  readonly score: number;
  /** Of the vector leg: how it was found. */
  readonly method?: VectorMethod;
}

export interface FoundChunk extends Span {
  readonly chunkId: string;
  readonly collectionId: string;
  readonly documentId: string;
  readonly externalId: string;
  readonly revisionId: string;
  readonly revision: number;
  readonly ordinal: number;
  readonly title: string;
  readonly headings: readonly string[];
  readonly context: string | null;
  readonly text: string;
  /** What is read with it: a wider span of the same revision. */
  readonly section: Span;
  readonly page: number | null;
  /** Where its lines stand; empty for formats without positions. */
  readonly lines: readonly LineBox[];
  readonly url: string | null;
  readonly liveAt: Date;
  /** When readers stopped seeing its revision; null while it is live. */
  readonly supersededAt: Date | null;
  /** When the document was last found to be as it is, and when it last became other. */
  readonly verifiedAt: Date;
  readonly changedAt: Date;
  readonly validFrom: Date | null;
  readonly validUntil: Date | null;
  /** The document's own, else its source's, else its collection's. */
  readonly staleAfterSeconds: number | null;
  /** Where the guard found something in it, or in what its file hides; left out or null where it did not. */
  readonly guard?: ChunkGuard | null;
  /** A person let in what the guard would hold back of its document, or its policy is to look at nothing; left out where nobody knows. */
  readonly isLetIn?: boolean;
}

/** A question's vector and the model that made it: only vectors of one model are compared. */
export interface EmbeddedQuery {
  readonly vector: Float32Array;
  readonly modelId: string;
}

/** How the keyword leg scores: `bm25` where the database has pg_textsearch, else `ts_rank`, which is said in every answer. */
export type KeywordMethod = 'bm25' | 'ts_rank';

/** What the keyword leg found, and in words for the caller what it did beyond looking up the words that were asked. */
export interface KeywordHits {
  readonly hits: readonly LegHit[];
  readonly notes: readonly string[];
}

/** A question, or one word of it, which then counts what it counts there. */
export type KeywordQuery = string | { readonly word: string; readonly of: string };

/** The legs over live chunks. Implementers never return a chunk outside `scope` or of a revision that is not live. */
export abstract class ChunkSearch {
  abstract readonly keywordMethod: KeywordMethod;
  /** Counts up when text is made into words in another way. */
  readonly analysisVersion: number | null = null;
  abstract byKeyword(query: string, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]>;
  /** `byKeyword` with what is to be said of it. */
  async keywordHits(query: KeywordQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<KeywordHits> {
    return { hits: await this.byKeyword(typeof query === 'string' ? query : query.word, limit, scope, signal), notes: [] };
  }
  abstract byVector(query: EmbeddedQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]>;
  /** Cosines of the chunks named, for candidates that only the keyword leg found. */
  abstract cosines(
    vector: Float32Array,
    modelId: string,
    chunkIds: readonly string[],
    scope: SearchScope,
  ): Promise<ReadonlyMap<string, number>>;
  /** The chunks named, in no order; those that left the scope meanwhile are missing. */
  abstract chunks(chunkIds: readonly string[], scope: SearchScope): Promise<FoundChunk[]>;
  /** The text of each chunk's section, by chunk id; those that the reader may not see any more are missing. */
  abstract sections(chunks: readonly FoundChunk[], scope: SearchScope): Promise<ReadonlyMap<string, string>>;
}

/** Token signatures of stored chunks, as `PassageEmbedding` has them. */
export abstract class TokenSignatures {
  /** By chunk id; those without one of the model, or that the principal may not read, are missing. */
  abstract read(chunkIds: readonly string[], modelId: string, scope: SearchScope): Promise<ReadonlyMap<string, Uint8Array>>;
}

/** How much words tell within collections. */
export abstract class WordWeights {
  /** For each word, by BM25's idf over the collections' chunks: 0 for one that stands everywhere. Words it knows nothing of are missing. */
  abstract idf(words: readonly string[], collectionIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}

/** What there is to look at of a past moment, within a scope. */
export interface PastCoverage {
  readonly documents: number;
  /** Of these, those whose text of then was removed since. */
  readonly removed: number;
  readonly chunks: number;
  /** Of these, those without a vector of the model asked for. */
  readonly withoutVector: number;
}

/** Knows what was live when. `scope.asOf` is never null here. */
export abstract class PastChunks {
  abstract coverage(scope: SearchScope, modelId: string): Promise<PastCoverage>;
}
