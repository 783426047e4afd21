import { Fault } from '#core';
import { pageList } from './page-list.ts';
import type { ParseSource } from './parse-source.ts';
import type { ReadPage } from './pdf-lines.ts';
import { readItems } from './pdf-page.ts';
import { type PageRecogniser, recognisePage } from './pdf-recognise.ts';
import { discardPdfium } from './pdfium-module.ts';
import { PdfFile } from './pdfium.ts';
import { nothingThere } from './recognition-run.ts';

/** Pages on which the reader may fail before the whole file counts as broken. */
const maxFailures = 5;
const unreadable = 'could not be read';

interface Reading {
  readonly pages: readonly ReadPage[];
  readonly warnings: readonly string[];
}

/** Pages, and by each warning the numbers of those that it is about. */
class Notes {
  readonly pages: ReadPage[] = [];
  readonly warnings = new Map<string, number[]>();

  /** `page` is null when it could not be read. */
  add(number: number, page: OnePage | null): void {
    if (page) this.pages.push(page.read);
    for (const warning of page?.warnings ?? [unreadable]) this.warn(number, warning);
  }

  warn(number: number, warning: string): void {
    const about = this.warnings.get(warning) ?? [];
    about.push(number);
    this.warnings.set(warning, about);
  }
}

/** Every page that can be read, in turn; what could not, and where, as warnings. A page the reader itself fails on is left out and the file opened anew. */
export async function readPages(source: ParseSource, recognise: PageRecogniser | null): Promise<Reading> {
  const notes = new Notes();
  let failures = 0;
  let done = 0;
  for (let pageCount = 1; done < pageCount;) {
    using file = await PdfFile.open(source.bytes, source.fileName);
    pageCount = checkedCount(file, source);
    try {
      for (; done < pageCount; done += 1) {
        notes.add(done + 1, await readPage(file, done, recognise));
        source.onPage?.({ page: done + 1, of: pageCount, recognised: false });
      }
    } catch (cause) {
      if (cause instanceof Fault) throw cause;
      file.abandon();
      discardPdfium();
      failures += 1;
      if (failures > maxFailures) throw cause;
      notes.warn(done + 1, unreadable);
      done += 1;
    }
  }
  return checked(notes, source);
}

function checkedCount({ pageCount }: PdfFile, { fileName, maxPages }: ParseSource): number {
  if (pageCount === 0) throw new Fault('damaged_file', `"${fileName}" is a PDF without a single page. Export it again.`);
  if (pageCount <= maxPages) return pageCount;
  throw new Fault(
    'parse_limit',
    `"${fileName}" has ${pageCount} pages; the limit is ${maxPages}. Split it, or raise AQUIFER_PARSE_MAX_PAGES.`,
  );
}

interface OnePage {
  readonly read: ReadPage;
  readonly warnings: readonly string[];
}

async function readPage(file: PdfFile, index: number, recognise: PageRecogniser | null): Promise<OnePage | null> {
  using page = file.page(index);
  if (!page) return null;
  const place = { number: index + 1, width: page.width, height: page.height };
  const { items, hidden, warnings } = readItems(page, index + 1);
  const found = items.length > 0 || !recognise ? { items, ocrConfidence: null } : await recognisePage(page, index + 1, recognise);
  return { read: { ...place, ...found, hidden }, warnings };
}

function checked(notes: Notes, { fileName }: ParseSource): Reading {
  const { pages, warnings } = notes;
  if (pages.length === 0)
    throw new Fault(
      'damaged_file',
      `"${fileName}": none of its ${warnings.get(unreadable)?.length ?? 0} pages can be read. Export it again.`,
    );
  const silent = pages.filter((page) => page.items.length === 0);
  if (silent.length === pages.length) {
    throw new Fault(
      'no_text',
      `"${fileName}" holds no text: ${pages.length === 1 ? 'its page is' : `its ${pages.length} pages are`} blank or a picture, as in a scan.`,
    );
  }
  for (const { number } of silent) notes.warn(number, nothingThere);
  return { pages, warnings: [...warnings].map(([warning, numbers]) => `page ${pageList(numbers)}: ${warning}`) };
}
