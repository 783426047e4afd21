import { readFile } from 'node:fs/promises';
import { Fault, type ParsedDocument } from '#core';
import type { ParseSource } from './parse-source.ts';

export interface ParseRequest {
  readonly filePath: string;
  /** With parameters, as stored: `text/plain; charset=utf-8`. */
  readonly mediaType: string;
  readonly fileName: string;
  readonly maxPages: number;
}

type Parser = (source: ParseSource) => ParsedDocument | Promise<ParsedDocument>;

const text = async (): Promise<Parser> => (await import('./parse-text.ts')).parseText;

/** Parsers are loaded when first needed: a child that reads text never pays for PDFium. */
const parsers: Readonly<Record<string, () => Promise<Parser>>> = {
  'application/pdf': async () => (await import('./parse-pdf.ts')).parsePdf,
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': async () => (await import('./parse-docx.ts')).parseDocx,
  'text/html': async () => (await import('./parse-html.ts')).parseHtml,
  'text/markdown': async () => (await import('./parse-markdown.ts')).parseMarkdown,
  'text/plain': text,
  'text/csv': text,
  'application/json': text,
  'application/jsonl': text,
};

/** Reads and parses one file in this process. Throws Fault for everything the uploader can do something about. */
export async function parseFile(request: ParseRequest): Promise<ParsedDocument> {
  const [mediaType = '', ...parameters] = request.mediaType
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const load = parsers[mediaType];
  if (!load)
    throw new Fault('unsupported_media_type', `"${request.fileName}" is ${mediaType}; Aquifer reads ${Object.keys(parsers).join(', ')}`);
  const bytes = await readFile(request.filePath);
  if (bytes.length === 0) throw new Fault('empty_file', `"${request.fileName}" is empty (0 bytes)`);
  const charset =
    parameters
      .find((parameter) => parameter.startsWith('charset='))
      ?.slice(8)
      .replaceAll('"', '') ?? null;
  const parse = await load();
  return notEmpty(await parse({ bytes, fileName: request.fileName, mediaType, charset, maxPages: request.maxPages }), request.fileName);
}

function notEmpty(parsed: ParsedDocument, fileName: string): ParsedDocument {
  if (parsed.blocks.length > 0) return parsed;
  const what =
    parsed.text.trim() === '' ? 'is empty: it holds no text, only white space or pictures' : 'holds no readable text, only markup';
  throw new Fault('empty_file', `"${fileName}" ${what}`);
}
