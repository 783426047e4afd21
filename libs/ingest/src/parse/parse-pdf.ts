import { Fault, type ParsedDocument } from '#core';
import { toCanonicalLine } from './canonical-text.ts';
import type { ParseSource } from './parse-source.ts';
import { compose } from './pdf-compose.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import type { ReadPage } from './pdf-lines.ts';
import { readItems } from './pdf-page.ts';
import { readProperties } from './pdf-properties.ts';
import { type PageRecogniser, recognisePage } from './pdf-recognise.ts';
import { discardPdfium } from './pdfium-module.ts';
import { PdfFile } from './pdfium.ts';

/** Text by page with a box for every line; headings by type size, paragraphs by the white between lines. A page without text goes to `recognise`, when there is one. */
export async function parsePdf(source: ParseSource, recognise: PageRecogniser | null = null): Promise<ParsedDocument> {
  try {
    using file = await PdfFile.open(source.bytes, source.fileName);
    const { pages, warnings } = await readPages(file, source, recognise);
    const parts = {
      pages: withoutFurniture(pages),
      named: toCanonicalLine(file.information('Title')),
      outline: file.outline(),
      attachments: file.attachments(),
    };
    const composed = await compose(parts, source.parsePart);
    const form = file.isXfa
      ? ['its form is one that only Adobe Acrobat shows (XFA); what is filled in may be missing. Print it to a PDF']
      : [];
    return { ...composed, properties: readProperties(file), warnings: [...warnings, ...form, ...composed.warnings] };
  } catch (cause) {
    if (cause instanceof Fault) throw cause;
    discardPdfium();
    throw new Fault(
      'damaged_file',
      `"${source.fileName}" cannot be read as a PDF: the reader failed on it (${String(cause)}). Export it again.`,
      { cause },
    );
  }
}

async function readPages(
  file: PdfFile,
  { fileName, maxPages, onPage }: ParseSource,
  recognise: PageRecogniser | null,
): Promise<{ pages: ReadPage[]; warnings: string[] }> {
  if (file.pageCount === 0) throw new Fault('damaged_file', `"${fileName}" is a PDF without a single page. Export it again.`);
  if (file.pageCount > maxPages)
    throw new Fault(
      'parse_limit',
      `"${fileName}" has ${file.pageCount} pages; the limit is ${maxPages}. Split it, or raise AQUIFER_PARSE_MAX_PAGES.`,
    );
  const pages: (ReadPage | null)[] = [];
  for (let index = 0; index < file.pageCount; index += 1) {
    pages.push(await readPage(file, index, recognise));
    onPage?.({ page: index + 1, of: file.pageCount, recognised: false });
  }
  const unread = pages.flatMap((page, index) => (page ? [] : [index + 1]));
  const read = pages.filter((page) => page !== null);
  const silent = read.filter((page) => page.items.length === 0).map((page) => page.number);
  if (read.length === 0)
    throw new Fault('damaged_file', `"${fileName}": none of its ${file.pageCount} pages can be read. Export it again.`);
  if (silent.length === read.length) {
    throw new Fault(
      'no_text',
      `"${fileName}" holds no text: ${read.length === 1 ? 'its page is' : `its ${read.length} pages are`} blank or a picture, as in a scan. Text recognition comes later; upload a version with text.`,
    );
  }
  return { pages: read, warnings: [...warn(unread, 'could not be read'), ...warn(silent, 'no text on it; blank or a picture')] };
}

function warn(numbers: readonly number[], what: string): string[] {
  if (numbers.length === 0) return [];
  const named = numbers.slice(0, 20).join(', ') + (numbers.length > 20 ? ` and ${numbers.length - 20} more` : '');
  return [`page ${named}: ${what}`];
}

async function readPage(file: PdfFile, index: number, recognise: PageRecogniser | null): Promise<ReadPage | null> {
  using page = file.page(index);
  if (!page) return null;
  const place = { number: index + 1, width: page.width, height: page.height };
  const items = readItems(page, index + 1);
  if (items.length > 0 || !recognise) return { ...place, items, ocrConfidence: null };
  return { ...place, ...(await recognisePage(page, index + 1, recognise)) };
}
