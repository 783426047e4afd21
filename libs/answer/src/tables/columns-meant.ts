import { contentStems, isContent, wordsOf } from '../text/words.ts';
import type { AskedOf } from './asked-of.ts';
import { isAmount, isPeriod, yearsIn } from './cell-text.ts';
import { changeWords, isNamed } from './column-score.ts';
import { nameOf, stemsOf } from './choose-row.ts';
import { canTell, isMark, isOfKind, kindsOf, refutes } from './kinds.ts';
import { agreesPer, perWhat } from './per-what.ts';
import type { NamedCell, NamedRow } from './read-table.ts';
import { isSameWord } from './said-name.ts';
import { isUnit } from './unit.ts';

/** The column of a list of properties: its rows alone are named. */
export const nameless = /^(?:values?|wert|specifications?|data|angaben?|details?|amounts?|betrag)$/iu;
/** Words of a question that ask for nothing. */
const filling = new Set(
  contentStems(
    'please tell know want need like get buy order take give say find look exact exactly today now new one cost costs bitte sagen wissen brauche',
  ),
);
const fewestLetters = 4;

/** Begins as a week does, and is none. */
const weekend = /^(?:weekend|wochenend)/u;
const isAlike = (left: string, right: string): boolean =>
  isSameWord(left, right) ||
  (weekend.test(left) === weekend.test(right) &&
    Math.min(left.length, right.length) >= fewestLetters &&
    !/^\d/.test(left) &&
    (left.startsWith(right) || right.startsWith(left)));
const isIn = (stem: string, stems: readonly string[]): boolean => stems.some((other) => isAlike(stem, other));

/**
 * The cells in columns that can be meant. A column is named by the words that the question has beside its row's name: the most of them win,
 * and where that column is ruled out, by its kind, by what it is told for or by its year, the table does not say what is asked. Only where
 * no column is named does a column of the kind asked for count, and then all else that is asked has to be told by the row and what stands around.
 */
export function columnsMeant(asked: AskedOf, row: NamedRow, cells: readonly NamedCell[]): readonly NamedCell[] {
  // A change stands in a column that says so, whatever the words beside it name.
  if (asked.isOfChange && cells.some((cell) => changeWords.test(namesOf(cell)))) return cells;
  const named = bestNamed(asked, row, cells);
  if (named.length > 0) return isSplit(asked, row, named) ? [] : named.filter((cell) => canBe(asked, row, cell));
  const ofKind = asked.kind && !asked.kind.rival ? cells.filter((cell) => asked.kind && isOfKind(asked.kind, cell)) : [];
  if (ofKind.length > 0) return untold(asked, row, ofKind).length > 0 ? [] : ofKind.filter((cell) => canBe(asked, row, cell));
  const open = cells.filter((cell) => isOpen(asked, cell));
  if (open.length > 0) return open.filter((cell) => isTold(asked, row, cell) && canSay(asked, row, cell));
  return untold(asked, row, []).length > 0 || asked.kind ? [] : cells.filter((cell) => canBe(asked, row, cell));
}

/** Whether row, column and what stands around say all that is asked. */
export const tellsAll = (asked: AskedOf, row: NamedRow, cell: NamedCell): boolean => untold(asked, row, [cell]).length === 0;

