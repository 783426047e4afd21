import { readFile } from 'node:fs/promises';
import { Fault, type ParsedDocument, type PersonalKind } from '#core';
import { detectMedia } from '../detect/detect-media.ts';
import { openRecognition, type RecognitionSettings } from '../recognise/open-recognition.ts';
import { enrich } from '../enrich/enrich.ts';
import { officeParsers, type Parser } from './office-parsers.ts';
import { leftOut, OutOfSight } from './out-of-sight.ts';
import type { PageDone, ParseSource } from './parse-source.ts';

export interface ParseRequest {
  readonly filePath: string;
  /** With parameters, as stored: `text/plain; charset=utf-8`. */
  readonly mediaType: string;
  readonly fileName: string;
  readonly maxPages: number;
  /** Of text on pictures; off when left out. */
  readonly recognition?: RecognitionSettings;
  /** Personal data of these kinds are taken out, before anything else is made of the text; also of the title the uploader gave. */
  readonly redact?: { readonly kinds: readonly PersonalKind[]; readonly givenTitle: string | null };
}

const picture = async (): Promise<Parser> => (await import('./parse-image.ts')).parseImage;
const text = async (): Promise<Parser> => (await import('./parse-text.ts')).parseText;

/** Parsers are loaded when first needed: a child that reads text never pays for PDFium. */
const parsers: Readonly<Record<string, () => Promise<Parser>>> = {
  'application/pdf': async () => (await import('./parse-pdf-file.ts')).parsePdfFile,
  ...officeParsers,
  'image/png': picture,
  'image/jpeg': picture,
  'image/tiff': picture,
  'image/webp': picture,
  'image/bmp': picture,
  'text/html': async () => (await import('./parse-html.ts')).parseHtml,
  'text/markdown': async () => (await import('./parse-markdown.ts')).parseMarkdown,
  'text/plain': text,
  'application/json': async () => (await import('./parse-json.ts')).parseJson,
  'application/jsonl': async () => (await import('./parse-json.ts')).parseJsonLines,
};

/** Mail within mail within mail: what lies deeper is named, not read. */
const maxDepth = 2;

/** Reads and parses one file in this process. Throws Fault for everything the uploader can do something about. */
export async function parseFile({ filePath, ...request }: ParseRequest, onPage?: (done: PageDone) => void): Promise<ParsedDocument> {
  parserOf(request);
  const parsed = bounded(await parseBytes({ ...request, bytes: await readFile(filePath), ...(onPage && { onPage }) }, 0));
  return request.redact
    ? (await import('../redact/redacted-file.ts')).redactedFile(parsed, request.fileName, request.redact)
    : enrich(parsed);
}

/** Parsers hand over what a file hides as they find it, with what is hidden in its attachments and chapters. */
function bounded(parsed: ParsedDocument): ParsedDocument {
  if (!parsed.hidden) return parsed;
  const hidden = new OutOfSight();
  hidden.addAll(parsed.hidden);
  return { ...parsed, hidden: [], ...hidden.asField, warnings: [...parsed.warnings, ...hidden.warnings] };
}

type BytesRequest = Omit<ParseRequest, 'filePath'> & Pick<ParseSource, 'bytes' | 'onPage'>;

/** `depth` counts the files around this one. */
async function parseBytes(request: BytesRequest, depth: number): Promise<ParsedDocument> {
  const { bytes, fileName, maxPages, onPage } = request;
  const { load, mediaType, charset } = parserOf(request);
  if (bytes.length === 0) throw new Fault('empty_file', `"${fileName}" is empty (0 bytes)`);
  const parsePart: ParseSource['parsePart'] = async (part) => {
    if (depth >= maxDepth) throw new Fault('parse_limit', `"${part.fileName}" is a file within ${maxDepth} others; upload it on its own`);
    const head = part.bytes.subarray(0, 64 * 1024);
    return parseBytes({ ...request, onPage: undefined, ...part, mediaType: await detectMedia({ head, ...part }) }, depth + 1);
  };
  const parse = await load();
  const recognition = openRecognition(request.recognition);
  return notEmpty(
    await parse({ bytes, fileName, mediaType, charset, maxPages, parsePart, recognition, ...(onPage && { onPage }) }),
    fileName,
  );
}

function parserOf({ mediaType: declared, fileName }: Pick<ParseRequest, 'mediaType' | 'fileName'>): {
  readonly load: () => Promise<Parser>;
  readonly mediaType: string;
  readonly charset: string | null;
} {
  const [mediaType = '', ...parameters] = declared
    .toLowerCase()
    .split(';')
    .map((part) => part.trim());
  const load = parsers[mediaType];
  if (!load) throw new Fault('unsupported_media_type', `"${fileName}" is ${mediaType}; Aquifer reads ${Object.keys(parsers).join(', ')}`);
  const charset = parameters.find((parameter) => parameter.startsWith('charset='));
  return { load, mediaType, charset: charset?.slice(8).replaceAll('"', '') ?? null };
}

function notEmpty(parsed: ParsedDocument, fileName: string): ParsedDocument {
  if (parsed.blocks.length > 0) return parsed;
  const unseen = leftOut(parsed.hidden ?? []);
  const what =
    unseen.length > 0
      ? `shows no text: ${unseen.join('; ')}`
      : parsed.text.trim() === ''
        ? 'is empty: it holds no text, only white space or pictures'
        : 'holds no readable text, only markup';
  throw new Fault('empty_file', `"${fileName}" ${what}`);
}
