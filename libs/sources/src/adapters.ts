import type { Config } from '#config';
import type { SourceAdapter } from '#core';
import type { WebFetcher } from './web/fetch/web-fetcher.ts';

export interface AdapterTools {
  readonly config: Config;
  /** Everything an adapter asks the network for goes through it: limits, politeness, no private address unasked. */
  readonly fetcher: WebFetcher;
}

/** Every kind of source there is, by its kind. A new one is a line here. */
export function adapters(tools: AdapterTools): ReadonlyMap<string, SourceAdapter> {
  const all: readonly ((tools: AdapterTools) => SourceAdapter)[] = [];
  return new Map(all.map((make) => make(tools)).map((adapter) => [adapter.kind, adapter]));
}
