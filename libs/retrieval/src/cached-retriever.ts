import {
  type CollectionChanges,
  inTime,
  type Retrieval,
  type RetrievalRequest,
  type RetrievalSettings,
  Retriever,
  rightsKey,
  type SearchScope,
} from '#core';
import { BoundedCache, type CacheLimits } from './bounded-cache.ts';
import { retrievalKey } from './cache-key.ts';
import type { QueryVectors } from './query-vectors.ts';

export interface CachedRetrieverParts {
  readonly inner: Retriever & { readonly settings: RetrievalSettings };
  readonly changes: CollectionChanges;
  /** Those that `inner` embeds its questions with. */
  readonly vectors: QueryVectors;
  readonly limits: CacheLimits;
  /** Hears why the marks could not be read: the search goes on without the cache. */
  readonly onFailure: (error: unknown) => void;
}

interface KeptRetrieval {
  readonly retrieval: Retrieval;
  /** Of its collections, as they were before it was searched. */
  readonly marks: string;
  readonly ms: number;
}

/**
 * Serves a retrieval again while nothing it rests on has moved: the configuration, what the asker may see, the question and, by the marks
 * read for each search anew, the collections. The marks are read before the search: what changes during it makes the result look too old,
 * never too new.
 */
export class CachedRetriever extends Retriever {
  private readonly parts: CachedRetrieverParts;
  private readonly cache: BoundedCache<KeptRetrieval>;

  constructor(parts: CachedRetrieverParts, beside?: CachedRetriever) {
    super();
    this.parts = parts;
    // The settings are part of every key: retrievers that rank otherwise share a memory and never a result.
    this.cache = beside?.cache ?? new BoundedCache('results', parts.limits, ({ retrieval }) => bytesOf(retrieval));
  }

  async retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const startedAt = performance.now();
    const { settings } = this.parts.inner;
    // What recency makes of a passage is another thing by the minute.
    const marks = settings.recency.weight > 0 ? null : await this.marksOf(request.scope, signal);
    if (marks === null) return this.search(request, signal);
    const key = retrievalKey(request, settings);
    const current = [...marks.values()].join();
    const kept = this.cache.get(key);
    const lookup = performance.now() - startedAt;
    if (kept?.marks === current) {
      signal.throwIfAborted();
      this.cache.tell('hit', kept.ms - lookup);
      return { ...kept.retrieval, cached: true, timings: { cache: lookup, total: lookup } };
    }
    this.cache.delete(key);
    const retrieval = await this.search({ ...request, scope: { ...request.scope, marks } }, signal);
    const ms = performance.now() - startedAt;
    if (isWhole(retrieval)) this.cache.set(key, { retrieval, marks: current, ms });
    this.cache.tell(kept ? 'changed' : 'miss');
    return { ...retrieval, timings: { lookup, ...retrieval.timings, total: ms } };
  }

  private search(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    return this.parts.vectors.during(rightsKey(request.scope.principal), () => this.parts.inner.retrieve(request, signal));
  }

  /** In the order of the ids; null when they cannot be read in the time that a leg has, or not of every collection. */
  private async marksOf({ principal, collectionIds }: SearchScope, signal: AbortSignal): Promise<ReadonlyMap<string, string> | null> {
    const ids = [...new Set(collectionIds)].sort();
    const { inner, changes, onFailure } = this.parts;
    const found = await inTime(inner.settings.legDeadlineMs, signal, () => changes.marks(principal.organisationId, ids));
    if ('status' in found) {
      onFailure(found.error);
      return null;
    }
    const read = ids.flatMap((id) => {
      const mark = found.value.get(id);
      return mark === undefined ? [] : [[id, mark] as const];
    });
    return read.length === ids.length ? new Map(read) : null;
  }
}

/** A bad moment must not stay. That the keyword leg has no BM25 here is none: it is so until the settings say otherwise. */
export function isWhole({ legs, fusion, rerank, bridge, selection, settings }: Retrieval): boolean {
  const isAsEver = ({ leg, status }: Retrieval['legs'][number]): boolean =>
    status === 'ok' || (status === 'fallback' && leg === 'keyword' && settings.keywordMethod === 'ts_rank');
  const later = [rerank, bridge, selection].every((report) => report === undefined || report.status === 'ok' || report.status === 'off');
  return legs.every(isAsEver) && fusion.status === 'ok' && later;
}

/** In memory, roughly: texts at two bytes a character, and what objects and numbers take. */
function bytesOf({ passages, candidates, queryVector }: Retrieval): number {
  const texts = passages.map(
    ({ text, title, context, headings, expanded }) =>
      text.length + title.length + (context?.length ?? 0) + headings.join().length + (expanded?.text.length ?? 0),
  );
  const lines = passages.map((passage) => passage.lines.length * 120);
  const sum = (numbers: readonly number[]): number => numbers.reduce((whole, number) => whole + number, 0);
  return 2 * sum(texts) + sum(lines) + passages.length * 1500 + candidates.length * 500 + (queryVector?.byteLength ?? 0) + 2000;
}
