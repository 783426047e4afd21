import type { GuardPolicy } from './guard-policy.ts';
import { type PersonalDataSettings, usualPersonalKinds } from './personal-data.ts';

export const chunkStrategies = ['structure', 'recursive'] as const;
export type ChunkStrategy = (typeof chunkStrategies)[number];

/** How documents of a collection are cut. Tokens are the embedder's. */
export interface ChunkingSettings {
  /** `structure` cuts along headings, lists, tables and code; `recursive` is LangChain's RecursiveCharacterTextSplitter. */
  readonly strategy: ChunkStrategy;
  /** Tokens aimed at for what is embedded, title and headings included. */
  readonly targetTokens: number;
  readonly overlapTokens: number;
}

/** Superseded revisions beyond either limit go, texts, vectors and files; null keeps them. The live one and the newest never go. */
export interface RetentionSettings {
  /** Superseded revisions kept of a document. */
  readonly revisions: number | null;
  /** Days a revision is kept after it was superseded. */
  readonly days: number | null;
}

/** How searches of a collection rank; null: as the installation has it, or as it was measured. */
export interface RankingSettings {
  /** The vector leg's share of the fused score, 0 to 1. */
  readonly vectorWeight: number | null;
  /** What late interaction counts in the final score, 0 to 1; other judges have the shares of the installation. */
  readonly rerankShare: number | null;
  /** Candidates that it judges. */
  readonly rerankDepth: number | null;
  /** Candidates asked of each leg. */
  readonly candidates: number | null;
}

/** When questions about a collection are answered. */
export interface AnsweringSettings {
  /** Evidence below this is no answer; null: as the installation has it. */
  readonly threshold: number | null;
  /** The share of questions without an answer that it was chosen to let through; null where nobody measured. */
  readonly falseAnswers: number | null;
}

/** Whether an answer may be given again to a question in other words. */
export interface AnswerCacheSettings {
  /** What the meaning of the two wordings must reach, as measured; null: only the same words are answered again. */
  readonly threshold: number | null;
  /** The embedder that measured it: another one measures otherwise, and then it does not hold. */
  readonly embedder: string | null;
  /** Of so many questions asked, at most this share had the answer of another one, with 95 % confidence. */
  readonly falseHits: number | null;
  readonly questions: number | null;
}

/** What the guard may do in a collection. */
export interface GuardSettings {
  readonly documents: GuardPolicy;
  /** Answers may link there, beside what they cite. */
  readonly allowedHosts: readonly string[];
  /** Credentials in what an answer says, told by their form or the words before them. */
  readonly secrets: 'mask' | 'flag' | 'off';
}

export const fieldTypes = ['text', 'number', 'boolean', 'date'] as const;
export type FieldType = (typeof fieldTypes)[number];

/** What is decided per collection; every change is a new version. */
export interface CollectionSettings {
  readonly chunking: ChunkingSettings;
  readonly retention: RetentionSettings;
  /** For documents that have no limit of their own and whose source has none. */
  readonly staleAfterSeconds: number | null;
  /** Declared metadata fields: a document whose value has another type is refused. */
  readonly fields: Readonly<Record<string, FieldType>>;
  /** Groups of words that mean the same: a question with one of them is also searched for the others. */
  readonly synonyms: readonly (readonly string[])[];
  readonly ranking: RankingSettings;
  readonly answering: AnsweringSettings;
  readonly answerCache: AnswerCacheSettings;
  readonly guard: GuardSettings;
  readonly personalData: PersonalDataSettings;
}

export const defaultCollectionSettings: CollectionSettings = {
  chunking: { strategy: 'structure', targetTokens: 256, overlapTokens: 0 },
  retention: { revisions: null, days: null },
  staleAfterSeconds: null,
  fields: {},
  synonyms: [],
  ranking: { vectorWeight: null, rerankShare: null, rerankDepth: null, candidates: null },
  answering: { threshold: null, falseAnswers: null },
  answerCache: { threshold: null, embedder: null, falseHits: null, questions: null },
  guard: { documents: 'quarantine', allowedHosts: [], secrets: 'mask' },
  personalData: { mode: 'keep', kinds: usualPersonalKinds },
};
