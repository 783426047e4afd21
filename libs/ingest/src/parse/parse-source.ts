import { type DocumentProperties, noProperties, type ParsedDocument } from '#core';
import type { Recognition } from '../recognise/recogniser.ts';

/** What a parser gets: the whole file, its media type without parameters, the declared charset, and what it must not exceed. */
export interface ParseSource {
  readonly bytes: Buffer;
  readonly fileName: string;
  readonly mediaType: string;
  readonly charset: string | null;
  readonly maxPages: number;
  /** Parses a file within this one, such as an attachment. Rejects with a Fault as for a file of its own, or when it lies too deep. */
  readonly parsePart?: (part: FilePart) => Promise<ParsedDocument>;
  /** For pages that are pictures; left out where none can be. */
  readonly recognition?: Recognition;
  /** Called as each page is done; `recognised` when its text was read off a picture, which takes seconds. */
  readonly onPage?: (done: PageDone) => void;
}

export interface PageDone {
  readonly page: number;
  readonly of: number;
  readonly recognised: boolean;
}

export interface FilePart {
  readonly bytes: Buffer;
  readonly fileName: string;
  /** What the file around it says that it is. */
  readonly declaredType: string | null;
}

/** Formats without pages have nothing to say about pages and lines. */
export function withoutPages(
  parsed: Pick<ParsedDocument, 'title' | 'text' | 'blocks'> & Partial<Pick<ParsedDocument, 'tables'>>,
  warnings: readonly string[] = [],
  properties: Partial<DocumentProperties> = {},
): ParsedDocument {
  return { tables: [], ...parsed, pages: [], lines: [], properties: { ...noProperties, ...properties }, warnings };
}
