import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import type { HiddenText } from '#core';
import { toCanonicalLine } from '../canonical-text.ts';
import type { OutOfSight } from '../out-of-sight.ts';
import { allSeen, type SheetSight } from './sheet-sight.ts';

/** What stands in a cell, or hangs on it. */
export interface SheetWords {
  readonly text: string;
  readonly row: number;
  readonly column: number;
}

export interface UnseenWords extends SheetWords {
  /** Goes on with "of the sheet …". */
  readonly how: string;
}

const formatted = 'in a cell whose format shows nothing';

/** Parts what somebody sees who opens the sheet from the rest, which `more` belongs to in any case. */
export function inSight<T extends SheetWords>(
  words: readonly T[],
  sight: SheetSight,
  more: readonly SheetWords[] = [],
): { readonly seen: readonly T[]; readonly unseen: readonly UnseenWords[] } {
  const unseen: UnseenWords[] = more.map((one) => ({ ...one, how: formatted }));
  if (sight === allSeen) return { seen: words, unseen };
  const seen = words.filter((one) => {
    const how = howUnseen(one, sight);
    if (how !== null) unseen.push({ text: one.text, row: one.row, column: one.column, how });
    return how === null;
  });
  return { seen, unseen };
}

function howUnseen({ row, column }: SheetWords, sight: SheetSight): string | null {
  if (sight.rows.has(row)) return 'in a hidden row';
  if (sight.columns.has(column)) return 'in a hidden column';
  const how = sight.cell(row, column);
  return how === null ? null : `${how}, in a cell`;
}

/** Words that a number format such as ";;;" keeps back. */
export function formattedAway(cell: CellObject, place: Omit<SheetWords, 'text'>): SheetWords[] {
  const text = typeof cell.v === 'string' ? toCanonicalLine(cell.v) : '';
  return text === '' ? [] : [{ ...place, text }];
}

/** A row may say that it is the four thousand millionth. */
const mostRows = 1_048_576;

/** Workbooks of before 2007, and binary ones, tell their hidden rows on the way. */
export function rowsSeen(sheet: WorkSheet): SheetSight {
  const [rows, folded] = [new Set<number>(), new Set<number>()];
  for (const [index, row] of (sheet['!rows'] ?? []).slice(0, mostRows).entries())
    if (row?.hidden) ((row.level ?? 0) > 0 ? folded : rows).add(index);
  return rows.size + folded.size === 0 ? allSeen : { ...allSeen, rows, folded };
}

export function hideSheet(
  { warnings, hidden }: { readonly warnings: string[]; readonly hidden: OutOfSight },
  name: string,
  words: readonly SheetWords[],
): void {
  for (const { text } of words) hidden.add(text, `in the hidden sheet “${name}”`);
  warnings.push(`sheet "${name}" is hidden in the file and left out, ${words.length} filled cells; show it to have it read`);
}

/** In words for the person who uploaded it: what of a sheet is left out, and what is read although it is folded. */
export function toldOf(unseen: readonly UnseenWords[], { folded }: SheetSight): string[] {
  const told = [...Map.groupBy(unseen, ({ how }) => how)].map(([how, some]) => {
    const places =
      how === 'in a hidden row' ? rangesOf(some.map(({ row }) => row + 1)) : how === 'in a hidden column' ? columnsOf(some) : cellsOf(some);
    return `text that nobody sees is left out: ${how} (${places}); show it to have it read`;
  });
  return folded.size === 0
    ? told
    : [...told, `rows ${rangesOf([...folded].map((row) => row + 1))} are filtered out or folded; they are read`];
}

const named = 10;

/** "3-5, 9" */
function rangesOf(numbers: readonly number[]): string {
  const ranges: { from: number; to: number }[] = [];
  for (const number of [...new Set(numbers)].sort((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && number === last.to + 1) last.to = number;
    else ranges.push({ from: number, to: number });
  }
  return listed(ranges.map(({ from, to }) => (from === to ? String(from) : `${from}-${to}`)));
}

function columnsOf(words: readonly SheetWords[]): string {
  return listed([...new Set(words.map(({ column }) => columnName(column)))]);
}

function cellsOf(words: readonly SheetWords[]): string {
  return listed(words.map(({ row, column }) => `${columnName(column)}${row + 1}`));
}

function listed(names: readonly string[]): string {
  return names.slice(0, named).join(', ') + (names.length > named ? ` and ${names.length - named} more` : '');
}

/** 0 is A, 26 is AA. */
export function columnName(column: number): string {
  const before = Math.floor(column / 26) - 1;
  return `${before < 0 ? '' : columnName(before)}${String.fromCharCode(65 + (column % 26))}`;
}

/** Names that stand for words instead of cells, and what is noted of names. */
export function namesOf(book: WorkBook): HiddenText[] {
  return (book.Workbook?.Names ?? []).flatMap(({ Name: name, Ref: value, Comment: comment }) =>
    [comment ?? '', /^=?"([\s\S]*)"$/.exec(value ?? '')?.[1] ?? '']
      .map(toCanonicalLine)
      .filter((text) => text !== '')
      .map((text) => ({ text, how: `by the name “${toCanonicalLine(name).slice(0, 100)}”`, page: null })),
  );
}
