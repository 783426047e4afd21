import { Fault, type ParsedDocument } from '#core';
import { toCanonicalLine } from './canonical-text.ts';
import type { ParseSource } from './parse-source.ts';
import { compose } from './pdf-compose.ts';
import { withoutFurniture } from './pdf-furniture.ts';
import { readProperties } from './pdf-properties.ts';
import { readPages } from './pdf-read-pages.ts';
import type { PageRecogniser } from './pdf-recognise.ts';
import { discardPdfium } from './pdfium-module.ts';
import { PdfFile } from './pdfium.ts';

/** Text by page in reading order with tables and a box for every line, then what is attached. A page without text goes to `recognise`, when there is one. */
export async function parsePdf(source: ParseSource, recognise: PageRecogniser | null = null): Promise<ParsedDocument> {
  try {
    const { pages, warnings } = await readPages(source, recognise);
    const { properties, isXfa, ...around } = await readAround(source);
    const composed = await compose({ pages: withoutFurniture(pages), ...around }, source.parsePart);
    const form = isXfa ? ['its form is one that only Adobe Acrobat shows (XFA); what is filled in may be missing. Print it to a PDF'] : [];
    return { ...composed, properties, warnings: [...warnings, ...form, ...composed.warnings] };
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

/** What the file holds beside its pages; closed again before an attachment, which may be a PDF too, is opened. */
async function readAround({ bytes, fileName }: ParseSource) {
  using file = await PdfFile.open(bytes, fileName);
  return {
    named: toCanonicalLine(file.information('Title')),
    outline: file.outline(),
    attachments: file.attachments(),
    properties: readProperties(file),
    isXfa: file.isXfa,
  };
}
