import type { AnswerChoice } from './answer-choice.ts';
import type { Disagreement, PoisonReport } from './poison-report.ts';
import type { JudgeName, RerankReport } from './reranker.ts';
import type { RetrievalSettings } from './retrieval-settings.ts';
import type { FoundChunk, SearchScope, VectorMethod } from './search.ts';
import type { Bridge, BridgeReport, ExpandedPassage, Expansion, SelectionReport } from './selection.ts';
import type { Understood } from './understood.ts';

export interface RetrievalRequest {
  readonly query: string;
  readonly scope: SearchScope;
  readonly limit: number;
  /** Passages whose text one before them already says: kept and marked, or, where they would only fill a prompt, dropped. `keep` when left out. */
  readonly nearDuplicates?: 'keep' | 'drop';
  /** Passages of one document before others go first; those held back come when nothing else is left. Any number when left out. */
  readonly maxPerDocument?: number;
  /** What being unlike the passages before it counts, 0 to 1: 0 when left out. */
  readonly diversity?: number;
  /** What is read with each passage, and passages that this makes one are one. Nothing when left out. */
  readonly expand?: Expansion;
  /** The questions before it, the oldest first: one that only makes sense after them is searched as it stands alone. Null where they could not be read. */
  readonly turns?: readonly string[] | null;
  /** What was asked back to the last of them: a reply that chooses is searched as what it chooses. */
  readonly offered?: readonly AnswerChoice[];
}

export const legNames = ['keyword', 'vector'] as const;
export type LegName = (typeof legNames)[number];

/** A passage's place in one leg. `normalised` is 0 to 1 within that leg's list. */
export interface LegScore {
  readonly rank: number;
  readonly score: number;
  readonly normalised: number;
}

/** A passage's place among those that a judge judged. */
export type Opinions = Readonly<Partial<Record<JudgeName, LegScore>>>;

/** Where something that a leg found stands, whether or not it is shown. */
export interface Candidate {
  readonly chunkId: string;
  /** Final, 0 to 1; comparable within one ranking only. */
  readonly score: number;
  /** Weighted sum of the normalised legs, before anything ranked after it. */
  readonly fused: number;
  readonly legs: Readonly<Partial<Record<LegName, LegScore>>>;
  /** What each judge made of it; without those that had no say. */
  readonly opinions: Opinions;
  /** What it gained by a passage of another document that it belongs to. */
  readonly bridge?: Bridge;
}

export interface RankedPassage extends FoundChunk, Candidate {
  /** Cosine of question and passage; null when the vector leg failed. */
  readonly cosine: number | null;
  /** How lately its document changed, 0 to 1, where recency has a say in the ranking; else null. */
  readonly recency: number | null;
  /** The chunk of a passage before it that already says its text; null for what is new. */
  readonly repeats: string | null;
  /** Where expansion was asked for. */
  readonly expanded?: ExpandedPassage;
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

/** Fetched, and left out of the passages. */
export interface DroppedCandidate {
  readonly chunkId: string;
  readonly documentId: string;
  /** `merged`: it is part of another passage, widened. */
  readonly reason: 'near-duplicate' | 'document-cap' | 'merged';
  /** The chunk that says it already, or that it became part of. */
  readonly of?: string;
}

export interface Retrieval {
  readonly passages: readonly RankedPassage[];
  readonly legs: readonly LegReport[];
  readonly fusion: FusionReport;
  readonly rerank: RerankReport;
  /** Where this installation bridges. */
  readonly bridge?: BridgeReport;
  /** All that the legs found, best first, shown or not. */
  readonly candidates: readonly Candidate[];
  readonly dropped: readonly DroppedCandidate[];
  /** Where the request asked for a cap, diversity or expansion. */
  readonly selection?: SelectionReport;
  /** True where it was kept from an earlier search; legs and reports are of that one then. */
  readonly cached?: boolean;
  /** Milliseconds by stage: lookup, understand, embed, keyword, vector, fuse, rerank, bridge, fetch, total; or cache and total where it is `cached`. */
  readonly timings: Readonly<Record<string, number>>;
  /** The question's vector; null when the embedder failed. */
  readonly queryVector: Float32Array | null;
  readonly settings: RetrievalSettings;
  /** Where something looked at the question before it was searched. */
  readonly understood?: Understood;
  /** Where something was searched beside the question: the ranking of the question alone. */
  readonly whole?: Pick<Retrieval, 'candidates' | 'passages' | 'timings'>;
  /** The other searches that had a say: of the question's parts, and of what a model wrote of it. */
  readonly beside?: readonly BesideRetrieval[];
  /** What was to be searched beside it and failed or was late. */
  readonly unsearched?: readonly Unsearched[];
  /** Where passages look made for the question. */
  readonly leftOut?: LeftOut;
}

/** What was taken out of it, for the question and for its parts. */
export interface LeftOut extends Pick<PoisonReport, 'findings'> {
  readonly passages: readonly RankedPassage[];
  readonly disagreements: readonly FoundDisagreement[];
  /** Why what it pushed out was not looked for, where that failed. */
  readonly note?: string;
}

export interface FoundDisagreement extends Pick<Disagreement, 'alike'> {
  /** The part of the question; null: the question itself. */
  readonly part: string | null;
  /** One of each side, also where they are not among the passages asked for. */
  readonly passages: readonly [RankedPassage, RankedPassage];
}

export interface Unsearched {
  readonly query: string;
  /** In words. */
  readonly reason: string;
}

/** A search beside the question's own. Of its passages twice as many were read as were asked for. */
export interface BesideRetrieval {
  readonly query: string;
  /** What its scores count in the ranking, 0 to 1. */
  readonly share: number;
  readonly retrieval: Retrieval;
}

/** Finds passages for a question. A leg that fails or is late is named in `legs`; only when every leg fails does it throw. */
export abstract class Retriever {
  abstract retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval>;
}
