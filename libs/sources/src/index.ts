// Reads what others publish, as they ask to be read: web pages, feeds, folders, repositories, buckets, wikis.
// Every adapter implements SourceAdapter of core; fetching keeps to limits and never reaches a private address unasked.
export { adapters, type AdapterTools } from './adapters.ts';
export { fileNameOf } from './web/page-item.ts';
export { normalUrl } from './web/normal-url.ts';
export { WebFetcher, type FetchSettings, type WebAnswer, type WebRequest } from './web/fetch/web-fetcher.ts';
export { GuardedPost, type PostAnswer, type PostSettings } from './post/guarded-post.ts';
