import { join } from 'node:path';
import type { Config } from '#config';
import type { SourceAdapter } from '#core';
import { ConfluenceAdapter } from './confluence/confluence-adapter.ts';
import { FolderAdapter } from './folder/folder-adapter.ts';
import { GitAdapter, type GitTools } from './git/git-adapter.ts';
import { GithubAdapter } from './github/github-adapter.ts';
import { NotionAdapter } from './notion/notion-adapter.ts';
import { AllowedFolders } from './paths/allowed-folders.ts';
import { S3Adapter } from './s3/s3-adapter.ts';
import { CrawlAdapter } from './web/crawl/crawl-adapter.ts';
import { FeedAdapter } from './web/feed/feed-adapter.ts';
import { AddressGuard } from './web/fetch/address-guard.ts';
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
  ({ config }) => new FolderAdapter(new AllowedFolders(config.folders)),
  (tools) => new GitAdapter(gitTools(tools)),
  ({ fetcher }) => new S3Adapter({ fetcher }),
  (tools) => new GithubAdapter({ fetcher: tools.fetcher, ...gitTools(tools) }),
  ({ fetcher }) => new ConfluenceAdapter({ fetcher }),
  ({ fetcher }) => new NotionAdapter({ fetcher }),
];

/** Every kind of source there is, by its kind. */
export function adapters(tools: AdapterTools): ReadonlyMap<string, SourceAdapter> {
  return new Map(makers.map((make) => make(tools)).map((adapter) => [adapter.kind, adapter]));
}

function gitTools({ config }: AdapterTools): GitTools {
  const { dataDir, folders, fetch } = config;
  return { dir: join(dataDir, 'sources'), folders: new AllowedFolders(folders), guard: new AddressGuard(fetch.allow) };
}
