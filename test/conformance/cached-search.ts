import { Embedder, type Principal, type Retrieval, type SearchScope } from '#core';
import { type CacheLookup, CachedRetriever, HybridRetriever, QueryVectors } from '#retrieval';
import { PgCollectionChanges, PgPastChunks } from '#store';
import { modelId, never, vectorOf, type World } from './store-world.ts';

/** The vectors of `store-world`, under any model's name. */
class WordEmbedder extends Embedder {
  readonly id: string;
  readonly dimensions = 32;
  readonly maxTokens = 512;

  constructor(id: string) {
    super();
    this.id = id;
  }

  countTokens(text: string): number {
    return text.split(' ').length;
  }

  async embed(texts: readonly string[]): Promise<Float32Array[]> {
    return texts.map(vectorOf);
  }
}

const settings = {
  vectorWeight: 0.5,
  bridgeShare: 0,
  recency: { weight: 0, halfLifeDays: 180 },
  candidatesPerLeg: 2000,
  legDeadlineMs: 60_000,
  rerank: { depth: 50, share: 0, deadlineMs: 1000 },
};

export interface CachedSearch {
  /** With the memory. */
  search(query: string, scope: SearchScope, limit?: number): Promise<Retrieval>;
  /** Without it. */
  searchAnew(query: string, scope: SearchScope, limit?: number): Promise<Retrieval>;
  /** What the caches were asked since this was called last, as `results hit`. */
  heard(): string[];
}

/** The road of a search as the service composes it, over a world's database. */
export function aCachedSearch({ database, search }: World, embedderId = modelId): CachedSearch {
  let lookups: CacheLookup[] = [];
  const limits = { maxBytes: 64_000_000, onLookup: (lookup: CacheLookup) => void lookups.push(lookup) };
  const vectors = new QueryVectors(limits);
  const embedder = vectors.of(new WordEmbedder(embedderId));
  const inner = new HybridRetriever({ search, embedder, settings, past: new PgPastChunks(database), clock: () => new Date() });
  const onFailure = (error: unknown): never => {
    throw error;
  };
  const cached = new CachedRetriever({ inner, vectors, limits, onFailure, changes: new PgCollectionChanges(database) });
  return {
    search: (query, scope, limit = 50) => cached.retrieve({ query, scope, limit }, never()),
    searchAnew: (query, scope, limit = 50) => inner.retrieve({ query, scope, limit }, never()),
    heard: () => {
      const heard = lookups.map(({ cache, outcome }) => `${cache} ${outcome}`);
      lookups = [];
      return heard;
    },
  };
}

export const memberOf = (organisationId: string, ...groups: string[]): Principal => ({
  organisationId,
  keyId: `key of ${organisationId}`,
  role: 'reader',
  groups,
});
