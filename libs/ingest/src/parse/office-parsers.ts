import type { ParsedDocument } from '#core';
import { docxType, epubType, msgType, odpType, odsType, odtType, pptxType, xlsType, xlsxType } from '../detect/office-type.ts';
import type { ParseSource } from './parse-source.ts';

export type Parser = (source: ParseSource) => ParsedDocument | Promise<ParsedDocument>;

const workbook = async (): Promise<Parser> => (await import('./office/parse-workbook.ts')).parseWorkbook;
const openDocument = async (): Promise<Parser> => (await import('./office/parse-open-document.ts')).parseOpenDocument;

/** What an office has, each loaded when first needed. */
export const officeParsers: Readonly<Record<string, () => Promise<Parser>>> = {
  [docxType]: async () => (await import('./office/parse-docx.ts')).parseDocx,
  [pptxType]: async () => (await import('./office/parse-pptx.ts')).parsePptx,
  [xlsxType]: workbook,
  [xlsType]: workbook,
  [odsType]: workbook,
  [odtType]: openDocument,
  [odpType]: openDocument,
  [epubType]: async () => (await import('./office/parse-epub.ts')).parseEpub,
  'message/rfc822': async () => (await import('./mail/parse-eml.ts')).parseEml,
  [msgType]: async () => (await import('./mail/parse-msg.ts')).parseMsg,
  'text/csv': async () => (await import('./office/parse-csv.ts')).parseCsv,
};
