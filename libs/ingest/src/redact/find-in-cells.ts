import type { Span, Table } from '#core';
import { type FoundValue, isTellingHeader, type Redactor } from '#guard';
import { cellsOf, type ColumnCell } from './cells-of.ts';

/** Farther than rules look around a value for what it is called, so that no cell tells of another one. */
const apart = '\n'.repeat(64);
/** Read in one go: a reading of one short cell takes 60 to 150 µs, a cell among others 13. */
const cellsAtOnce = 200;

/** What a cell is says its column's header, which may stand pages before. In the order of the text. */
export function findInCells(table: Table, text: string, redactor: Redactor): FoundValue[] {
  const cells = cellsOf(table, text);
  const headers = cells.filter(({ row, start, end }) => row < table.headerRows && isTellingHeader(text.slice(start, end)));
  if (headers.length === 0) return [];
  const columns = Map.groupBy(
    cells.filter(({ row }) => row >= table.headerRows),
    (cell) => headers.find(({ column, columnSpan }) => column <= cell.column && cell.column < column + columnSpan),
  );
  return [...columns]
    .flatMap(([header, column]) => (header ? findUnder(text.slice(header.start, header.end), column, { text, redactor }) : []))
    .sort((a, b) => a.start - b.start);
}

interface Reading {
  readonly text: string;
  readonly redactor: Redactor;
}

function findUnder(header: string, column: readonly ColumnCell[], { text, redactor }: Reading): FoundValue[] {
  const batches = Array.from({ length: Math.ceil(column.length / cellsAtOnce) }, (_, index) =>
    column.slice(index * cellsAtOnce, (index + 1) * cellsAtOnce),
  );
  return batches.flatMap((cells) => {
    const { joined, places } = together(`${header}: `, cells, text);
    let at = 0;
    return redactor.find(joined).flatMap((one) => {
      while (at < places.length && (places[at] as Place).end < one.end) at += 1;
      const place = places[at];
      // What begins before a cell is its header.
      if (!place || one.start < place.start) return [];
      return [{ ...one, start: one.start + place.shift, end: one.end + place.shift }];
    });
  });
}

/** Where a cell stands in the joined text, and how far that is from its place in the document. */
interface Place extends Span {
  readonly shift: number;
}

function together(
  before: string,
  cells: readonly ColumnCell[],
  text: string,
): { readonly joined: string; readonly places: readonly Place[] } {
  const places: Place[] = [];
  let joined = '';
  for (const cell of cells) {
    const start = joined.length + before.length;
    joined += before + text.slice(cell.start, cell.end) + apart;
    places.push({ start, end: start + cell.end - cell.start, shift: cell.start - start });
  }
  return { joined, places };
}
