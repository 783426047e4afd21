import type { CanonicalTextBuilder, GridCell } from '../canonical-text.ts';

/** A filled cell of a sheet, as shown. */
export interface SheetCell extends GridCell {
  /** Words, not a number, a date or a truth value. */
  readonly isText: boolean;
}

/** Rows of one table block: a larger one would be read, stored and drawn as a whole. */
const rowsPerPart = 1000;

/** Writes what people see as tables in one sheet: stretches of rows and columns with nothing between them. Cells in reading order. */
export function addSheetTables(builder: CanonicalTextBuilder, cells: readonly SheetCell[]): void {
  for (const area of areasOf(cells)) addArea(builder, area);
}

/** Apart by empty rows, then by empty columns where both sides look like tables of their own: else a blank column is only for looks. */
function areasOf(cells: readonly SheetCell[]): SheetCell[][] {
  return split(cells, 'row').flatMap((band) => {
    const sides = split(band, 'column');
    const areTables = sides.length > 1 && sides.every((side) => extent(side, 'column') > 1 && extent(side, 'row') > 1);
    return areTables ? sides.flatMap((side) => split(side, 'row')) : [band];
  });
}

function extent(cells: readonly SheetCell[], along: 'row' | 'column'): number {
  return new Set(cells.map((cell) => cell[along])).size;
}

/** Into stretches without a gap in rows or columns; what spans a gap closes it. The order of the cells stays. */
function split(cells: readonly SheetCell[], along: 'row' | 'column'): SheetCell[][] {
  const span = along === 'row' ? 'rowSpan' : 'columnSpan';
  const sorted = along === 'row' ? cells : cells.toSorted((a, b) => a.column - b.column);
  const starts: number[] = [];
  let reach = -1;
  for (const cell of sorted) {
    if (cell[along] > reach) starts.push(cell[along]);
    reach = Math.max(reach, cell[along] + cell[span]);
  }
  if (starts.length < 2) return cells.length === 0 ? [] : [[...cells]];
  const groups = Map.groupBy(cells, (cell) => lastNotAfter(cell[along], starts));
  return [...groups].sort(([a], [b]) => a - b).map(([, group]) => group);
}

function lastNotAfter(place: number, starts: readonly number[]): number {
  let low = 0;
  let high = starts.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((starts[middle] ?? 0) <= place) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Lines at the top with a single cell are the table's title; what is left of one column, or a single row, is text. */
function addArea(builder: CanonicalTextBuilder, area: readonly SheetCell[]): void {
  const rows = [...Map.groupBy(area, (cell) => cell.row).values()];
  const widest = Math.max(...rows.map((row) => row.length));
  const first = widest === 1 ? rows.length : rows.findIndex((row) => row.length > 1);
  const alone = rows.slice(0, first);
  if (widest === 1 && rows.length > 1) builder.addTable(placed(alone), 0);
  else for (const row of alone) builder.add('paragraph', row[0]?.text ?? '');
  addRows(builder, rows.slice(first));
}

/** As one table whose rows stand as they are, empty ones left out; in parts, each under the header, where they are many. */
export function addRows(builder: CanonicalTextBuilder, all: readonly (readonly SheetCell[])[]): void {
  const rows = all.filter((row) => row.length > 0);
  const headerRows = headerRowsOf(rows);
  const header = rows.slice(0, headerRows);
  for (let from = headerRows; from < rows.length; from += rowsPerPart)
    builder.addTable(placed([...header, ...rows.slice(from, from + rowsPerPart)]), headerRows);
}

/** Rows and columns counted anew, without the empty ones. */
function placed(rows: readonly (readonly SheetCell[])[]): GridCell[] {
  const columns = [...new Set(rows.flatMap((row) => row.map((cell) => cell.column)))].sort((a, b) => a - b);
  const columnAt = new Map(columns.map((column, index) => [column, index]));
  const rowAt = new Map(rows.map((row, index) => [row[0]?.row ?? -1, index]));
  return rows.flatMap((row, index) =>
    row.map((cell) => ({
      text: cell.text,
      row: index,
      column: columnAt.get(cell.column) ?? 0,
      rowSpan: cell.rowSpan === 1 ? 1 : countWithin(rowAt, cell.row, cell.rowSpan),
      columnSpan: cell.columnSpan === 1 ? 1 : countWithin(columnAt, cell.column, cell.columnSpan),
    })),
  );
}

function countWithin(places: ReadonlyMap<number, number>, from: number, span: number): number {
  let count = 0;
  for (let offset = 0; offset < Math.min(span, 10_000); offset++) if (places.has(from + offset)) count++;
  return Math.max(1, count);
}

/**
 * 1 when the first row names the columns: words only, no two alike, at least as many as half of the columns, and rows below it.
 * A second row of names, under names that span columns, counts too.
 */
function headerRowsOf(rows: readonly (readonly SheetCell[])[]): number {
  const [first = [], second = []] = rows;
  const columns = new Set(rows.slice(0, 200).flatMap((row) => row.map((cell) => cell.column))).size;
  const covered = first.reduce((sum, cell) => sum + cell.columnSpan, 0);
  if (rows.length < 2 || columns < 2 || covered < columns / 2 || !namesColumns(first)) return 0;
  const spansColumns = first.some((cell) => cell.columnSpan > 1);
  return spansColumns && rows.length > 2 && second.every((cell) => cell.isText) ? 2 : 1;
}

export function namesColumns(row: readonly (GridCell & { readonly isText?: boolean })[]): boolean {
  const named = row.every((cell) => (isNameLike(cell) || /^(19|20)\d\d$/.test(cell.text)) && cell.text.length <= 100);
  return named && row.some(isNameLike) && new Set(row.map((cell) => cell.text)).size === row.length;
}

/** Not a number, a date, a share or an amount. */
export function isWords(text: string): boolean {
  return /\p{L}{2}/u.test(text) ? !/^\d{1,4}[\s./-]\p{L}{3,9}\.?[\s./-]\d{1,4}$/u.test(text) : !/\d/.test(text);
}

function isNameLike({ text, isText }: GridCell & { readonly isText?: boolean }): boolean {
  return isText ?? isWords(text);
}
