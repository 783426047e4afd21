import type { PassageTable, RankedPassage, Span, TableCell } from '#core';
import { isAmount, isPeriod } from './cell-text.ts';
import { isUnit } from './unit.ts';

/** A cell's words to the letter, with their span in the revision. */
export interface Cell extends Span {
  readonly text: string;
}

/** A cell that can be an answer, with what names it. */
export interface NamedCell extends Cell {
  readonly column: number;
  /** The names of its column, from the top; the lowest last. */
  readonly names: readonly Cell[];
}

export interface NamedRow {
  readonly passage: RankedPassage;
  readonly table: TableWords;
  readonly name: Cell | null;
  /** Rows above that only have a name, the nearest last: "Americas:". */
  readonly groups: readonly string[];
  readonly cells: readonly NamedCell[];
}

/** What is said of a table as a whole. */
export interface TableWords {
  /** All its cells that name columns. */
  readonly head: string;
  /** Those that may name the unit of all: not what stands in the name of one column. */
  readonly shared: string;
  /** The words before it, as far as they are known, the nearest last. */
  readonly before: string;
  readonly after: string;
  /** The name of the column of names. */
  readonly corner: string;
}

type Row = ReadonlyMap<number, TableCell & { readonly text: string }>;

/** Rows under the header that go on naming columns: years below "Years ended", units below years. */
const mostHeaderRows = 6;

/** The rows that the passage holds, each cell with its names. Columns count from 0, which names the rows. */
export function readTable(passage: RankedPassage, { table, around }: PassageTable): NamedRow[] {
  const textOf = textAt([...around, { start: passage.start, end: passage.end, text: passage.text }]);
  const rows = rowsOf(table.cells, textOf);
  const numbers = [...rows.keys()].sort((a, b) => a - b);
  const head = headOf(numbers, rows, table.headerRows);
  const words: TableWords = {
    head: head.flatMap((at) => [...(rows.get(at)?.values() ?? [])].map(({ text }) => text)).join(' '),
    shared: head.flatMap((at) => sharedOf([...(rows.get(at)?.values() ?? [])])).join(' '),
    before: around
      .filter(({ start }) => start < table.start)
      .map(({ start, text }) => text.slice(0, table.start - start))
      .join('\n'),
    after: around
      .filter(({ end }) => end > table.end)
      .map(({ start, text }) => text.slice(Math.max(0, table.end - start)))
      .join('\n'),
    corner: head
      .map((at) => rows.get(at)?.get(0)?.text ?? '')
      .filter(Boolean)
      .join(' '),
  };
  return bodyOf({ passage, rows, numbers, head, words, columns: table.columns });
}

/** A unit beside the name of one of several columns belongs to that alone. */
function sharedOf(cells: readonly (TableCell & { readonly text: string })[]): readonly string[] {
  const isAlone = cells.filter(({ column }) => column > 0).length === 1;
  return cells
    .filter(({ column, columnSpan, text }) => column === 0 || isAlone || columnSpan > 1 || isPeriod(text) || isUnit(text))
    .map(({ text }) => text);
}

interface Body {
  readonly passage: RankedPassage;
  readonly rows: ReadonlyMap<number, Row>;
  readonly numbers: readonly number[];
  readonly head: readonly number[];
  readonly words: TableWords;
  readonly columns: number;
}

function bodyOf({ passage, rows, numbers, head, words, columns }: Body): NamedRow[] {
  let levels = head.map((at) => rows.get(at) ?? new Map());
  const isWorded = namesByWords(levels, [...rows.values()]);
  let groups: readonly string[] = [];
  let wasGroup = false;
  let wasHeader = false;
  const named: NamedRow[] = [];
  for (const at of numbers.filter((number) => !head.includes(number))) {
    const row: Row = rows.get(at) ?? new Map();
    const name = row.get(0) ?? null;
    const values = [...row.values()].filter(({ column }) => column > 0);
    if (values.length === 0) {
      if (name && name.columnSpan < Math.max(2, columns)) groups = wasGroup ? [...groups, name.text].slice(-2) : [name.text];
      else if (name) groups = [name.text];
      wasGroup = true;
      continue;
    }
    if (namesBelow(name, values, isWorded)) {
      levels = wasHeader ? [...levels, row] : stillNaming(levels, row);
      wasHeader = true;
      if (name && !isPeriod(name.text) && !isUnit(name.text)) groups = [name.text];
      continue;
    }
    wasHeader = false;
    const [only] = values;
    if (!name && only && values.length === 1 && !isAmount(only.text)) {
      groups = [only.text];
      continue;
    }
    wasGroup = false;
    if (!values.some(({ start, end }) => start >= passage.start && end <= passage.end)) continue;
    const cells = values.map((cell) => ({ ...placed(cell), column: cell.column, names: namesOf(cell.column, levels, columns) }));
    named.push({ passage, table: words, name: name && placed(name), groups, cells });
  }
  return named;
}

