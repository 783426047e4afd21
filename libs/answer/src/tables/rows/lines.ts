import { wordsOf } from '../../text/words.ts';
import { isPeriod, withoutNotes, yearsIn } from '../cell-text.ts';
import type { Cell, NamedCell, NamedRow } from '../read-table.ts';

/** One thing of a table and its cell in a line; null where that is empty. */
export interface Entry {
  readonly name: Cell;
  readonly cell: NamedCell | null;
  readonly row: NamedRow;
  readonly groups: readonly string[];
}

/** What the things of a table are compared by: a column, or, where things stand beside each other, a row. */
export interface Line {
  /** Its name as the document has it. */
  readonly label: string;
  readonly words: readonly string[];
  readonly years: readonly string[];
  /** Named by nothing but a period. */
  readonly isOpen: boolean;
  readonly isRow: boolean;
  /** Cell of its own name; of a column the lowest. */
  readonly title: Cell | null;
  readonly entries: readonly Entry[];
}

const columnCount = 60;

/** The columns of some rows of one table, each by the names that its first cell has. */
export function columnLines(rows: readonly NamedRow[]): readonly Line[] {
  const columns = [...new Set(rows.flatMap(({ cells }) => cells.map(({ column }) => column)))].slice(0, columnCount);
  const named = rows.filter(({ name }) => name !== null);
  return columns.flatMap((column) => {
    const names = rows.flatMap(({ cells }) => cells.filter((cell) => cell.column === column))[0]?.names ?? [];
    const entries = named.flatMap((row): Entry[] => {
      const cell = row.cells.find((each) => each.column === column) ?? null;
      return row.name ? [{ name: row.name, cell, row, groups: row.groups }] : [];
    });
    return [lineOf(names, entries, false)];
  });
}

/** The rows of a table whose columns are things. */
export function rowLines(rows: readonly NamedRow[]): readonly Line[] {
  const columns = new Map(
    rows.flatMap(({ cells }) => cells.flatMap(({ column, names }) => (names[0] ? [[column, names.at(-1) ?? names[0]] as const] : []))),
  );
  if (columns.size < 2 || [...columns.values()].some(({ text }) => isPeriod(text))) return [];
  return rows.flatMap((row) => {
    if (!row.name) return [];
    const entries = [...columns].map(([column, name]): Entry => ({
      name,
      cell: row.cells.find((cell) => cell.column === column) ?? null,
      row,
      groups: [],
    }));
    return [lineOf([row.name], entries, true)];
  });
}

function lineOf(names: readonly Cell[], entries: readonly Entry[], isRow: boolean): Line {
  const all = names.map(({ text }) => text).join(' ');
  return {
    label: names.map(({ text }) => text.replaceAll(/\s+/gu, ' ').trim()).join(', '),
    words: wordsOf(all),
    years: yearsIn(names.findLast(({ text }) => yearsIn(text).length > 0)?.text ?? ''),
    isOpen: names.every(({ text }) => isPeriod(text)),
    isRow,
    title: names.at(-1) ?? null,
    entries,
  };
}

/** Whether all cells are named alike: under a second header further down the same column holds something else. */
export function isOfOneHead({ entries, isRow }: Line): boolean {
  if (isRow) return true;
  const heads = new Set(entries.flatMap(({ cell }) => (cell ? [cell.names.map(({ start }) => start).join()] : [])));
  return heads.size <= 1;
}

const sums =
  /(?<!\p{L})(?:(?:sub|grand)?totals?|sum|overall|average|mean|median|gesamt\p{L}*|summen?|insgesamt|zwischensumme\p{L}*|durchschnitt\p{L}*|mittelwert|schnitt)(?!\p{L})|^(?:all|alle|group|konzern)$|^(?:of which|davon|darunter|thereof|including|incl\.)/iu;

/** A sum or a mean of others, or a part of one, by its name. */
export const isSum = ({ name }: Entry): boolean => sums.test(withoutNotes(name.text));
