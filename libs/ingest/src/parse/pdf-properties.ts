import { type DocumentProperties, type HiddenText, noProperties } from '#core';
import { toCanonicalLine } from './canonical-text.ts';
import type { PdfFile } from './pdfium.ts';

/** What the document says about itself. Names and keywords apart by semicolons, keywords by commas too. */
export function readProperties(file: PdfFile): DocumentProperties {
  const list = (field: string, between: RegExp): string[] => [
    ...new Set(
      file
        .information(field)
        .split(between)
        .map((part) => toCanonicalLine(part).slice(0, 200))
        .filter((part) => /[\p{L}\p{N}]/u.test(part)),
    ),
  ];
  return {
    ...noProperties,
    authors: list('Author', /;/).filter((author) => !/^(?:anonymous|unknown|user|administrator|admin)$/i.test(author)),
    keywords: list('Keywords', /[;,]/).slice(0, 100),
    createdAt: toTime(file.information('CreationDate')),
    modifiedAt: toTime(file.information('ModDate')),
  };
}

/** Fields of the document's information that hold sentences. */
export function readDescriptions(file: PdfFile): HiddenText[] {
  return ['Title', 'Subject', 'Keywords', 'Author', 'Creator', 'Producer']
    .map((field) => ({ text: toCanonicalLine(file.information(field)), how: `a property of the file: ${field.toLowerCase()}`, page: null }))
    .filter(({ text }) => text !== '');
}

const written = /^(?:D:)?(\d{4})(\d\d)?(\d\d)?(\d\d)?(\d\d)?(\d\d)?(?:(Z)|([+-])(\d\d)'?(\d\d)?)?/;

/** RFC 3339 from D:YYYYMMDDHHmmSSOHH'mm'; UTC where it names no zone, null when it is no date. */
export function toTime(date: string): string | null {
  const found = written.exec(date.trim());
  if (!found) return null;
  const [, year, month = '01', day = '01', hour = '00', minute = '00', second = '00', , sign, hours, minutes = '00'] = found;
  const zone = sign ? `${sign}${hours}:${minutes}` : 'Z';
  const time = new Date(`${year}-${month}-${day}T${hour}:${minute}:${second}${zone}`);
  return Number.isNaN(time.getTime()) || time.getUTCFullYear() < 1970 ? null : time.toISOString();
}
