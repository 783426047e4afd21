import type { Config } from '#config';
import type { SourceAdapter } from '#core';
import { CrawlAdapter } from './web/crawl/crawl-adapter.ts';
import { FeedAdapter } from './web/feed/feed-adapter.ts';
import type { WebFetcher } from './web/fetch/web-fetcher.ts';
import { SitemapAdapter } from './web/sitemap/sitemap-adapter.ts';
import { UrlAdapter } from './web/url/url-adapter.ts';

export interface AdapterTools {
  readonly config: Config;
  /** Everything an adapter asks the network for goes through it: limits, politeness, no private address unasked. */
  readonly fetcher: WebFetcher;
}

/** A new kind is a line here. */
const makers: readonly ((tools: AdapterTools) => SourceAdapter)[] = [
  ({ fetcher }) => new UrlAdapter(fetcher),
  ({ fetcher }) => new SitemapAdapter(fetcher),
  ({ fetcher }) => new CrawlAdapter(fetcher),
  ({ fetcher }) => new FeedAdapter(fetcher),
];

/** Every kind of source there is, by its kind. */
export function adapters(tools: AdapterTools): ReadonlyMap<string, SourceAdapter> {
  return new Map(makers.map((make) => make(tools)).map((adapter) => [adapter.kind, adapter]));
}
