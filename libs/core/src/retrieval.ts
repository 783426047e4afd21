import type { AnswerChoice } from './answer-choice.ts';
import type { CollectionRanking } from './collection-ranking.ts';
import type { QueryTokens } from './models.ts';
import type { FoundChunk, KeywordMethod, SearchScope, VectorMethod } from './search.ts';
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

/** What can rank after fusion, each with an opinion of its own. */
export const judgeNames = ['late-interaction', 'second-embedder', 'cross-encoder'] as const;
export type JudgeName = (typeof judgeNames)[number];

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

/** What one judge did for a question. */
export interface JudgeReport {
  readonly judge: JudgeName;
  /** The model it judges by. */
  readonly id: string;
  readonly status: 'ok' | 'failed' | 'late' | 'fallback';
  readonly note: string | null;
  /** Candidates it judged. */
  readonly judged: number;
  /** Its share of their scores, 0 to 1: less than set where its model does not know the language, 0 where it had no say. */
  readonly share: number;
  readonly ms: number;
}

/** What ranked after fusion, all judges together: `fallback` when one of several had no say. `off` where there is none for the question. */
export interface RerankReport {
  readonly status: JudgeReport['status'] | 'off';
  readonly note: string | null;
  /** Candidates that one of them judged. */
  readonly judged: number;
  /** Of all judges; the fused score has the rest. */
  readonly share: number;
  readonly ms: number;
  readonly judges: readonly JudgeReport[];
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

export interface RerankRequest {
  readonly query: string;
  /** Null where the embedder does not tell tokens apart. */
  readonly queryTokens: QueryTokens | null;
  readonly chunkIds: readonly string[];
  readonly scope: SearchScope;
}

/** Scores by chunk id, higher is better. */
export interface Judgement {
  readonly scores: ReadonlyMap<string, number>;
  /** Why some are not judged, where there is more to say than `Reranker.lack`. */
  readonly note?: string | null;
  /** What it lacks is being made in the background: that is no fallback. */
  readonly isBeingMade?: boolean;
}

/** Judges the first candidates anew. Implementers answer a score for each chunk they can judge; the others keep what fusion gave them. */
export abstract class Reranker {
  abstract readonly name: JudgeName;
  abstract readonly id: string;
  /** What candidates have that it cannot judge: "no token vectors". */
  abstract readonly lack: string;
  abstract score(request: RerankRequest, signal: AbortSignal): Promise<Judgement>;
}

/** How much one judge counts, how far down it looks, and how long that may take. */
export interface Judge {
  readonly reranker: Reranker;
  readonly share: number;
  readonly depth: number;
  readonly deadlineMs: number;
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
