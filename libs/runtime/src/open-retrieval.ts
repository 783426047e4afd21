import type { Config } from '#config';
import {
  type ChunkSearch,
  type CollectionChanges,
  type CollectionRankings,
  type ModelAllowance,
  type RetrievalRequest,
  type Retriever,
  TokenEmbedder,
} from '#core';
import {
  HybridRetriever,
  type HybridRetrieverParts,
  LateInteraction,
  type Otherwise,
  otherwiseOf,
  type QueryPrompts,
  type Trial,
  trialsOf,
  type UnderstandingRetriever,
} from '#retrieval';
import {
  type Database,
  type KeywordStates,
  PgChunkRelations,
  PgCollectionChanges,
  PgCollectionProfiles,
  PgCollectionRankings,
  PgPastChunks,
  PgTokenSignatures,
  PgWordWeights,
} from '#store';
import type { Log, Metrics } from '#telemetry';
import { furtherJudges } from './further-judges.ts';
import type { Models } from './open-models.ts';
import { searchCache } from './search-cache.ts';
import { understanding } from './understanding.ts';
import { WeighedChanges } from './weighed-changes.ts';

/** How one configuration finds and ranks. */
export interface Ways {
  /** Ranks one question as it is worded, anew each time. */
  readonly retriever: HybridRetriever;
  /** What callers are served by: the same, with its memory, after a look at the question. */
  readonly cachedRetriever: Retriever;
  /** That without memory, and in no hurry, as evaluations want it. */
  readonly measuredRetriever: UnderstandingRetriever;
  /** Tries one question under other settings of its collections, with so many candidates of each leg at most. */
  readonly trialOf: (request: RetrievalRequest, deepest: number) => Trial;
  /** Ranks one question, with so many candidates of each leg, as it would be with something changed; null where a model writes what is searched beside it. */
  readonly otherwise: (candidates: number) => Otherwise | null;
}

/** What tells whether something found or made of it before would be so again. */
export interface Grounds {
  readonly changes: CollectionChanges;
  readonly rankings: CollectionRankings;
}

/** What a configuration has otherwise than the process beside it. */
export interface WaysChoice {
  readonly config: Config;
  readonly models: Pick<Models, 'embedder' | 'generator' | 'judges'>;
  readonly prompts: QueryPrompts;
  readonly candidates: number;
}

export interface OpenedRetrieval {
  /** Cheap: models, memory and all that is read are the process's. */
  readonly waysOf: (choice: WaysChoice) => Ways & Grounds;
  readonly profiles: PgCollectionProfiles;
  /** Whether token signatures are made and ranked by. */
  readonly judgesTokens: boolean;
}

interface RetrievalParts {
  readonly config: Config;
  readonly database: Database;
  readonly models: Models;
  readonly allowance: ModelAllowance;
  readonly search: ChunkSearch;
  /** These two are the search's. */
  readonly keywordStates: KeywordStates;
  readonly words: PgWordWeights;
  readonly metrics: Metrics;
  readonly log: Log;
}

export const candidatesPerLeg = 100;
/** Nobody waits for what is measured: a part of a question that came late would be measured as none. */
const patienceMs = 60_000;

export function openRetrieval({
  config,
  database,
  models,
  allowance,
  search,
  keywordStates,
  words,
  metrics,
  log,
}: RetrievalParts): OpenedRetrieval {
  const judging = (of: Config): boolean => of.retrieval.rerank.share > 0 && models.embedder instanceof TokenEmbedder;
  const cache = searchCache({ config, metrics, log });
  const stored = new PgCollectionChanges(database);
  const shared = {
    rankings: new PgCollectionRankings(database),
    search,
    clock: () => new Date(),
    relations: new PgChunkRelations(database, keywordStates),
    past: new PgPastChunks(database),
    onFailure: (stage: string, error: unknown) => log.warn({ err: error, stage }, 'a stage of retrieval failed'),
  };
  const signatures = new PgTokenSignatures(database);
  const waysOf = (choice: WaysChoice): Ways & Grounds => {
    const { embedder, generator } = choice.models;
    const { variants } = choice.config.understanding;
    const weights = judging(choice.config) || choice.config.retrieval.bridgeShare > 0 ? words : null;
    const changes = weights ? new WeighedChanges(stored, weights) : stored;
    const parts: HybridRetrieverParts = {
      ...shared,
      embedder: cache.embedder(embedder),
      ...(weights && { words: weights }),
      reranker: judging(choice.config) ? new LateInteraction({ signatures, weights: words, modelId: embedder.id }) : null,
      judges: furtherJudges({ ...choice, search, remembering: (inner) => cache.embedder(inner) }),
      settings: { ...choice.config.retrieval, candidatesPerLeg: choice.candidates },
    };
    const retriever = new HybridRetriever(parts);
    const looking = { config: choice.config, generator, allowance, prompts: choice.prompts, log, choose: retriever.choose.bind(retriever) };
    return {
      changes,
      rankings: shared.rankings,
      retriever,
      trialOf: (request, deepest) => trialsOf(parts, request, deepest),
      otherwise: (candidates) => (variants === 'off' ? otherwiseOf(parts, choice.config.understanding, candidates) : null),
      cachedRetriever: understanding(cache.retriever(retriever, changes), looking),
      measuredRetriever: understanding(retriever, { ...looking, patienceMs }),
    };
  };
  return { waysOf, profiles: new PgCollectionProfiles(database), judgesTokens: judging(config) };
}
