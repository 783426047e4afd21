import type { ParsedDocument } from '#core';
import { CanonicalTextBuilder, toCanonicalLine } from '../canonical-text.ts';
import { decodeText } from '../decode-text.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { readRecords } from './csv-records.ts';
import { isWords, type SheetCell, SheetTables } from './sheet-tables.ts';

const delimiters = [',', ';', '\t', '|', ':'];

/** Comma, semicolon, tab, pipe or colon, whichever cuts the rows most alike; quoted fields; a header where the first row names columns. */
export function parseCsv(source: ParseSource): ParsedDocument {
  const text = decodeText(source.bytes, source.charset, source.fileName).replace(/^\ufeff/, '');
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? (/\.(tsv|tab)$/i.test(source.fileName) ? '\t' : delimiterOf(body));
  const builder = new CanonicalTextBuilder();
  const tables = new SheetTables(builder);
  const warnings: string[] = [];
  tables.addRows(rowsOf(readRecords(body, delimiter, (line, what) => warnings.push(`line ${line}: ${what}`))));
  return withoutPages({ ...builder.build(), title: null }, [...warnings, ...tables.warnings]);
}

function* rowsOf(records: Iterable<readonly string[]>): Generator<readonly SheetCell[]> {
  let row = 0;
  for (const record of records) {
    const cells: SheetCell[] = [];
    for (const [column, field] of record.entries()) {
      const text = toCanonicalLine(field);
      if (text !== '') cells.push({ text, row, column, rowSpan: 1, columnSpan: 1, isText: isWords(text) });
    }
    row++;
    yield cells;
  }
}

/** The one under which most of the first records have the same number of fields, and more than one. */
function delimiterOf(text: string): string {
  const sample = text.slice(0, 64 * 1024);
  const scored = delimiters.map((delimiter) => ({ delimiter, score: scoreOf(sample, delimiter) }));
  return scored.reduce((best, next) => (next.score > best.score ? next : best)).delimiter;
}

function scoreOf(sample: string, delimiter: string): number {
  const counts: number[] = [];
  for (const record of readRecords(sample, delimiter, () => undefined)) {
    if (record.some((field) => field !== '')) counts.push(record.length);
    if (counts.length >= 100) break;
  }
  const alike = [...Map.groupBy(counts, (count) => count)].sort(([, a], [, b]) => b.length - a.length)[0];
  if (!alike || alike[0] < 2) return 0;
  // A mark that stands in every row counts for more than one that cuts some rows in many.
  return alike[1].length / counts.length + Math.min(alike[0], 20) / 1000;
}
