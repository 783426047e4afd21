import { type GridCell, toCanonicalLine } from './canonical-text.ts';
import { type DomElement, isElement, isText, type Skip, walk } from './html-dom.ts';

export interface HtmlTable {
  readonly caption: string;
  readonly cells: readonly GridCell[];
  /** Rows at the top that are in a head or hold nothing but header cells. */
  readonly headerRows: number;
}

/** As in the HTML standard. */
const maxColumnSpan = 1000;
const maxRowSpan = 65_534;
/** A larger grid is read as if no cell spanned columns: a page can ask for a million columns in a few bytes. */
const maxPlaces = 1_000_000;

/** The table's grid, or null when the table only arranges the page: one column, or whole sections in its cells. */
export function readTable(table: DomElement, skip: Skip): HtmlTable | null {
  const spanned = readGrid(table, maxColumnSpan, skip);
  const grid = spanned.isTooLarge ? readGrid(table, 1, skip) : spanned;
  const caption = toCanonicalLine(grid.caption.join(''));
  if (grid.columns < 2 || (grid.headerRows === 0 && caption === '' && arrangesPage(table))) return null;
  const cells = grid.cells.map((cell) => ({ ...cell, rowSpan: Math.min(cell.rowSpan, grid.row - cell.row) }));
  return { caption, cells, headerRows: grid.headerRows };
}

function arrangesPage(table: DomElement): boolean {
  return table.querySelector('table, h1, h2, h3, h4, pre, article, section, form') !== null;
}

function readGrid(table: DomElement, columnSpanLimit: number, skip: Skip): GridReader {
  const reader = new GridReader(columnSpanLimit);
  for (const { node, entering } of walk(table, skip)) {
    if (reader.isTooLarge && columnSpanLimit > 1) return reader;
    if (isText(node) && entering) reader.text(node.nodeValue ?? '');
    else if (isElement(node) && entering) reader.enter(node);
    else if (isElement(node)) reader.leave(node.nodeName.toUpperCase());
  }
  reader.endRow();
  return reader;
}

interface OpenCell {
  readonly texts: string[];
  readonly columnSpan: number;
  readonly rowSpan: number;
  readonly isHeader: boolean;
}

/** A table within a cell is read as that cell's text. */
class GridReader {
  readonly cells: GridCell[] = [];
  readonly caption: string[] = [];
  row = 0;
  columns = 0;
  headerRows = 0;
  private readonly columnSpanLimit: number;
  /** For every column the first row that no cell from above reaches. */
  private readonly takenUntil: number[] = [];
  private column = 0;
  private cell: OpenCell | null = null;
  private inCaption = false;
  private inHead = false;
  private onlyHeaders = true;
  private nested = 0;

  constructor(columnSpanLimit: number) {
    this.columnSpanLimit = columnSpanLimit;
  }

  get isTooLarge(): boolean {
    const rows = this.row + (this.column > 0 ? 1 : 0);
    return rows * this.columns > maxPlaces;
  }

  enter(element: DomElement): void {
    const name = element.nodeName.toUpperCase();
    if (name === 'TABLE') this.nested++;
    if (/^(BR|P|LI|DIV|TD|TH|H[1-6]|PRE|DT|DD)$/.test(name)) this.text(' ');
    if (this.nested > 0) return;
    if (name === 'CAPTION') this.inCaption = true;
    if (name === 'THEAD') this.inHead = true;
    if (name === 'TR') this.endRow();
    if (name === 'TD' || name === 'TH') this.open(element, name === 'TH');
  }

  leave(name: string): void {
    if (name === 'TABLE') this.nested--;
    if (this.nested > 0) return;
    if (name === 'CAPTION') this.inCaption = false;
    if (name === 'TD' || name === 'TH') this.close();
    if (/^(TR|THEAD|TBODY|TFOOT)$/.test(name)) this.endRow();
    if (name === 'THEAD') this.inHead = false;
  }

  text(text: string): void {
    if (this.inCaption) this.caption.push(text);
    else this.cell?.texts.push(text);
  }

  /** A row without a cell is none. */
  endRow(): void {
    this.close();
    if (this.column === 0) return;
    if (this.headerRows === this.row && (this.inHead || this.onlyHeaders)) this.headerRows++;
    this.row++;
    this.column = 0;
    this.onlyHeaders = true;
  }

  private open(element: DomElement, isHeader: boolean): void {
    this.close();
    const rowSpan = spanOf(element.getAttribute('rowspan'), maxRowSpan);
    this.cell = { texts: [], columnSpan: spanOf(element.getAttribute('colspan'), this.columnSpanLimit), rowSpan, isHeader };
  }

  private close(): void {
    if (!this.cell) return;
    const { texts, columnSpan, rowSpan, isHeader } = this.cell;
    while ((this.takenUntil[this.column] ?? 0) > this.row) this.column++;
    this.cells.push({ text: toCanonicalLine(texts.join('')), row: this.row, column: this.column, rowSpan, columnSpan });
    for (let offset = 0; offset < columnSpan; offset++) this.takenUntil[this.column + offset] = this.row + rowSpan;
    this.column += columnSpan;
    this.columns = Math.max(this.columns, this.column);
    this.onlyHeaders &&= isHeader;
    this.cell = null;
  }
}

/** 0 means all rows that follow. */
function spanOf(attribute: string | null, limit: number): number {
  const span = Math.trunc(Number(attribute ?? 1));
  if (span === 0 && limit === maxRowSpan) return limit;
  return span >= 1 ? Math.min(span, limit) : 1;
}
