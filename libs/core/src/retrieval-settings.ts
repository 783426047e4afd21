import type { CollectionRanking } from './collection-ranking.ts';
import type { JudgeName } from './reranker.ts';
import type { KeywordMethod } from './search.ts';

/** Settings that shape a ranking; part of a configuration. `vectorWeight` is the vector leg's share of the fused score; null: by collection, as measured. */
export interface RetrievalSettings {
  readonly vectorWeight: number | null;
  /** The share of recency in the score, 0 for none, and the days after which it has halved. */
  readonly recency: { readonly weight: number; readonly halfLifeDays: number };
  readonly candidatesPerLeg: number;
  readonly legDeadlineMs: number;
  readonly rerank: RerankSettings;
  /** What a bridge to the next hop may add to a score; 0: there are none. */
  readonly bridgeShare: number;
  /** Judges beside that of `rerank`. */
  readonly judges: readonly JudgeSettings[];
  readonly keywordMethod: KeywordMethod;
  readonly embedderId: string;
  /** What was made of the question before it was searched, where something looked at it. */
  readonly understanding?: UnderstandingChoices;
  /** Of one retrieval: what else it went by. */
  readonly pinned?: PinnedSettings;
}

export interface UnderstandingChoices {
  /** Whether the parts of a question are searched beside it. */
  readonly parts: 'off' | 'on';
  /** Who words a question that only makes sense after those before it. */
  readonly rewriting: 'rule' | 'model';
  /** What a model writes to be searched beside each question. */
  readonly variants: 'off' | 'variants' | 'hyde';
  /** What was searched beside a question counts as much in a score, 0 to 1. */
  readonly besideShare: number;
}

/** What settings that hold for all do not say: `analysisVersion` counts up when text is made into words in another way. */
export interface PinnedSettings {
  readonly analysisVersion: number | null;
  /** What was measured of the collections searched, and set for them. */
  readonly collections: readonly CollectionRanking[];
}

/** Of late interaction. `id` is null where it does not rank. */
export interface RerankSettings {
  readonly id: string | null;
  /** Candidates judged. */
  readonly depth: number;
  /** Its share of the final score, 0 to 1. */
  readonly share: number;
  readonly deadlineMs: number;
}

export interface JudgeSettings extends RerankSettings {
  readonly id: string;
  readonly judge: JudgeName;
  /** Its share is one of what meaning counts for a question, not of the whole. */
  readonly isOfMeaning: boolean;
}
