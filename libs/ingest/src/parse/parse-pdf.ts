import { type DocumentProperties, Fault, type HiddenText, noProperties, type ParsedDocument } from '#core';
import { toCanonicalLine } from './canonical-text.ts';
import { OutOfSight } from './out-of-sight.ts';
import type { ParseSource } from './parse-source.ts';
import { compose, type PdfParts } from './pdf-compose.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import { readDescriptions, readProperties } from './pdf-properties.ts';
import { readPages } from './pdf-read-pages.ts';
import type { PageRecogniser } from './pdf-recognise.ts';
import { discardPdfium } from './pdfium-module.ts';
import { PdfFile } from './pdfium.ts';

/** Text by page in reading order with tables and a box for every line, then what is attached. A page without text goes to `recognise`, when there is one. */
export async function parsePdf(source: ParseSource, recognise: PageRecogniser | null = null): Promise<ParsedDocument> {
  try {
    const { pages, warnings } = await readPages(source, recognise);
    const { properties, isXfa, unread, described, ...around } = await readAround(source);
    const composed = await compose({ pages: withoutFurniture(pages), ...around }, source.parsePart);
    const form = isXfa ? ['its form is one that only Adobe Acrobat shows (XFA); what is filled in may be missing. Print it to a PDF'] : [];
    const hidden = new OutOfSight();
    hidden.addAll([...pages.flatMap((page) => page.hidden), ...described, ...(composed.hidden ?? [])]);
    return {
      ...composed,
      properties,
      ...hidden.asField,
      warnings: [...warnings, ...unread, ...form, ...composed.warnings, ...hidden.warnings],
    };
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

interface Around extends Omit<PdfParts, 'pages'> {
  readonly properties: DocumentProperties;
  /** What it says about itself that is no part of its text. */
  readonly described: readonly HiddenText[];
  readonly isXfa: boolean;
}

const nothingAround: Around = { named: '', outline: [], attachments: [], properties: noProperties, described: [], isXfa: false };

/** What the file holds beside its pages, which are read by then: a reader that fails on it costs no more than that. */
async function readAround(source: ParseSource): Promise<Around & { readonly unread: readonly string[] }> {
  try {
    return { ...(await readOpened(source)), unread: [] };
  } catch (cause) {
    discardPdfium();
    return {
      ...nothingAround,
      unread: [`its bookmarks, attachments and properties could not be read: the reader failed on them (${String(cause)})`],
    };
  }
}

/** The file is closed again before an attachment, which may be a PDF too, is opened. */
async function readOpened({ bytes, fileName }: ParseSource): Promise<Around> {
  using file = await PdfFile.open(bytes, fileName);
  try {
    return {
      named: toCanonicalLine(file.information('Title')),
      outline: file.outline(),
      attachments: file.attachments(),
      properties: readProperties(file),
      described: readDescriptions(file),
      isXfa: file.isXfa,
    };
  } catch (cause) {
    file.abandon();
    throw cause;
  }
}
