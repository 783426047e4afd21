import { wordsOf } from '../../text/words.ts';
import { inOneLine } from './figure-text.ts';
import { isMark, kindsOf } from '../kinds.ts';
import { agreesPer, perWhat } from '../per-what.ts';
import type { BoundAsked, ExtremeAsked } from './asked-rows.ts';
import { columnLines, type Entry, type Line, rowLines } from './lines.ts';
import { isMeasuring, isPersons, type Measure, measuresSaid } from './measures.ts';
import type { NamedCell } from '../read-table.ts';
import { isGeneric, type Telling, tellingWords } from './row-words.ts';
import type { RowsTable } from './rows-table.ts';
import { isTick } from './yes-or-no.ts';

/** What things are compared by, and of which of them the question speaks. */
export interface ChosenLine {
  readonly line: Line;
  /** By a kind of which there is least where there is most of what was asked: the fastest takes the least time. */
  readonly isTurned: boolean;
  readonly entries: readonly Entry[];
  /** Words of the question that leave the other things out. */
  readonly only: readonly string[];
  /** Words behind a superlative name the line: the amount is asked for. */
  readonly isNamed: boolean;
}

/** In words for the reader, why rows that plainly are meant are not compared. */
export interface NotCompared {
  readonly problem: string;
  /** The table has nothing that they could be compared by: others of the same things may. */
  readonly isBeside?: boolean;
}

type Asked = ExtremeAsked | BoundAsked;

interface Candidate {
  readonly line: Line;
  readonly isTurned: boolean;
  readonly isNamed: boolean;
}

/** The columns (or rows) that may be meant, as a rule one; null where the table is about something else. */
export function chooseLines(asked: Asked, table: RowsTable): readonly ChosenLine[] | NotCompared | null {
  if (namesExtreme(asked, table)) return null;
  const columns = candidatesIn(asked, table, columnLines(table.rows));
  const candidates = columns.length > 0 ? columns : candidatesIn(asked, table, rowLines(table.rows));
  if (candidates.length === 0)
    return isAbout(asked, table) ? { problem: 'no column is plainly what they are to be compared by', isBeside: true } : null;
  const chosen = candidates.map((candidate) => thingsOf(asked, table, candidate)).filter((each) => each !== null);
  if (chosen.length === 0) return null;
  const most = asked.type === 'extreme' ? mostLines : 1;
  return chosen.length <= most ? chosen : { problem: `several columns may be meant (${listed(chosen)})` };
}

/** Columns that are each said where the question tells no one of them. */
const mostLines = 3;
const listed = (chosen: readonly ChosenLine[]): string => chosen.map(({ line }) => `“${line.label}”`).join(', ');

/** “Maximum load” that is the name of a column or a row is looked up, and not found by comparing. */
function namesExtreme(asked: Asked, { rows }: RowsTable): boolean {
  if (asked.type !== 'extreme') return false;
  const words = wordsOf(asked.text.slice(asked.comparing.start, asked.comparing.end));
  const names = rows.flatMap(({ name, cells }) => [name?.text ?? '', ...cells.flatMap((cell) => cell.names.map(({ text }) => text))]);
  return names.some((name) => wordsOf(name).some((word) => words.includes(word) && !/^(?:am|most|least)$/.test(word)));
}

/** The things in the rows are those that the question names, by the name of their column. */
function isAbout({ subject, tells }: Asked, { corner }: RowsTable): boolean {
  return (
    subject.length > 0 && subject.every((word) => isGeneric(word) || tells(word, corner)) && subject.some((word) => tells(word, corner))
  );
}

