import type { Config } from '#config';
import { type ChunkSearch, type RetrievalRequest, type Retriever, TokenEmbedder } from '#core';
import { HybridRetriever, type HybridRetrieverParts, LateInteraction, type Trial, trialsOf, type UnderstandingRetriever } from '#retrieval';
import {
  type Database,
  type KeywordStates,
  PgChunkRelations,
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

export interface OpenedRetrieval {
  /** Ranks one question as it is worded, anew each time. */
  readonly retriever: HybridRetriever;
  /** What callers are served by: the same, with its memory, after a look at the question. */
  readonly cachedRetriever: Retriever;
  /** That without memory, and in no hurry, as evaluations want it. */
  readonly measuredRetriever: UnderstandingRetriever;
  /** Tries one question under other settings of its collections, with so many candidates of each leg at most. */
  readonly trialOf: (request: RetrievalRequest, deepest: number) => Trial;
  readonly profiles: PgCollectionProfiles;
  /** Whether token signatures are made and ranked by. */
  readonly judgesTokens: boolean;
}

interface RetrievalParts {
  readonly config: Config;
  readonly database: Database;
  readonly models: Models;
  readonly search: ChunkSearch;
  /** Those of the search. */
  readonly keywordStates: KeywordStates;
  readonly metrics: Metrics;
  readonly log: Log;
}

const candidatesPerLeg = 100;
/** Nobody waits for what is measured: a part of a question that came late would be measured as none. */
const patienceMs = 60_000;

export function openRetrieval({ config, database, models, search, keywordStates, metrics, log }: RetrievalParts): OpenedRetrieval {
  const { embedder } = models;
  const judgesTokens = config.retrieval.rerank.share > 0 && embedder instanceof TokenEmbedder;
  const profiles = new PgCollectionProfiles(database);
  const weights = judgesTokens || config.retrieval.bridgeShare > 0 ? new PgWordWeights(database) : null;
  const cache = searchCache({ config, database, metrics, log, weights });
  const signatures = new PgTokenSignatures(database);
  const parts: HybridRetrieverParts = {
    rankings: new PgCollectionRankings(database),
    search,
    clock: () => new Date(),
    embedder: cache.embedder(embedder),
    relations: new PgChunkRelations(database, keywordStates),
    ...(weights && { words: weights }),
    past: new PgPastChunks(database),
    reranker: weights && judgesTokens ? new LateInteraction({ signatures, weights, modelId: embedder.id }) : null,
    judges: furtherJudges({ config, models, search, remembering: (inner) => cache.embedder(inner) }),
    onFailure: (stage, error) => log.warn({ err: error, stage }, 'a stage of retrieval failed'),
    settings: { ...config.retrieval, candidatesPerLeg },
  };
  const retriever = new HybridRetriever(parts);
  const trialOf = (request: RetrievalRequest, deepest: number): Trial => trialsOf(parts, request, deepest);
  const looking = { config, generator: models.generator, log, choose: retriever.choose.bind(retriever) };
  return {
    retriever,
    trialOf,
    cachedRetriever: understanding(cache.retriever(retriever), looking),
    measuredRetriever: understanding(retriever, { ...looking, patienceMs }),
    profiles,
    judgesTokens,
  };
}
