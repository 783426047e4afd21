import { type DocumentProperties, noProperties, type ParsedDocument } from '#core';

/** What a parser gets: the whole file, its media type without parameters, the declared charset, and what it must not exceed. */
export interface ParseSource {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly mediaType: string;
  readonly charset: string | null;
  readonly maxPages: number;
}

/** Formats without pages have nothing to say about pages and lines. */
export function withoutPages(
  parsed: Pick<ParsedDocument, 'title' | 'text' | 'blocks'> & Partial<Pick<ParsedDocument, 'tables'>>,
  warnings: readonly string[] = [],
  properties: Partial<DocumentProperties> = {},
): ParsedDocument {
  return { tables: [], ...parsed, pages: [], lines: [], properties: { ...noProperties, ...properties }, warnings };
}
