import type { GridCell } from '../../canonical-text.ts';
import { attribute, elements, type XmlElement } from '../xml.ts';
import { type InlineSight, paragraphsWithin } from './inline-text.ts';

/** Cells and rows that are alike are stored as one with a count: so much of a table is read, however often it says to repeat itself. */
const maxCells = 200_000;
const maxRows = 100_000;

/** A cell as it is stored: one for all that are alike. */
interface CellRun {
  readonly text: string;
  readonly column: number;
  readonly repeated: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
}

interface Row {
  readonly runs: readonly CellRun[];
  readonly isHeader: boolean;
}

/** `isCut` when the table is longer than what is read of it. */
export function openDocumentGrid(
  table: XmlElement,
  sight?: InlineSight,
): {
  readonly cells: readonly GridCell[];
  readonly headerRows: number;
  readonly isCut: boolean;
} {
  const cells: GridCell[] = [];
  let row = 0;
  let headerRows = 0;
  for (const { runs, isHeader } of rowsOf(table, { isHeader: false, sight })) {
    if (isHeader && headerRows === row) headerRows++;
    for (const cell of cellsOf(runs, row)) {
      if (cells.length >= maxCells) break;
      cells.push(cell);
    }
    row++;
    if (row >= maxRows || cells.length >= maxCells) return { cells, headerRows, isCut: true };
  }
  return { cells, headerRows, isCut: false };
}

function* cellsOf(runs: readonly CellRun[], row: number): Generator<GridCell> {
  for (const { repeated, column, ...cell } of runs)
    for (let copy = 0; copy < repeated; copy++) yield { ...cell, row, column: column + copy };
}

function runsOf(element: XmlElement, sight: InlineSight | undefined): CellRun[] {
  const runs: CellRun[] = [];
  let column = 0;
  for (const cell of elements(element).filter(({ name }) => name === 'table-cell' || name === 'covered-table-cell')) {
    const repeated = countOf(cell, 'number-columns-repeated');
    const text = cell.name === 'table-cell' ? paragraphsWithin(cell, sight) : '';
    const spans = { rowSpan: countOf(cell, 'number-rows-spanned'), columnSpan: countOf(cell, 'number-columns-spanned') };
    if (text !== '') runs.push({ text, column, repeated, ...spans });
    column += repeated;
  }
  return runs;
}

function* rowsOf(table: XmlElement, { isHeader, sight }: { isHeader: boolean; sight: InlineSight | undefined }): Generator<Row> {
  for (const child of elements(table)) {
    if (child.name === 'table-row') {
      const row = { runs: runsOf(child, sight), isHeader };
      yield* Array.from({ length: countOf(child, 'number-rows-repeated') }, () => row);
    } else if (/^(table-header-rows|table-rows|table-row-group)$/.test(child.name))
      yield* rowsOf(child, { isHeader: isHeader || child.name === 'table-header-rows', sight });
  }
}

/** A sheet's empty rest is stored as one cell repeated a thousand times or more; no table of a text repeats itself so often. */
function countOf(element: XmlElement, name: string): number {
  return Math.min(Math.max(1, Math.trunc(Number(attribute(element, name) ?? 1)) || 1), 1000);
}
