import type { SearchResult } from '#contract';
import type { Service } from '../../test/service.ts';
import type { Asked } from './asked.ts';

export const ours = 'Aquifer';

/** Searches over HTTP as clients do: the service's own stages, and `http` for the whole way there and back. */
export function askedService(service: Service, collection: string): Asked {
  return {
    name: ours,
    ask: async (query) => {
      const started = performance.now();
      const response = await service.post('/v1/search', { query, collections: [collection], limit: 10 });
      const { timings, items, legs, cached } = (await response.json()) as SearchResult;
      const http = performance.now() - started;
      if (!response.ok || items.length === 0) throw new Error(`a search found nothing: ${response.status}`);
      // An answer that went without a leg is quick and worth nothing.
      const missing = legs.find(({ status }) => status === 'failed' || status === 'late');
      if (missing) throw new Error(`the ${missing.leg} leg was left out: ${missing.note}`);
      if (cached) throw new Error(`"${query}" was asked before, so its time is that of a memory`);
      return { ...timings, http };
    },
  };
}