function candidatesIn(asked: Asked, table: RowsTable, lines: readonly Line[]): readonly Candidate[] {
  const possible = lines.filter((line) => isOfYears(asked, table, line) && isOfPer(asked, table, line) && mayBeOf(asked, table, line));
  const wanted = asked.property.filter((word) => !isGeneric(word) && !asked.tells(word, table.corner) && !isMeasuring(word));
  const scored = possible.map((line) => {
    const words = line.isOpen ? [...new Set([...wanted, ...asked.period])] : wanted;
    return { line, score: words.filter((word) => asked.tells(word, line.words) && !isOneOf(asked, word, line)).length };
  });
  const best = Math.max(0, ...scored.map(({ score }) => score));
  const isTurned = false;
  if (best > 0) {
    const named = scored.filter(({ score }) => score === best).map(({ line }) => line);
    const whole = named.filter(({ label }) =>
      tellingWords(label).every((word) => asked.isAsked(word, [...wanted, ...asked.period]) || asked.years.includes(word)),
    );
    return (whole.length > 0 ? whole : named).map((line) => ({ line, isTurned, isNamed: true }));
  }
  const measured = byMeasure(asked.measures, possible);
  if (measured.length > 0) return measured.map((line) => ({ line, isTurned, isNamed: false }));
  const turned = asked.type === 'extreme' ? byMeasure(asked.comparing.turns ?? [], possible) : [];
  if (turned.length > 0) return turned.map((line) => ({ line, isTurned: true, isNamed: false }));
  const counted = asked.type === 'bound' ? asked.bound.counted : null;
  const holding = counted === null ? [] : possible.filter((line) => isCountedIn(counted, line));
  if (holding.length > 0) return holding.map((line) => ({ line, isTurned, isNamed: false }));
  if (asked.type === 'bound' ? asked.years.length === 0 : !asked.comparing.isBare && asked.measures.length === 0) return [];
  // Named by its period alone: what it holds is told by what stands over the table, or by no table.
  return possible.filter(({ isOpen }) => isOpen).map((line) => ({ line, isTurned, isNamed: false }));
}

/** “more than 90 dB”: each cell with a figure has the word behind it. */
function isCountedIn(word: string, { entries }: Line): boolean {
  const figures = entries.flatMap(({ cell }) => (cell && /\d/.test(cell.text) ? [inOneLine(cell.text).toLowerCase()] : []));
  return figures.length > 0 && figures.every((text) => /\d\s*\D+$/.test(text) && wordsOf(text).at(-1) === word);
}

/** “The largest room” is not where most rooms are. */
const isOneOf = (asked: Asked, word: string, { words }: Line): boolean =>
  asked.type === 'extreme' && asked.comparing.isBare && asked.comparing.measures.length > 0 && words.includes(`${word}s`);

function isOfYears({ years }: Asked, { around }: RowsTable, line: Line): boolean {
  if (years.length === 0) return true;
  if (line.years.length > 0) return line.years.some((year) => years.includes(year));
  return years.every((year) => around.includes(year));
}

/** Named by a period it holds what stands over the table says; and what is called the cheapest is no number of seats. */
function mayBeOf(asked: Asked, { said }: RowsTable, { isOpen, label, entries }: Line): boolean {
  const { measures } = asked;
  const isBare = asked.type === 'extreme' && asked.comparing.isBare;
  if (measures.length === 0 || (isBare && (!isOpen || measuresSaid(asked.text).length === 0))) return true;
  const text = entries.find(({ cell }) => cell !== null)?.cell?.text ?? '';
  const isOf = (words: string): boolean =>
    measures.some(({ named, held, also }) => named.test(words) || held.test(words) || also?.test(words) === true);
  if (isOpen) return isOf(said) || isOf(text) || entries.some(({ groups }) => isOf(groups.join(' ')));
  const kinds = kindsOf(label, text);
  return (
    isOf(label) ||
    isOf(text) ||
    (kinds.length === 0 && !isMark(label)) ||
    kinds.some((kind) => measures.some(({ named }) => named === kind.named))
  );
}

function isOfPer({ per }: Asked, { around }: RowsTable, { label, entries }: Line): boolean {
  return agreesPer(per, `${label} ${entries[0]?.cell?.text ?? ''}`, around.join(' '));
}

/** Of another time, or of somebody else: “Old price”. It is compared by where the question names it. */
const ofOthers =
  /(?<!\p{L})(?:old|former(?:ly)?|previous(?:ly)?|until|was|before|original|rrp|msrp|uvp|competitors?|alte[rsn]?\s\p{L}+|altpreis\p{L}*|ehemalig\p{L}*|frühere?[rsn]?|bisherig\p{L}*|bisher|vorher|bis|statt|ursprünglich\p{L}*)(?!\p{L})/iu;

/** By its name, else by the unit in its name or in all its cells; what is told for one of something only where nothing else is. */
function byMeasure(measures: readonly Measure[], lines: readonly Line[]): readonly Line[] {
  if (measures.length === 0) return [];
  const isNamed = ({ label }: Line): boolean =>
    !ofOthers.test(label) &&
    measures.some(({ named, held, also }) => (named.test(label) || held.test(label)) && also?.test(label) !== true);
  const holds = ({ entries }: Line): boolean =>
    measures.some(({ held, also }) => {
      const cells = entries.flatMap(({ cell }) => cell ?? []);
      const lowest = cells[0]?.names.at(-1)?.text ?? '';
      return cells.length > 0 && also?.test(lowest) !== true && !ofOthers.test(lowest) && cells.every(({ text }) => held.test(text));
    });
  const named = lines.filter(isNamed);
  const found = named.length > 0 ? named : lines.filter(holds);
  const whole = found.filter(({ label }) => perWhat(label).length === 0);
  return found.length > 1 && whole.length === 1 ? whole : found;
}