/** A header in the middle of a table: periods or units, or names over several columns, for what stands below. */
function namesBelow(name: Cell | null, values: readonly Cell[], isWorded: boolean): boolean {
  if (values.some(({ text }) => isAmount(text))) return false;
  if (values.every(({ text }) => isUnit(text))) return true;
  if (isWorded && name) return false;
  if (values.length === 1) return !name && values.some(({ text }) => isPeriod(text));
  return !name || values.some(({ text }) => isPeriod(text));
}

/** Whether the head gives each column a name of its own in words: a year below “First registered” is what it says, and names nothing. */
function namesByWords(head: readonly Row[], rows: readonly Row[]): boolean {
  const columns = new Set(rows.flatMap((row) => valuesOf(row).map(({ column }) => column)));
  const names = [...columns].map((at) =>
    head.flatMap((row) => valuesOf(row).filter(({ column, columnSpan }) => column === at && columnSpan === 1)).map(({ text }) => text),
  );
  const isOwn = (own: readonly string[]): boolean => own.some((text) => !isUnit(text)) && !own.some(isPeriod);
  return names.every(isOwn) && new Set(names.map((own) => own.join(' '))).size === names.length;
}

/** The levels above that a new one leaves standing: units under other columns stay with them, and a period over all replaces the periods. */
function stillNaming(levels: readonly Row[], row: Row): Row[] {
  const values = [...row.values()].filter(({ column }) => column > 0);
  if (values.every(({ text }) => isUnit(text))) return [...levels.filter((level) => !isUnits(level)), row];
  if (values.length > 1) return [row];
  return [row, ...levels.filter((level) => ![...level.values()].some(({ column, text }) => column > 0 && isPeriod(text)))];
}

const isUnits = (row: Row): boolean => [...row.values()].every(({ column, text }) => column === 0 || isUnit(text));

const placed = ({ start, end, text }: Cell): Cell => ({ start, end, text });

function textAt(pieces: readonly (Span & { readonly text: string })[]): (span: Span) => string | null {
  return (span) => {
    const piece = pieces.find(({ start, end }) => start <= span.start && end >= span.end);
    return piece ? piece.text.slice(span.start - piece.start, span.end - piece.start) : null;
  };
}

function rowsOf(cells: readonly TableCell[], textOf: (span: Span) => string | null): ReadonlyMap<number, Row> {
  const rows = new Map<number, Map<number, TableCell & { readonly text: string }>>();
  for (const cell of cells) {
    const text = textOf(cell);
    if (text === null || text.trim() === '') continue;
    const row = rows.get(cell.row) ?? new Map<number, TableCell & { readonly text: string }>();
    rows.set(cell.row, row.set(cell.column, { ...cell, text }));
  }
  return rows;
}

function valuesOf(row: Row | undefined): (TableCell & { readonly text: string })[] {
  return [...(row?.values() ?? [])].filter(({ column }) => column > 0);
}

/** The rows that name columns: those the file says, and those under them that hold no amounts but periods and units. */
function headOf(numbers: readonly number[], rows: ReadonlyMap<number, Row>, said: number): number[] {
  const head: number[] = [];
  const rowsAt = (places: readonly number[]): Row[] => places.map((at) => rows.get(at) ?? new Map());
  for (const [index, at] of numbers.slice(0, mostHeaderRows).entries()) {
    const values = valuesOf(rows.get(at));
    // The file's own header stands; under it a row with a year in it holds what its columns say.
    const isBody = at >= said && head.length > 0 && rows.get(at)?.has(0) === true && namesByWords(rowsAt(head), [...rows.values()]);
    const isFirstNamed = rows.get(at)?.has(0) === true && head.every((above) => !rows.get(above)?.has(0));
    const isNaming =
      values.length > 0 &&
      values.every(({ text }) => !isAmount(text)) &&
      (!rows.get(at)?.has(0) ||
        (!isBody && values.some(({ text }) => isPeriod(text))) ||
        values.every(({ text }) => isUnit(text)) ||
        head.length === 0 ||
        // The corner's name stands in the lowest row of the header.
        (isFirstNamed && valuesOf(rows.get(numbers[index + 1] ?? at)).some(({ text }) => isAmount(text))));
    if (at >= said && !isNaming) break;
    head.push(at);
  }
  return head;
}

/** From the top; a level without a cell here has the one that spans it, or stands over several columns with only one of them filled. */
function namesOf(column: number, levels: readonly Row[], columns: number): Cell[] {
  return levels.flatMap((level, index) => {
    const filled = [...level.values()].filter((cell) => cell.column > 0);
    const own = filled.find((cell) => cell.column <= column && column < cell.column + cell.columnSpan);
    const isLowest = index === levels.length - 1 && filled.length > 1;
    const found = own ?? (isLowest ? undefined : over(column, filled, columns));
    return found ? [placed(found)] : [];
  });
}

/** The cell whose block the column stands in, where a level has as many columns to each of its cells; else the nearest to the left. */
function over<C extends { readonly column: number }>(column: number, filled: readonly C[], columns: number): C | undefined {
  const width = (columns - 1) / filled.length;
  if (Number.isInteger(width) && filled.every((cell, index) => Math.floor((cell.column - 1) / width) === index))
    return filled[Math.floor((column - 1) / width)];
  return filled.findLast((cell) => cell.column <= column) ?? (filled.length === 1 ? filled[0] : undefined);
}
