import type { Span, Table } from '#core';

export interface ColumnCell extends Span {
  readonly row: number;
  readonly column: number;
  readonly columnSpan: number;
}

/** The cells of a table; of a grid so large that only its header was kept, as its lines show them. */
export function cellsOf(table: Table, text: string): readonly ColumnCell[] {
  const { cells, headerRows, rows } = table;
  const hasBody = rows <= headerRows || cells.some(({ row }) => row >= headerRows);
  return hasBody && cells.length > 0 ? cells : [...cells, ...cellsOfLines(table, text)];
}

const between = ' | ';

function cellsOfLines({ start, end, headerRows }: Table, text: string): ColumnCell[] {
  const cells: ColumnCell[] = [];
  let at = start;
  for (const [row, line] of text.slice(start, end).split('\n').entries()) {
    let place = at;
    if (row >= headerRows)
      for (const [column, cell] of line.split(between).entries()) {
        if (cell !== '') cells.push({ row, column, columnSpan: 1, start: place, end: place + cell.length });
        place += cell.length + between.length;
      }
    at += line.length + 1;
  }
  return cells;
}
