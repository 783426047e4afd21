import type { ParsedDocument } from '#core';

/** What a parser gets: the whole file, its media type without parameters, the declared charset, and what it must not exceed. */
export interface ParseSource {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly mediaType: string;
  readonly charset: string | null;
  readonly maxPages: number;
}

/** Formats without pages have nothing to say about pages and lines. */
export function withoutPages(parsed: Pick<ParsedDocument, 'title' | 'text' | 'blocks'>, warnings: readonly string[] = []): ParsedDocument {
  return { ...parsed, pages: [], lines: [], warnings };
}
