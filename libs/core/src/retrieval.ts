import type { FoundChunk, KeywordMethod, SearchScope } from './search.ts';

export interface RetrievalRequest {
  readonly query: string;
  readonly scope: SearchScope;
  readonly limit: number;
}

export const legNames = ['keyword', 'vector'] as const;
export type LegName = (typeof legNames)[number];

/** A passage's place in one leg. `normalised` is 0 to 1 within that leg's list. */
export interface LegScore {
  readonly rank: number;
  readonly score: number;
  readonly normalised: number;
}

export interface RankedPassage extends FoundChunk {
  /** Fused, 0 to 1; comparable within one ranking only. */
  readonly score: number;
  /** Cosine of question and passage; null when the vector leg failed. */
  readonly cosine: number | null;
  /** How lately its document changed, 0 to 1, where recency has a say in the ranking; else null. */
  readonly recency: number | null;
  readonly legs: Readonly<Partial<Record<LegName, LegScore>>>;
}

export interface LegReport {
  readonly leg: LegName;
  readonly status: 'ok' | 'failed' | 'late' | 'fallback';
  /** Why it is not `ok`, in words for the caller. */
  readonly note: string | null;
  readonly hits: number;
  readonly ms: number;
}

/** Settings that shape a ranking; part of a configuration. `vectorWeight` is the share of the vector leg in the fused score. */
export interface RetrievalSettings {
  readonly vectorWeight: number;
  /** The share of recency in the score, 0 for none, and the days after which it has halved. */
  readonly recency: { readonly weight: number; readonly halfLifeDays: number };
  readonly candidatesPerLeg: number;
  readonly legDeadlineMs: number;
  readonly keywordMethod: KeywordMethod;
  readonly embedderId: string;
}

export interface Retrieval {
  readonly passages: readonly RankedPassage[];
  readonly legs: readonly LegReport[];
  /** Milliseconds by stage: embed, keyword, vector, fuse, fetch, total. */
  readonly timings: Readonly<Record<string, number>>;
  /** The question's vector; null when the embedder failed. */
  readonly queryVector: Float32Array | null;
  readonly settings: RetrievalSettings;
}

/** Finds passages for a question. A leg that fails or is late is named in `legs`; only when every leg fails does it throw. */
export abstract class Retriever {
  abstract retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval>;
}
