import type { Config } from '#config';
import type { Embedder, Retriever } from '#core';
import { CachedRetriever, type HybridRetriever, QueryVectors } from '#retrieval';
import { type Database, PgCollectionChanges, type PgWordWeights } from '#store';
import type { Log, Metrics } from '#telemetry';
import { WeighedChanges } from './weighed-changes.ts';

export interface SearchCache {
  /** The embedder that the retriever to be cached takes for questions. */
  embedder(embedder: Embedder): Embedder;
  /** The same retriever, with a memory where the settings give it one: all of them have the same. */
  retriever(retriever: HybridRetriever, weights: Weights): Retriever;
}

interface CacheParts {
  readonly config: Config;
  readonly database: Database;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** What rankings weigh words by; null where they do not. */
type Weights = Pick<PgWordWeights, 'version'> | null;

/** Vectors are small beside results: a sixteenth of the memory holds thousands. */
const vectorShare = 1 / 16;

export function searchCache({ config, database, metrics, log }: CacheParts): SearchCache {
  const { cacheBytes } = config;
  if (cacheBytes === 0) return { embedder: (embedder) => embedder, retriever: (retriever) => retriever };
  const limitsOf = (share: number) => ({
    maxBytes: Math.round(cacheBytes * share),
    onLookup: (lookup: Parameters<Metrics['cacheAsked']>[0]) => metrics.cacheAsked(lookup),
  });
  const vectors = new QueryVectors(limitsOf(vectorShare));
  const stored = new PgCollectionChanges(database);
  const onFailure = (error: unknown) => log.warn({ err: error }, 'it could not be seen whether a search was made before');
  const limits = limitsOf(1 - vectorShare);
  let first: CachedRetriever | undefined;
  return {
    embedder: (embedder) => vectors.of(embedder),
    retriever: (inner, weights) => {
      const changes = weights ? new WeighedChanges(stored, weights) : stored;
      const cached = new CachedRetriever({ inner, changes, vectors, limits, onFailure }, first);
      first ??= cached;
      return cached;
    },
  };
}
