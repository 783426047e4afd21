import type { Config } from '#config';
import type { CollectionChanges, Embedder, Retriever } from '#core';
import { CachedRetriever, type HybridRetriever, QueryVectors } from '#retrieval';
import type { Log, Metrics } from '#telemetry';

export interface SearchCache {
  /** The embedder that the retriever to be cached takes for questions. */
  embedder(embedder: Embedder): Embedder;
  /** The same retriever, with a memory where the settings give it one: all of them have the same. */
  retriever(retriever: HybridRetriever, changes: CollectionChanges): Retriever;
}

interface CacheParts {
  readonly config: Config;
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Vectors are small beside results: a sixteenth of the memory holds thousands. */
const vectorShare = 1 / 16;

export function searchCache({ config, metrics, log }: CacheParts): SearchCache {
  const { cacheBytes } = config;
  if (cacheBytes === 0) return { embedder: (embedder) => embedder, retriever: (retriever) => retriever };
  const limitsOf = (share: number) => ({
    maxBytes: Math.round(cacheBytes * share),
    onLookup: (lookup: Parameters<Metrics['cacheAsked']>[0]) => metrics.cacheAsked(lookup),
  });
  const vectors = new QueryVectors(limitsOf(vectorShare));
  const onFailure = (error: unknown) => log.warn({ err: error }, 'it could not be seen whether a search was made before');
  const limits = limitsOf(1 - vectorShare);
  let first: CachedRetriever | undefined;
  return {
    embedder: (embedder) => vectors.of(embedder),
    retriever: (inner, changes) => {
      const cached = new CachedRetriever({ inner, changes, vectors, limits, onFailure }, first);
      first ??= cached;
      return cached;
    },
  };
}
