import type { QueryTokens } from './models.ts';
import type { FoundChunk, KeywordMethod, SearchScope, VectorMethod } from './search.ts';

export interface RetrievalRequest {
  readonly query: string;
  readonly scope: SearchScope;
  readonly limit: number;
  /** Passages whose text one before them already says: kept and marked, or, where they would only fill a prompt, dropped. `keep` when left out. */
  readonly nearDuplicates?: 'keep' | 'drop';
}

export const legNames = ['keyword', 'vector'] as const;
export type LegName = (typeof legNames)[number];

/** A passage's place in one leg. `normalised` is 0 to 1 within that leg's list. */
export interface LegScore {
  readonly rank: number;
  readonly score: number;
  readonly normalised: number;
}

/** Where something that a leg found stands, whether or not it is shown. */
export interface Candidate {
  readonly chunkId: string;
  /** Final, 0 to 1; comparable within one ranking only. */
  readonly score: number;
  /** Weighted sum of the normalised legs, before anything ranked after it. */
  readonly fused: number;
  readonly legs: Readonly<Partial<Record<LegName, LegScore>>>;
  /** What the reranker made of it; null where it had no say. */
  readonly rerank: LegScore | null;
}

export interface RankedPassage extends FoundChunk, Candidate {
  /** Cosine of question and passage; null when the vector leg failed. */
  readonly cosine: number | null;
  /** How lately its document changed, 0 to 1, where recency has a say in the ranking; else null. */
  readonly recency: number | null;
  /** The chunk of a passage before it that already says its text; null for what is new. */
  readonly repeats: string | null;
}

export interface LegReport {
  readonly leg: LegName;
  readonly status: 'ok' | 'failed' | 'late' | 'fallback';
  /** Why it is not `ok`, in words for the caller. */
  readonly note: string | null;
  readonly hits: number;
  readonly ms: number;
  /** Of the vector leg: how it looked. */
  readonly method?: VectorMethod;
}

/** How the legs were weighed for one question. */
export interface FusionReport {
  /** `fallback` when what was measured of the collections could not be read, or a leg gave nothing. */
  readonly status: 'ok' | 'fallback';
  /** The vector leg's share of the fused score, 0 to 1; the keyword leg has the rest. */
  readonly vectorShare: number;
  /** Why it is not the ordinary share, in words. */
  readonly why: string;
}

/** What ranked after fusion. `off` where this installation has no reranker. */
export interface RerankReport {
  readonly status: 'ok' | 'failed' | 'late' | 'fallback' | 'off';
  readonly note: string | null;
  /** Candidates it judged. */
  readonly judged: number;
  /** Its share of their scores, 0 to 1: less than set where the embedder does not know the language, 0 where it had no say. */
  readonly share: number;
  readonly ms: number;
}

/** Fetched, and left out of the passages. */
export interface DroppedCandidate {
  readonly chunkId: string;
  readonly documentId: string;
  readonly reason: 'near-duplicate';
}

/** Settings that shape a ranking; part of a configuration. `vectorWeight` is the vector leg's share of the fused score; null: by collection, as measured. */
export interface RetrievalSettings {
  readonly vectorWeight: number | null;
  /** The share of recency in the score, 0 for none, and the days after which it has halved. */
  readonly recency: { readonly weight: number; readonly halfLifeDays: number };
  readonly candidatesPerLeg: number;
  readonly legDeadlineMs: number;
  readonly rerank: RerankSettings;
  readonly keywordMethod: KeywordMethod;
  readonly embedderId: string;
}

/** `id` is null where nothing ranks after fusion. */
export interface RerankSettings {
  readonly id: string | null;
  /** Candidates judged. */
  readonly depth: number;
  /** The reranker's share of the final score, 0 to 1. */
  readonly share: number;
  readonly deadlineMs: number;
}

export interface RerankRequest {
  readonly query: string;
  /** Null where the embedder does not tell tokens apart. */
  readonly queryTokens: QueryTokens | null;
  readonly chunkIds: readonly string[];
  readonly scope: SearchScope;
}

/** Judges the first candidates anew. Implementers answer a score for each chunk they can judge; the others keep what fusion gave them. */
export abstract class Reranker {
  abstract readonly id: string;
  abstract score(request: RerankRequest, signal: AbortSignal): Promise<ReadonlyMap<string, number>>;
}

export interface Retrieval {
  readonly passages: readonly RankedPassage[];
  readonly legs: readonly LegReport[];
  readonly fusion: FusionReport;
  readonly rerank: RerankReport;
  /** All that the legs found, best first, shown or not. */
  readonly candidates: readonly Candidate[];
  readonly dropped: readonly DroppedCandidate[];
  /** True where it was kept from an earlier search; legs and reports are of that one then. */
  readonly cached?: boolean;
  /** Milliseconds by stage: lookup, embed, keyword, vector, fuse, rerank, fetch, total; or cache and total where it is `cached`. */
  readonly timings: Readonly<Record<string, number>>;
  /** The question's vector; null when the embedder failed. */
  readonly queryVector: Float32Array | null;
  readonly settings: RetrievalSettings;
}

/** Finds passages for a question. A leg that fails or is late is named in `legs`; only when every leg fails does it throw. */
export abstract class Retriever {
  abstract retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval>;
}