function bestNamed(asked: AskedOf, row: NamedRow, cells: readonly NamedCell[]): readonly NamedCell[] {
  const own = stemsOf([nameOf(row), ...row.groups].join(' '));
  const rest = asked.stems.filter((stem) => !isIn(stem, own) && !asked.perStems.has(stem));
  const scored = cells.map((cell) => {
    const stems = stemsOf(namesOf(cell));
    const per = perWhat(namesOf(cell)).filter((one) => asked.per.includes(one)).length;
    const score = rest.reduce((sum, stem) => sum + (isIn(stem, stems) ? (asked.kindStems.has(stem) ? 0.5 : 1) : 0), per);
    return { cell, score };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? [] : scored.filter(({ score }) => score === best).map(({ cell }) => cell);
}

/** Whether a word beside the row's name is that of the column, an ending more or less: who “drives” is the “Driver”. */
export const namesColumn = (asked: AskedOf, row: NamedRow, cell: NamedCell): boolean => bestNamed(asked, row, row.cells).includes(cell);

const namesOf = ({ names }: NamedCell): string => names.map(({ text }) => text).join(' ');

/** Named by a period, by a unit or not at all: the row says what it is. */
function isOpen(asked: AskedOf, { names }: NamedCell): boolean {
  return (
    names.every(({ text }) => isUnit(text) || nameless.test(text.trim())) ||
    names.some(({ text }) => isPeriod(text)) ||
    (asked.isOfChange && names.some(({ text }) => changeWords.test(text)))
  );
}

/** “Battery: Li-ion” is no price of it. */
const canSay = ({ kind }: AskedOf, row: NamedRow, { text }: NamedCell): boolean =>
  kind === null || (!refutes(text, kind) && (kind.named.test(nameOf(row)) || canTell(text, kind)));

function canBe(asked: AskedOf, row: NamedRow, cell: NamedCell): boolean {
  return isTold(asked, row, cell) && isOfAskedKind(asked, cell) && isOfAskedYear(asked, row);
}

function isTold(asked: AskedOf, row: NamedRow, cell: NamedCell): boolean {
  return agreesPer(asked.per, `${namesOf(cell)} ${cell.text} ${nameOf(row)} ${row.groups.join(' ')}`, aroundOf(row));
}

/** By two words of its own it is asked for by name, whatever kind the words beside it tell. */
function isOfAskedKind(asked: AskedOf, cell: NamedCell): boolean {
  const { kind } = asked;
  const name = namesOf(cell);
  const isWhole = isNamed(asked, cell);
  if (kind === null || cell.names.some(({ text }) => isPeriod(text)) || (isWhole && stemsOf(name).length > 1)) return true;
  if (kind.isTime && isPeriod(cell.text)) return true;
  const kinds = kindsOf(name, cell.text);
  if (kinds.length > 0) return kinds.some(({ named }) => named === kind.named || named === kind.rival?.named);
  return isWhole || (isAmount(cell.text) && !isMark(name));
}

function isOfAskedYear({ years }: AskedOf, row: NamedRow): boolean {
  if (years.length === 0) return true;
  const said = yearsIn([...row.cells.map(namesOf), nameOf(row), ...row.groups, aroundOf(row)].join(' '));
  return years.some((year) => said.includes(year));
}

const aroundOf = ({ passage, table }: NamedRow): string =>
  [passage.title, ...passage.headings, table.before.slice(-600), table.corner].join(' ');

const isShare = (cells: readonly NamedCell[]): boolean => cells.some((each) => /%/.test(namesOf(each) + each.text));

/** Words of the question that neither the row nor these columns nor what stands around say. */
function untold(asked: AskedOf, row: NamedRow, cells: readonly NamedCell[]): readonly string[] {
  const told = contentStems(
    [
      nameOf(row),
      ...row.groups,
      aroundOf(row),
      ...cells.map(namesOf),
      ...cells.map(({ text }) => text),
      isShare(cells) ? 'percent percentage prozent' : '',
    ].join(' '),
  );
  const isKind = (stem: string): boolean => cells.length > 0 && asked.kindStems.has(stem);
  // “Can” is a small word, but not in “Watering can”.
  const all = [...told, ...wordsOf(nameOf(row))];
  return asked.stems.filter((stem) => !filling.has(stem) && !isKind(stem) && !asked.perStems.has(stem) && !isIn(stem, all));
}

/** “The battery price of the Heron 5”, “the price of the Heron 5 battery”: another thing's, by a word that nothing here says. */
function isSplit(asked: AskedOf, row: NamedRow, cells: readonly NamedCell[]): boolean {
  const strange = new Set(untold(asked, row, cells));
  if (strange.size === 0) return false;
  const columns = cells.flatMap((cell) => stemsOf(namesOf(cell)));
  const last = contentStems(nameOf(row)).at(-1);
  const stems = wordsOf(asked.plain)
    .filter((word) => word !== 's')
    .map((word) => (isContent(word) ? (contentStems(word)[0] ?? '') : ''));
  return stems.some((stem, at) => {
    if (!strange.has(stem)) return false;
    const [before, after] = [stems[at - 1], stems[at + 1]];
    return (after !== undefined && after !== '' && isIn(after, columns)) || (last !== undefined && before === last);
  });
}
