import { type CellObject, type ParsingOptions, read, type Range, type WorkBook, type WorkSheet } from '@e965/xlsx';
import { Fault, type ParsedDocument } from '#core';
import { odsType, type OfficeType, xlsType } from '../../detect/office-type.ts';
import { CanonicalTextBuilder, toCanonicalLine } from '../canonical-text.ts';
import { OutOfSight } from '../out-of-sight.ts';
import { type ParseSource, withoutPages } from '../parse-source.ts';
import type { ChartTable } from './chart-table.ts';
import { toTime } from './core-properties.ts';
import { describedIn } from './described.ts';
import { damagedOffice } from './damaged-office.ts';
import { type OfficePackage, openPackage } from './open-package.ts';
import { chartsOf } from './sheet-charts.ts';
import { columnName, formattedAway, hideSheet, inSight, namesOf, rowsSeen, type SheetWords, toldOf } from './sheet-unseen.ts';
import { picturesIn } from './drawn-descriptions.ts';
import { openSightsOf } from './sheet-sight-ods.ts';
import { type SheetSight, sightsOf } from './sheet-sight.ts';
import { isWords, type SheetCell, SheetTables } from './sheet-tables.ts';

const maxRows = 100_000;
/** No workbook has more. */
const maxColumns = 16_384;
/** Filled ones, in all sheets together. */
const maxCells = 1_000_000;

/** Dates of the format that every country shows in its own way are written in the way that all read alike. */
const options: ParsingOptions = { dense: true, cellHTML: false, cellFormula: false, dateNF: 'yyyy-mm-dd', sheetRows: maxRows };

interface Reading {
  readonly builder: CanonicalTextBuilder;
  readonly tables: SheetTables;
  readonly warnings: string[];
  readonly hidden: OutOfSight;
  cellsLeft: number;
}

/** XLSX, XLS and ODS: every sheet a heading, its tables with what a reader of the sheet sees in their cells, comments below. */
export async function parseWorkbook(source: ParseSource): Promise<ParsedDocument> {
  const type = source.mediaType as OfficeType;
  const pack = type === xlsType ? null : await openPackage(source.bytes, source.fileName, type);
  if (pack?.text('META-INF/manifest.xml')?.includes('encryption-data')) throw encrypted(source.fileName);
  const warnings: string[] = [];
  const charts = pack ? chartsOf(pack, (words) => warnings.push(words)) : new Map<string, readonly ChartTable[]>();
  const sights = pack ? sightsIn(pack, type, (words) => warnings.push(words)) : new Map<string, SheetSight>();
  const book = open(source, type);
  const builder = new CanonicalTextBuilder();
  const reading: Reading = { builder, tables: new SheetTables(builder), warnings, hidden: new OutOfSight(), cellsLeft: maxCells };
  for (const [index, name] of book.SheetNames.entries()) {
    const state = book.Workbook?.Sheets?.[index]?.Hidden ?? 0;
    try {
      const sheet = book.Sheets[name] ?? {};
      const sight = sights.get(name) ?? rowsSeen(sheet);
      addSheet(reading, { sheet, name, isHidden: state > 0, sight, charts: charts.get(name) ?? [] });
    } catch (cause) {
      warnings.push(`sheet "${name}": not read (${String(cause)})`);
    }
  }
  reading.hidden.addAll([...namesOf(book), ...(pack ? [...picturesIn(pack), ...describedIn(pack)] : [])]);
  return withoutPages(
    { ...builder.build(), ...reading.hidden.asField, title: titleOf(book) },
    [...warnings, ...reading.tables.warnings, ...reading.hidden.warnings],
    propertiesOf(book),
  );
}

/** Parts that are broken hide nothing for certain, and the workbook's reader may do without them. */
function sightsIn(pack: OfficePackage, type: OfficeType, warn: (words: string) => void): ReadonlyMap<string, SheetSight> {
  try {
    return (type === odsType ? openSightsOf : sightsOf)(pack, warn);
  } catch (cause) {
    warn(`what of its sheets is hidden could not be found out, all of it is read (${String(cause)})`);
    return new Map();
  }
}

function encrypted(fileName: string): Fault {
  return new Fault('encrypted_file', `"${fileName}" is protected by a password. Remove it and upload the file again.`);
}

function open({ bytes, fileName }: ParseSource, type: OfficeType): WorkBook {
  try {
    return read(bytes, { ...options, type: 'buffer' });
  } catch (cause) {
    if (/password|ecma-376 encrypted/i.test(String(cause))) throw encrypted(fileName);
    throw damagedOffice(fileName, type, String(cause), cause);
  }
}

function titleOf(book: WorkBook): string | null {
  const title = toCanonicalLine(book.Props?.Title ?? '');
  return title === '' ? null : title.slice(0, 300);
}

