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
  let at = start;
  return text
    .slice(start, end)
    .split('\n')
    .flatMap((line, row) => {
      const from = at;
      at += line.length + 1;
      return row < headerRows ? [] : cellsOfLine(line, { row, from });
    });
}

function cellsOfLine(line: string, { row, from }: { readonly row: number; readonly from: number }): ColumnCell[] {
  let at = from;
  return line.split(between).flatMap((cell, column) => {
    const start = at;
    at += cell.length + between.length;
    return cell === '' ? [] : [{ row, column, columnSpan: 1, start, end: start + cell.length }];
  });
}
