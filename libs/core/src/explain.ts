import type { RevisionStatus } from './document.ts';
import type { EmbeddedQuery, SearchScope } from './search.ts';

/** A word of a question as it was typed, and what the keyword leg looks for because of it: nothing for words that stand everywhere. */
export interface QueryWord {
  readonly word: string;
  readonly terms: readonly string[];
  /** Of an identifier: the words in it, each of which counts too where it stands alone. */
  readonly parts: readonly string[];
}

/** What a search has before it, as one reader sees it: in its collections, and of that what its filter leaves. */
export interface ScopeCounts {
  readonly documents: number;
  readonly chunks: number;
  readonly matchingDocuments: number;
  readonly matchingChunks: number;
}

export type DocumentName = { readonly documentId: string } | { readonly collectionId: string; readonly externalId: string };

/** How a document stands to a scope before anything is ranked. */
export interface DocumentStanding {
  readonly documentId: string;
  readonly externalId: string;
  readonly title: string;
  readonly collectionId: string;
  readonly collectionName: string;
  /** Of its newest revision, and why that failed. */
  readonly status: RevisionStatus;
  readonly failure: string | null;
  /** The revision that readers see, or saw at the scope's moment; null when none. */
  readonly revision: number | null;
  readonly chunks: number;
  /** Of these, those that the vector leg cannot find, because they have no vector of the model asked for. */
  readonly withoutVector: number;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** Whether each entry of the scope's filter holds. */
  readonly tests: Readonly<Record<string, boolean>>;
}

/** A chunk of one document beside a question. */
export interface ComparedChunk {
  readonly chunkId: string;
  readonly ordinal: number;
  readonly page: number | null;
  readonly headings: readonly string[];
  readonly start: number;
  readonly end: number;
  readonly text: string;
  /** Exact; null without a vector of the model. */
  readonly cosine: number | null;
  /** Which of the terms asked for it holds. */
  readonly terms: readonly string[];
}

/** A question as both legs read it; without a vector when the embedder failed. */
export interface AnalysedQuery {
  readonly vector: EmbeddedQuery | null;
  readonly terms: readonly string[];
}

/** Says how a ranking came about. Implementers tell a principal nothing of a document that he may not read, figures included. */
export abstract class RankingFacts {
  /** In their order, each once, read as the collections in scope are. */
  abstract words(query: string, scope: SearchScope): Promise<readonly QueryWord[]>;
  abstract counts(scope: SearchScope): Promise<ScopeCounts>;
  /** Null when there is no such document or the principal may not read it. */
  abstract standing(name: DocumentName, modelId: string, scope: SearchScope): Promise<DocumentStanding | null>;
  /** The chunks of a document that `scope` may see, its filter aside; the nearest first. */
  abstract chunks(documentId: string, query: AnalysedQuery, scope: SearchScope): Promise<ComparedChunk[]>;
  /** How many chunks within `scope` are nearer to the question than this cosine, of how many. */
  abstract nearer(
    query: EmbeddedQuery,
    cosine: number,
    scope: SearchScope,
  ): Promise<{ readonly nearer: number; readonly compared: number }>;
}