function propertiesOf({ Props: props }: WorkBook): Partial<ParsedDocument['properties']> {
  const time = (date: Date | string | undefined): string | null => toTime(date instanceof Date ? date.toISOString() : date);
  const author = toCanonicalLine(props?.Author ?? '');
  const keywords = toCanonicalLine(props?.Keywords ?? '').split(/\s*[,;]\s*/);
  return {
    authors: author === '' ? [] : [author],
    createdAt: time(props?.CreatedDate),
    modifiedAt: time(props?.ModifiedDate),
    keywords: keywords.filter((keyword) => keyword !== ''),
  };
}

interface SheetToRead {
  readonly sheet: WorkSheet;
  readonly name: string;
  readonly isHidden: boolean;
  readonly sight: SheetSight;
  readonly charts: readonly ChartTable[];
}

function addSheet(reading: Reading, { sheet, name, isHidden, sight, charts }: SheetToRead): void {
  const { builder, warnings, hidden } = reading;
  if (reading.cellsLeft === 0)
    return void warnings.push(
      `sheet "${name}": not read; the sheets before it hold the ${maxCells} filled cells that are read of a workbook`,
    );
  const declared = (sheet['!data'] ?? []) as readonly (readonly CellObject[])[];
  const full = Math.max(declared.length, Number(/\d+$/.exec(String(sheet['!fullref'] ?? ''))?.[0] ?? 0));
  const rows = within(declared);
  if (rows.length >= maxRows && full > maxRows) warnings.push(`sheet "${name}": only its first ${maxRows} of ${full} rows are read`);
  const { cells, away } = cellsOf(rows, sheet['!merges'] ?? [], reading.cellsLeft);
  if (cells.length >= reading.cellsLeft) warnings.push(`sheet "${name}": read up to the limit of ${maxCells} filled cells in a workbook`);
  reading.cellsLeft -= cells.length;
  const comments = commentsOf(rows);
  if (isHidden) return hideSheet(reading, name, [...cells, ...away, ...comments]);
  const { seen, unseen } = inSight(cells, sight, away);
  for (const { text, how } of [...unseen, ...inSight(comments, sight).unseen]) hidden.add(text, `${how} of the sheet “${name}”`);
  warnings.push(...toldOf(unseen, sight).map((words) => `sheet "${name}": ${words}`));
  hidden.addAll(sight.prompts.map((text) => ({ text, how: 'what a cell asks to be filled in with', page: null })));
  if (seen.length === 0 && charts.length === 0)
    return void warnings.push(`sheet "${name}": no cell with words in it, only pictures or nothing`);
  builder.add('heading', toCanonicalLine(name), { level: 1 });
  reading.tables.addSheet(seen);
  for (const { title, cells: points } of charts) {
    builder.add('paragraph', title);
    // Beside the cells that it draws a chart's numbers would stand there twice.
    if (seen.length === 0) builder.addTable(points, 1);
  }
  for (const { text } of inSight(comments, sight).seen) builder.add('quote', text);
}

/** A cell may say that it stands in row four thousand million: a list so long takes minutes to walk, however few it holds. */
function within(rows: readonly (readonly CellObject[])[]): readonly (readonly CellObject[])[] {
  return rows.slice(0, maxRows).map((row) => (row.length > maxColumns ? row.slice(0, maxColumns) : row));
}

/** Filled cells in reading order, and those whose format keeps their words back. Rows and cells that a sheet only declares are holes here and cost nothing. */
function cellsOf(
  rows: readonly (readonly CellObject[])[],
  merges: readonly Range[],
  limit: number,
): { readonly cells: readonly SheetCell[]; readonly away: readonly SheetWords[] } {
  const merged = new Map(merges.map((range) => [`${range.s.r},${range.s.c}`, range]));
  const cells: SheetCell[] = [];
  const away: SheetWords[] = [];
  rows.forEach((row, rowIndex) =>
    row.forEach((cell, column) => {
      const text = toCanonicalLine(shownIn(cell));
      if (text === '' && away.length < limit) away.push(...formattedAway(cell, { row: rowIndex, column }));
      if (text === '' || cells.length >= limit) return;
      const range = merged.get(`${rowIndex},${column}`);
      cells.push({
        text,
        row: rowIndex,
        column,
        rowSpan: range ? range.e.r - range.s.r + 1 : 1,
        columnSpan: range ? range.e.c - range.s.c + 1 : 1,
        isText: cell.t === 's' && isWords(text),
      });
    }),
  );
  return { cells, away };
}

function shownIn(cell: CellObject): string {
  if (cell.w !== undefined) return cell.w;
  return cell.v instanceof Date ? cell.v.toISOString().slice(0, 10) : String(cell.v ?? '');
}

function commentsOf(rows: readonly (readonly CellObject[])[]): SheetWords[] {
  const comments: SheetWords[] = [];
  rows.forEach((row, rowIndex) =>
    row.forEach((cell, column) => {
      for (const { a: author, t: text } of cell.c ?? [])
        if (toCanonicalLine(text ?? '') !== '')
          comments.push({
            text: `Comment${author ? ` by ${toCanonicalLine(author)}` : ''} on ${columnName(column)}${rowIndex + 1}: ${toCanonicalLine(text)}`,
            row: rowIndex,
            column,
          });
    }),
  );
  return comments;
}
