import type { ParsedDocument } from '#core';
import type { ParseSource } from './parse-source.ts';

/** For specs: a file as a parser gets it. */
export function sourceOf(bytes: Buffer, mediaType: string, fileName = 'file'): ParseSource {
  return { bytes, fileName, mediaType, charset: null, maxPages: 100 };
}

/** For specs: "kind, level and page" and the text of every block. */
export function shown({ text, blocks }: Pick<ParsedDocument, 'text' | 'blocks'>): string[] {
  return blocks.map(({ kind, level, page, start, end }) => `${kind}${level || ''}${page ? `@${page}` : ''} ${text.slice(start, end)}`);
}
