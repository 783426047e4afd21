import { wordsOf } from '../../text/words.ts';
import { isAmount, isPeriod } from '../cell-text.ts';
import { headOf, isSameWord } from '../said-name.ts';
import type { HavingAsked } from './asked-rows.ts';
import { itemsOf, type NotCompared } from './choose-line.ts';
import type { RowsFound } from './compare-rows.ts';
import { columnLines, type Entry, isOfOneHead, isSum, type Line, rowLines } from './lines.ts';
import { isGeneric, tellingWords } from './row-words.ts';
import { isNoWord, isTick, isYesWord } from './yes-or-no.ts';
import type { RowsTable } from './rows-table.ts';

/** Columns that count things: the rows are kinds of them, and not they. */
const numbers = /(?<!\p{L})(?:numbers?|no\.?|count|quantity|qty|headcount|stock|pieces|amount|anzahl|stückzahl|menge|bestand)(?!\p{L})/iu;

/** The rows that say yes to something, or list it; where nothing but the rows' own name is asked for, all of them. */
export function havingRows(asked: HavingAsked, table: RowsTable): RowsFound | NotCompared | null {
  if (asked.per.length + asked.years.length > 0) return null;
  const words = asked.property.filter((word) => !isGeneric(word) && !asked.tells(word, table.corner));
  const columns = columnLines(table.rows);
  const told = tellsIn(columns);
  const [found, more] = told.length > 0 ? told : tellsIn(rowLines(table.rows));
  if (!found && !asked.isWithout) return allRows(asked.allOf, asked, table);
  return !found || more ? null : found;

  function tellsIn(lines: readonly Line[]): readonly (RowsFound | NotCompared)[] {
    return lines.filter(isOfOneHead).flatMap((line) => saysYes(asked, words, table, line) ?? listsIt(asked, words, table, line) ?? []);
  }
}

type Said = RowsFound | NotCompared | null;

function common(table: RowsTable, line: Line | null): Omit<RowsFound, 'chosen' | 'among' | 'told'> {
  return { table, line, wants: 'name', without: [], sums: line?.entries.filter(isSum) ?? [], only: [] };
}

/** A column that all of its name is asked for, with a yes or a no in its cells; what says neither is told beside. */
function saysYes(asked: HavingAsked, words: readonly string[], table: RowsTable, line: Line): Said {
  const name = tellingWords(headOf(line.label));
  const said = words.filter((word) => asked.tells(word, name));
  const rest = words.filter((word) => !said.includes(word));
  if (said.length === 0 || !name.every((word) => asked.isAsked(word, said)) || !rest.every((word) => asked.tells(word, table.around)))
    return null;
  const entries = line.entries.filter((entry) => !isSum(entry));
  const hasTick = entries.some(({ cell }) => isTick(cell?.text ?? ''));
  const isYes = ({ cell }: Entry): boolean => {
    const text = cell?.text.trim() ?? '';
    return isYesWord(text) && !(hasTick && /^x$/iu.test(text));
  };
  const isNo = (entry: Entry): boolean => !isYes(entry) && (entry.cell === null || isNoWord(entry.cell.text));
  const chosen = entries.filter(asked.isWithout ? (entry) => isNo(entry) && entry.cell !== null : isYes);
  const isWords = entries.every(({ cell }) => !/\d/.test(cell?.text ?? ''));
  if (!entries.some(isYes) && !(asked.isWithout && isWords && chosen.length > 0)) return null;
  if (chosen.length === 0) return { problem: `none of ${entries.length} says ${asked.isWithout ? 'no' : 'yes'} under “${line.label}”` };
  const without = entries.filter((entry) => !isYes(entry) && (!isNo(entry) || (asked.isWithout && entry.cell === null)));
  return { ...common(table, line), chosen, among: entries, told: asked.isWithout ? 'no' : 'yes', without };
}

/** A column of things in words, where what is asked for is one of those that a cell lists, to the letter. */
function listsIt(asked: HavingAsked, words: readonly string[], table: RowsTable, line: Line): Said {
  const isNamed = words.some((word) => asked.tells(word, line.words));
  const values = words.filter((word) => !asked.tells(word, line.words) && !asked.tells(word, table.around));
  if (asked.isWithout || values.length === 0 || (!isNamed && values.every((word) => /^\d+$/.test(word)))) return null;
  const isIt = (item: readonly string[]): boolean =>
    item.length === values.length && item.every((word, at) => isSameWord(word, values[at] ?? ''));
  const entries = line.entries.filter((entry) => !isSum(entry));
  const chosen = entries.filter(({ cell }) => cell !== null && itemsOf(cell.text.toLowerCase()).some(isIt));
  if (chosen.length === 0) return null;
  // “dark red”, “red from May”: whether that is red is not said.
  const near = entries.filter(({ cell }) => cell !== null && values.every((word) => asked.tells(word, wordsOf(cell.text))));
  return { ...common(table, line), chosen, among: entries, told: 'listed', without: near.filter((entry) => !chosen.includes(entry)) };
}

/** Where each row is one of what its column is called, and no column counts them. */
function allRows(of: readonly string[] | null, { tells }: HavingAsked, table: RowsTable): Said {
  const columns = columnLines(table.rows);
  const isCalled = of?.some((word) => !isGeneric(word) || tells(word, table.corner)) && of.every((word) => tells(word, table.corner));
  const [line] = columns;
  if (!isCalled || !line) return null;
  const counts = columns.some(
    ({ label, isOpen, words }) => isOpen || isPeriod(label) || numbers.test(label) || (words.length === 0 && columns.length === 1),
  );
  const entries = line.entries.filter((entry) => !isSum(entry));
  const isNames =
    entries.every(({ name }) => !isAmount(name.text)) && new Set(entries.map(({ name }) => name.text.trim())).size === entries.length;
  if (counts || !isNames || entries.length < 2) return null;
  return { ...common(table, null), chosen: entries, among: entries, told: 'all', sums: line.entries.filter(isSum) };
}