/** Every word of the question has to be told: by the line, by what stands over the table, or by the rows that are meant. */
function thingsOf(asked: Asked, table: RowsTable, { line, isTurned, isNamed }: Candidate): ChosenLine | null {
  const ofLine = (word: string): boolean =>
    asked.tells(word, line.words) ||
    (isMeasuring(word) && !line.isOpen) ||
    asked.measures.some((each) => each.named.test(word) && each.named.test(line.label));
  const isThing = (word: string): boolean => isGeneric(word) || asked.tells(word, table.corner);
  if (asked.type === 'extreme' && !asked.ofWords.every((word) => ofLine(word) || isThing(word))) return null;
  const isUnit = (word: string): boolean =>
    asked.type === 'bound' && asked.bound.counted === word && ((isPersons(word) && !isNamed) || isCountedIn(word, line));
  const property = asked.property.filter(ofLine);
  const isPeriod = (word: string): boolean => line.isOpen && asked.tells(word, line.words);
  const rest = [...new Set([...asked.subject, ...asked.property])]
    .filter((word) => !isPeriod(word))
    .filter((word) => !property.includes(word) && !isUnit(word));
  const things = thingsSaid(rest, asked, table, line.entries);
  return things && { ...things, line, isTurned, isNamed: isNamed && property.length > 0 };
}

export interface Things {
  readonly entries: readonly Entry[];
  readonly only: readonly string[];
}

/**
 * The entries that words speak of; null where one of them is told by nothing. “Boat” of “Boat hire”, where some rows are called boats and
 * others are not, says nothing of which are meant; “rowing” of “Which rowing boat?” does.
 */
export function thingsSaid(
  words: readonly string[],
  asked: Pick<Asked, 'text' | keyof Telling>,
  table: RowsTable,
  entries: readonly Entry[],
): Things | null {
  const open = words.filter((word) => !isGeneric(word) && !asked.tells(word, table.corner));
  const tells = (word: string, { name, groups, row, cell }: Entry): boolean =>
    asked.tells(word, wordsOf([name.text, ...groups].join(' '))) ||
    row.cells.some((each) => each !== cell && (holds(word, each) || saysYes(word, asked, each)));
  const qualifies = (word: string): boolean =>
    words.includes(new RegExp(`(?<!\\p{L})${word}[\\s-]+(\\p{L}+)`, 'iu').exec(asked.text)?.[1]?.toLowerCase() ?? '');
  const only = open.filter((word) => !asked.tells(word, table.around) || (qualifies(word) && entries.some((entry) => tells(word, entry))));
  // “On floor 1”: the one word names a column, the other a cell in it.
  const columns = only.filter((word) => !entries.some((entry) => tells(word, entry)));
  const values = only.filter((word) => !columns.includes(word));
  const isHeld = (word: string, { row, cell }: Entry): boolean =>
    row.cells.some(
      (each) =>
        each !== cell && holds(word, each) && each.names.some((name) => columns.every((column) => asked.tells(column, wordsOf(name.text)))),
    );
  const meant = entries.filter((entry) => values.every((word) => (columns.length > 0 ? isHeld(word, entry) : tells(word, entry))));
  if (meant.length === 0 || (columns.length > 0 && values.length === 0)) return null;
  return { entries: meant, only: meant.length === entries.length ? [] : only };
}

/** “With a projector”: the column is called so, and the cell says yes. */
const saysYes = (word: string, { isAsked }: Telling, { text, names }: NamedCell): boolean =>
  isTick(text) && names.some((name) => tellingWords(name.text).every((each) => isAsked(each, [word])));

const holds = (word: string, { text }: { readonly text: string }): boolean =>
  itemsOf(text.toLowerCase()).some((item) => item.length === 1 && item[0] === word);

/** What a cell lists: “red, blue and black”. */
export function itemsOf(text: string): readonly (readonly string[])[] {
  return text
    .split(/[,;/·•\n]|(?<!\p{L})(?:and|und)(?!\p{L})/u)
    .map((item) => wordsOf(item))
    .filter((item) => item.length > 0);
}
