import { cellText, type GridPlace, isFigure } from './pdf-grid.ts';

/** Rows that can name columns; more at the top without a figure are a table of words. */
const most = 4;

/** Rows at the top of a drawn table that name its columns: bold ones, years, and words above columns of figures; 0 when nothing says so. */
export function headerRows(cells: readonly GridPlace[]): number {
  const rows = [...Map.groupBy(cells, ({ row }) => row)].sort(([a], [b]) => a - b).map(([, row]) => row);
  const named = rows.findIndex((row) => !isHeading(row));
  if (named > 0 && named <= most) return withSpans(cells, named);
  const bold = rows.findIndex((row) => !row.every(({ words }) => words.every((word) => word.bold)));
  return bold > 0 && bold <= most ? withSpans(cells, bold) : 0;
}

/** No figures after the first column, or nothing but years. */
function isHeading(row: readonly GridPlace[]): boolean {
  const texts = row.filter(({ column }) => column > 0).map(({ words }) => cellText(words));
  return texts.length > 0 && (texts.every((text) => !isFigure(text)) || texts.every((text) => /^(?:19|20)\d\d$/.test(text)));
}

/** A heading over several rows takes these along. */
function withSpans(cells: readonly GridPlace[], rows: number): number {
  return Math.max(
    rows,
    ...cells.filter((cell) => cell.row < rows && cell.row + cell.rowSpan <= most).map((cell) => cell.row + cell.rowSpan),
  );
}
