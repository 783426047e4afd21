import type { Block, BlockKind, HiddenText, ParsedDocument, Span, Table, TableCell } from '#core';

// C0 except tab and newline, DEL, C1, byte order marks and the two non-characters that PDF readers leave behind.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/g;
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** NFC, LF line ends, no control characters but tab and newline, no lone surrogates. Idempotent. */
export function toCanonical(text: string): string {
  return text.replace(lineEnds, '\n').replace(unwanted, '').toWellFormed().normalize('NFC');
}

/** One line: canonical, runs of white space become one space, none at the ends. */
export function toCanonicalLine(text: string): string {
  return toCanonical(text).replace(/\s+/g, ' ').trim();
}

/** Every line by itself on one line, empty ones left out. */
export function toCanonicalLines(text: string): string {
  return text
    .split('\n')
    .map(toCanonicalLine)
    .filter((line) => line !== '')
    .join('\n');
}

/** A cell of a grid: canonical, on one line, and where it stands. */
export type GridCell = Omit<TableCell, 'start' | 'end'> & { readonly text: string };

export interface BlockPlace {
  readonly level?: number;
  readonly page?: number | null;
}

/** Collects blocks into one canonical text. Blocks are separated by an empty line, list items by a line end. */
export class CanonicalTextBuilder {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private readonly tables: Table[] = [];
  private readonly hidden: HiddenText[] = [];
  private written = 0;

  get length(): number {
    return this.written;
  }

  /** `text` must be canonical already. An empty one adds nothing and returns null. */
  add(kind: BlockKind, text: string, place: BlockPlace = {}): Span | null {
    if (text.trim() === '') return null;
    this.separate(kind);
    const start = this.written;
    this.append(text);
    const block = { kind, level: place.level ?? 0, page: place.page ?? null, start, end: this.written };
    this.blocks.push(block);
    return block;
  }

  /**
   * Cells in reading order. A row is a line, cells apart by " | ", one that begins elsewhere empty; rows without words are left out.
   * With `keepCells: 'header'` the grid holds only the header's cells, for tables so many that all would be too much to keep.
   */
  addTable(
    cells: readonly GridCell[],
    headerRows: number,
    place: BlockPlace & { readonly keepCells?: 'all' | 'header' } = {},
  ): Table | null {
    const rows = Map.groupBy(
      cells.filter((cell) => cell.text !== ''),
      (cell) => cell.row,
    );
    const shown = [...rows.keys()].sort((a, b) => a - b);
    const width = cells.reduce((most, cell) => Math.max(most, cell.column + cell.columnSpan), 0);
    const isTooWide = width * shown.length > maxPlaces;
    const columns = isTooWide ? shown.reduce((most, row) => Math.max(most, rows.get(row)?.length ?? 0), 0) : width;
    const lines = shown.map((row) => lineOf(isTooWide ? sideBySide(rows.get(row) ?? []) : (rows.get(row) ?? []), isTooWide ? 0 : columns));
    const span = this.add('table', lines.map(({ text }) => text).join('\n'), place);
    if (!span) return null;
    let lineStart = span.start;
    const placed = lines.flatMap((line, index) => {
      const from = lineStart;
      lineStart += line.text.length + 1;
      return line.cells.map(({ row, column, rowSpan, columnSpan, start, end }) => ({
        row: index,
        column,
        rowSpan: placeOf(row + rowSpan, shown) - index,
        columnSpan,
        start: from + start,
        end: from + end,
      }));
    });
    const header = placeOf(headerRows, shown);
    const kept = place.keepCells === 'header' ? placed.filter((cell) => cell.row < header) : placed;
    const table = { start: span.start, end: span.end, rows: shown.length, columns, headerRows: header, cells: kept };
    this.tables.push(table);
    return table;
  }

  /** What the file holds and nobody sees: kept beside the text. */
  hide(hidden: readonly HiddenText[]): void {
    for (const one of hidden) this.hidden.push(one);
  }

  /** Another text as it stands, with its blocks, its tables and what it hides. What `place` gives every block overrides its own; headings sink by `place.level`. */
  addParsed(parsed: Pick<ParsedDocument, 'text' | 'blocks' | 'tables' | 'hidden'>, place: BlockPlace = {}): void {
    this.hide(parsed.hidden ?? []);
    const [first] = parsed.blocks;
    if (!first) return;
    this.separate(first.kind);
    const offset = this.written;
    const moved = <T extends Span>(span: T): T => ({ ...span, start: span.start + offset, end: span.end + offset });
    this.append(parsed.text.slice(0, Math.max(parsed.text.trimEnd().length, parsed.blocks.at(-1)?.end ?? 0)));
    for (const block of parsed.blocks) {
      const level = block.kind === 'heading' ? Math.min(6, block.level + (place.level ?? 0)) : block.level;
      this.blocks.push({ ...moved(block), level, page: place.page === undefined ? block.page : place.page });
    }
    for (const table of parsed.tables) this.tables.push({ ...moved(table), cells: table.cells.map(moved) });
  }

  build(): Pick<ParsedDocument, 'text' | 'blocks' | 'tables' | 'hidden'> {
    const hidden = this.hidden.length > 0 ? { hidden: this.hidden } : {};
    return { text: this.parts.join(''), blocks: this.blocks, tables: this.tables, ...hidden };
  }

  private separate(kind: BlockKind): void {
    const previous = this.blocks.at(-1);
    if (previous) this.append(previous.kind === 'list_item' && kind === 'list_item' ? '\n' : '\n\n');
  }

  private append(text: string): void {
    this.parts.push(text);
    this.written += text.length;
  }
}

/** A few bytes of a file can ask for a grid of billions. Rows of a larger one are written without their empty places. */
const maxPlaces = 2_000_000;

function sideBySide(cells: readonly GridCell[]): GridCell[] {
  return cells.map((cell, column) => ({ ...cell, column, columnSpan: 1 }));
}

/** The place in `rows`, which rise, of the first that is not before `row`. */
function placeOf(row: number, rows: readonly number[]): number {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((rows[middle] ?? 0) < row) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** The cells of one row, each with its place on the line; with no columns, as many as there are cells. */
function lineOf(cells: readonly GridCell[], columns: number): { readonly text: string; readonly cells: readonly (GridCell & Span)[] } {
  const byColumn = new Map(cells.map((cell) => [cell.column, cell]));
  const placed: (GridCell & Span)[] = [];
  let text = '';
  const places = columns === 0 ? cells.length : columns;
  for (let column = 0; column < places;) {
    const cell = byColumn.get(column);
    if (column > 0) text += ' | ';
    if (cell) placed.push({ ...cell, start: text.length, end: text.length + cell.text.length });
    text += cell?.text ?? '';
    column += cell?.columnSpan ?? 1;
  }
  return { text, cells: placed };
}
