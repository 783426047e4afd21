import type { ParsedDocument } from '#core';
import { CanonicalTextBuilder, toCanonicalLine } from '../canonical-text.ts';
import { decodeText } from '../decode-text.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import { readRecords } from './csv-records.ts';
import { limitGrids } from './limit-grids.ts';
import { addRows, isWords } from './sheet-tables.ts';

const maxCells = 2_000_000;
const delimiters = [',', ';', '\t', '|', ':'];

/** Comma, semicolon, tab, pipe or colon, whichever cuts the rows most alike; quoted fields; a header where the first row names columns. */
export function parseCsv(source: ParseSource): ParsedDocument {
  const text = decodeText(source.bytes, source.charset, source.fileName).replace(/^\ufeff/, '');
  const declared = /^sep=(.)\r?\n/i.exec(text);
  const body = declared ? text.slice(declared[0].length) : text;
  const delimiter = declared?.[1] ?? (/\.(tsv|tab)$/i.test(source.fileName) ? '\t' : delimiterOf(body));
  const builder = new CanonicalTextBuilder();
  const warnings: string[] = [];
  const rows: (readonly string[])[] = [];
  let cells = 0;
  for (const record of readRecords(body, delimiter, (line) =>
    warnings.push(`line ${line}: a quote is opened and never closed; it is read as a letter`),
  )) {
    rows.push(record);
    cells += record.length;
    if (cells > maxCells) {
      warnings.push(`read up to row ${rows.length}: more than ${maxCells} cells; split the file`);
      break;
    }
  }
  addRows(
    builder,
    rows.map((record, row) =>
      record
        .map((field, column) => ({ text: toCanonicalLine(field), row, column, rowSpan: 1, columnSpan: 1 }))
        .filter((cell) => cell.text !== '')
        .map((cell) => ({ ...cell, isText: isWords(cell.text) })),
    ),
  );
  const built = builder.build();
  const limited = limitGrids(built.tables);
  return withoutPages({ ...built, tables: limited.tables, title: null }, [...warnings, ...limited.warnings]);
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
