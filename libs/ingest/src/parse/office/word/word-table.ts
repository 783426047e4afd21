import type { HiddenText } from '#core';
import type { GridCell } from '../../canonical-text.ts';
import { namesColumns } from '../sheet-tables.ts';
import { isOn } from '../slides/slide-text.ts';
import { at, attribute, elements, textWithin, within, type XmlElement } from '../xml.ts';

export interface WordGrid {
  readonly cells: readonly GridCell[];
  readonly headerRows: number;
}

/** Rows and cells may stand within content controls and tracked insertions. */
export function parts(of: XmlElement, name: string): XmlElement[] {
  return elements(of).flatMap((child) => {
    if (child.name === name) return [child];
    return /^(sdt|sdtContent|customXml|ins|moveTo)$/.test(child.name) ? parts(child, name) : [];
  });
}

/** The words of rows that were deleted with changes tracked. */
export function deletedRows(table: XmlElement): HiddenText[] {
  const rows = parts(table, 'tr').filter((row) => at(row, 'trPr', 'del') !== null);
  return rows.map((row) => ({
    text: [...within(row, 'p')]
      .map((paragraph) => [...within(paragraph, 'delText'), ...within(paragraph, 't')].map(textWithin).join(''))
      .join(' '),
    how: 'deleted with changes tracked',
    page: null,
  }));
}

export function wordGrid(table: XmlElement, textOf: (cell: XmlElement) => string): WordGrid {
  const cells: (GridCell & { rowSpan: number })[] = [];
  /** By column the cell that goes on downwards. */
  const open = new Map<number, GridCell & { rowSpan: number }>();
  const rows = parts(table, 'tr').filter((row) => at(row, 'trPr', 'del') === null);
  for (const [row, element] of rows.entries()) {
    let column = placesOf(at(element, 'trPr', 'gridBefore'), 0);
    for (const cell of parts(element, 'tc')) {
      const columnSpan = placesOf(at(cell, 'tcPr', 'gridSpan'), 1);
      const merge = at(cell, 'tcPr', 'vMerge');
      const above = merge && attribute(merge, 'val') !== 'restart' ? open.get(column) : undefined;
      const placed = above ?? { text: textOf(cell), row, column, rowSpan: 0, columnSpan };
      placed.rowSpan++;
      if (!above) cells.push(placed);
      if (merge) open.set(column, placed);
      else open.delete(column);
      column += columnSpan;
    }
  }
  return { cells, headerRows: headerRowsOf(table, rows, cells) };
}

/** Word has at most 63 columns; a file may say half a column, or minus one. */
function placesOf(element: XmlElement | null, least: number): number {
  return Math.min(63, Math.max(least, Math.trunc(Number(attribute(element, 'val'))) || least));
}

/** Rows marked to be repeated on every page; else the first when the table's style sets it off and it names the columns. */
function headerRowsOf(table: XmlElement, rows: readonly XmlElement[], cells: readonly GridCell[]): number {
  const notMarked = rows.findIndex((row) => {
    const header = at(row, 'trPr', 'tblHeader');
    return header === null || attribute(header, 'val') === '0' || attribute(header, 'val') === 'false';
  });
  if (notMarked !== 0) return notMarked === -1 ? 0 : notMarked;
  const look = at(table, 'tblPr', 'tblLook');
  const setsOff = isOn(attribute(look, 'firstRow')) || (Number.parseInt(attribute(look, 'val') ?? '0', 16) & 0x20) !== 0;
  return setsOff && rows.length > 1 && namesColumns(cells.filter((cell) => cell.row === 0)) ? 1 : 0;
}
