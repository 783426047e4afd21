import { Fault } from '#core';
import type { ParseSource } from './parse-source.ts';
import type { ReadPage } from './pdf-lines.ts';
import { readItems } from './pdf-page.ts';
import { type PageRecogniser, recognisePage } from './pdf-recognise.ts';
import { maxLetters } from './pdf-words.ts';
import { discardPdfium } from './pdfium-module.ts';
import { PdfFile } from './pdfium.ts';

/** Pages on which the reader may fail before the whole file counts as broken. */
const maxFailures = 5;

interface Reading {
  readonly pages: readonly ReadPage[];
  readonly warnings: readonly string[];
}

/** Pages, and the numbers of those that could not be read, that were cut, and that have text outside their edge. */
type Notes = Record<'unread' | 'cut' | 'hidden', number[]> & { readonly pages: ReadPage[] };

/** Every page that can be read, in turn; what could not, and where, as warnings. A page the reader itself fails on is left out and the file opened anew. */
export async function readPages(source: ParseSource, recognise: PageRecogniser | null): Promise<Reading> {
  const reading: Notes = { pages: [], unread: [], cut: [], hidden: [] };
  let failures = 0;
  let done = 0;
  for (let pageCount = 1; done < pageCount;) {
    using file = await PdfFile.open(source.bytes, source.fileName);
    pageCount = checkedCount(file, source);
    try {
      for (; done < pageCount; done += 1) {
        note(reading, done + 1, await readPage(file, done, recognise));
        source.onPage?.({ page: done + 1, of: pageCount, recognised: false });
      }
    } catch (cause) {
      failures += 1;
      if (cause instanceof Fault || failures > maxFailures) throw cause;
      file.abandon();
      discardPdfium();
      reading.unread.push(done + 1);
      done += 1;
    }
  }
  return checked(reading, source);
}

function checkedCount({ pageCount }: PdfFile, { fileName, maxPages }: ParseSource): number {
  if (pageCount === 0) throw new Fault('damaged_file', `"${fileName}" is a PDF without a single page. Export it again.`);
  if (pageCount <= maxPages) return pageCount;
  throw new Fault(
    'parse_limit',
    `"${fileName}" has ${pageCount} pages; the limit is ${maxPages}. Split it, or raise AQUIFER_PARSE_MAX_PAGES.`,
  );
}

function note(reading: Notes, number: number, page: OnePage | null): void {
  if (page) reading.pages.push(page.read);
  else reading.unread.push(number);
  if (page?.isCut) reading.cut.push(number);
  if (page?.hasMore) reading.hidden.push(number);
}

interface OnePage {
  readonly read: ReadPage;
  readonly isCut: boolean;
  readonly hasMore: boolean;
}

async function readPage(file: PdfFile, index: number, recognise: PageRecogniser | null): Promise<OnePage | null> {
  using page = file.page(index);
  if (!page) return null;
  const place = { number: index + 1, width: page.width, height: page.height };
  const { items, hasMore } = readItems(page, index + 1);
  const found = items.length > 0 || !recognise ? { items, ocrConfidence: null } : await recognisePage(page, index + 1, recognise);
  return { read: { ...place, ...found }, isCut: page.letters > maxLetters, hasMore };
}

function checked({ pages, unread, cut, hidden }: Notes, { fileName }: ParseSource): Reading {
  if (pages.length === 0)
    throw new Fault('damaged_file', `"${fileName}": none of its ${unread.length} pages can be read. Export it again.`);
  const silent = pages.filter((page) => page.items.length === 0).map((page) => page.number);
  if (silent.length === pages.length) {
    throw new Fault(
      'no_text',
      `"${fileName}" holds no text: ${pages.length === 1 ? 'its page is' : `its ${pages.length} pages are`} blank or a picture, as in a scan.`,
    );
  }
  return {
    pages,
    warnings: [
      ...warn(unread, 'could not be read'),
      ...warn(silent, 'no text on it; blank or a picture'),
      ...warn(cut, `more than ${maxLetters} letters; the rest of it is left out`),
      ...warn(hidden, 'text outside its edge is left out'),
    ],
  };
}

function warn(numbers: readonly number[], what: string): string[] {
  if (numbers.length === 0) return [];
  const named = numbers.slice(0, 20).join(', ') + (numbers.length > 20 ? ` and ${numbers.length - 20} more` : '');
  return [`page ${named}: ${what}`];
}
