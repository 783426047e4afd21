import type { CanonicalTextBuilder, GridCell } from '../canonical-text.ts';

/** A filled cell of a sheet, as shown. */
export interface SheetCell extends GridCell {
  /** Words, not a number, a date or a truth value. */
  readonly isText: boolean;
}

/** Rows of one table block: a larger one would be read, stored and drawn as a whole. */
const rowsPerPart = 1000;
/** A cell of a grid takes about 90 bytes where revisions are stored. Beyond so many only the headers' are kept; the text is whole in any case. */
const maxGridCells = 100_000;

/** Writes what people see as tables in sheets: stretches of rows and columns with nothing between them. */
export class SheetTables {
  private readonly builder: CanonicalTextBuilder;
  private cells = 0;

  constructor(builder: CanonicalTextBuilder) {
    this.builder = builder;
  }

  get warnings(): readonly string[] {
    return this.cells <= maxGridCells
      ? []
      : [`${this.cells} cells: all are read, but only of the first ${maxGridCells} is the place in the grid kept`];
  }

  /** All filled cells of a sheet in reading order. */
  addSheet(cells: readonly SheetCell[]): void {
    for (const area of areasOf(cells)) this.addArea(area);
  }

  /** As one table whose rows stand as they are, empty ones left out; in parts, each under the header, where they are many. Rows are taken as they come. */
  addRows(rows: Iterable<readonly SheetCell[]>): void {
    let header: readonly (readonly SheetCell[])[] | null = null;
    let part: (readonly SheetCell[])[] = [];
    const flush = (): void => {
      const headerRows: number = header?.length ?? headerRowsOf(part);
      const all: readonly (readonly SheetCell[])[] = [...(header ?? []), ...part];
      header ??= part.slice(0, headerRows);
      part = [];
      this.addGrid(placed(all), headerRows);
    };
    for (const row of rows) {
      if (row.length > 0) part.push(row);
      if (part.length >= rowsPerPart + (header === null ? 1 : 0)) flush();
    }
    if (part.length > 0) flush();
  }

  /** Lines at the top with a single cell are the table's title; what is left of one column, or a single row, is text. */
  private addArea(area: readonly SheetCell[]): void {
    const rows = [...Map.groupBy(area, (cell) => cell.row).values()];
    const widest = rows.reduce((most, row) => Math.max(most, row.length), 0);
    const first = widest === 1 ? rows.length : rows.findIndex((row) => row.length > 1);
    const alone = rows.slice(0, first);
    if (widest === 1 && rows.length > 1) this.addGrid(placed(alone), 0);
    else for (const row of alone) this.builder.add('paragraph', row[0]?.text ?? '');
    this.addRows(rows.slice(first));
  }

  private addGrid(cells: readonly GridCell[], headerRows: number): void {
    this.cells += cells.length;
    this.builder.addTable(cells, headerRows, { keepCells: this.cells <= maxGridCells ? 'all' : 'header' });
  }
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

/** Rows and columns counted anew, without the empty ones. */
function placed(rows: readonly (readonly SheetCell[])[]): GridCell[] {
  const columns = [...new Set(rows.flatMap((row) => row.map((cell) => cell.column)))].sort((a, b) => a - b);
  // Parts of a long table have their header before them, which stands further up.
  const rowPlaces = rows.map((row) => row[0]?.row ?? 0);
  return rows.flatMap((row, index) =>
    row.map((cell) => {
      const column = lastNotAfter(cell.column, columns);
      const lastColumn = lastNotAfter(cell.column + cell.columnSpan - 1, columns);
      const lastRow = cell.rowSpan === 1 ? index : lastNotAfter(cell.row + cell.rowSpan - 1, rowPlaces);
      return { text: cell.text, row: index, column, rowSpan: lastRow - index + 1, columnSpan: lastColumn - column + 1 };
    }),
  );
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
