import { posix } from 'node:path';
import type { SourceItem } from '#core';
import { isPageType } from './wanted-types.ts';
import type { PageContent } from './page-reader.ts';

interface Named {
  readonly key: string;
  readonly title?: string | null;
  readonly metadata?: Readonly<Record<string, unknown>>;
  readonly memo?: Readonly<Record<string, unknown>>;
}

/** A page as something to keep. */
export function pageItem(page: PageContent, { key, title = null, metadata = {}, memo }: Named): SourceItem {
  const { url, version, modifiedAt, mediaType, content } = page;
  const item = { kind: 'content' as const, key, url, title, version, modifiedAt, mediaType, content, metadata };
  return { ...item, fileName: fileNameOf(url, mediaType), ...(memo ? { memo } : {}) };
}

/** As its address ends; a page whose address has no ending is an HTML file. */
export function fileNameOf(url: string, mediaType: string | null): string {
  const { pathname, hostname } = new URL(url);
  const last = decoded(posix.basename(pathname)) || hostname;
  const isPage = isPageType(mediaType) && !/\.(x?html?|php|aspx?|jsp)$/i.test(last);
  return isPage ? `${last}.html` : last;
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text).replaceAll('/', '-');
  } catch {
    return text;
  }
}
