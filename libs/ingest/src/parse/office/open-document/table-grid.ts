import type { GridCell } from '../../canonical-text.ts';
import { attribute, elements, type XmlElement } from '../xml.ts';
import { paragraphsWithin } from './inline-text.ts';

/** Empty cells and rows are stored as one with a count, up to the edge of the widest sheet. */
const maxRepeated = 1000;

export function openDocumentGrid(table: XmlElement): { readonly cells: readonly GridCell[]; readonly headerRows: number } {
  const rows = rowsOf(table, false);
  const headerRows = rows.findIndex(({ isHeader }) => !isHeader);
  const cells: GridCell[] = [];
  for (const [row, { element }] of rows.entries()) {
    let column = 0;
    for (const cell of elements(element).filter(({ name }) => name === 'table-cell' || name === 'covered-table-cell')) {
      const repeated = countOf(cell, 'number-columns-repeated');
      const text = cell.name === 'table-cell' ? paragraphsWithin(cell) : '';
      const spans = { rowSpan: countOf(cell, 'number-rows-spanned'), columnSpan: countOf(cell, 'number-columns-spanned') };
      if (text !== '') for (let copy = 0; copy < repeated; copy++) cells.push({ text, row, column: column + copy, ...spans });
      column += repeated;
    }
  }
  return { cells, headerRows: headerRows === -1 ? 0 : headerRows };
}

function rowsOf(table: XmlElement, isHeader: boolean): { readonly element: XmlElement; readonly isHeader: boolean }[] {
  return elements(table).flatMap((child) => {
    if (child.name === 'table-row')
      return Array.from({ length: countOf(child, 'number-rows-repeated') }, () => ({ element: child, isHeader }));
    if (/^(table-header-rows|table-rows|table-row-group)$/.test(child.name))
      return rowsOf(child, isHeader || child.name === 'table-header-rows');
    return [];
  });
}

function countOf(element: XmlElement, name: string): number {
  return Math.min(Math.max(1, Number(attribute(element, name) ?? 1) || 1), maxRepeated);
}
