import type { AnswerSentence, AnswerTable, Embedder, RankedPassage, ShownCell } from '#core';
import { cosine, type EvidenceSentence } from '../choose/choose-evidence.ts';
import { askedAmong, type AskedOf, askedOf, plainOf } from './asked-of.ts';
import { isPeriod, yearsIn } from './cell-text.ts';
import { nameless, namesColumn, tellsAll } from './columns-meant.ts';
import { chooseCells, extremeCell } from './choose-cells.ts';
import { changeWords } from './column-score.ts';
import { nameOf, rankRows, type RowFit } from './choose-row.ts';
import type { FoundTable } from './found-tables.ts';
import { type Cell, type NamedCell, type NamedRow, readTable } from './read-table.ts';
import { unitOf } from './unit.ts';

/** A cell to be said: its words to the letter, and beside them the service's. */
export interface TableEvidence extends EvidenceSentence {
  readonly beside: Pick<AnswerSentence, 'context' | 'table'>;
  /** What else has to be seen to check it. */
  readonly also: readonly EvidenceSentence[];
}

export interface TableAnswer {
  readonly evidence: readonly TableEvidence[];
  readonly fit: RowFit;
  /** Whether the table alone answers; else the best sentences belong beside it. */
  readonly isSure: boolean;
  /** The thing is in the table, and what is asked of it is not: no row of it is to be quoted either. */
  readonly isRuledOut?: boolean;
}

/** Rows whose names are embedded for one question. */
const mostRows = 120;
/** Cells said for one question, when several fit equally. */
const mostCells = 4;
/** Rows that fit equally and are both shown. */
const mostEqualRows = 2;
const equally = 0.02;
/** A row is alone where the next has so much less. */
export const clearly = 0.1;

/** The cells that answer a question, or null where no row of the tables fits it. */
export async function answerFromTables(
  question: { readonly text: string; readonly vector: Float32Array },
  found: readonly FoundTable[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<TableAnswer | null> {
  const rows = withoutTwins(found.flatMap(({ passage, table }) => readTable(passage, table)));
  const asked = askedAmong(askedOf(question.text), rows);
  if (rows.length === 0 || asked.isYesNo) return null;
  const candidates =
    rows.length <= mostRows
      ? rows
      : rankRows(asked, rows, [])
          .slice(0, mostRows)
          .map(({ row }) => row);
  const vectors = await embedder.embed(
    candidates.map((row) => keyOf(row, embedder)),
    'passage',
    signal,
  );
  const ranked = rankRows(
    asked,
    candidates,
    vectors.map((vector) => cosine(question.vector, vector)),
  );
  const [best, next] = ranked;
  if (!best || !fits(asked, best, next)) return null;
  const equal = ranked.filter(({ score }) => score > best.score - equally).slice(0, mostEqualRows);
  const evidence = evidenceOf(
    asked,
    equal.map(({ row }) => row),
  );
  // Its row alone is named, and no column is the one asked for: to say the whole row would say figures of something else.
  if (evidence.length === 0) return best.isWhole && asked.wantsFigure ? { evidence, fit: best, isSure: false, isRuledOut: true } : null;
  const isFew = evidence.length <= (asked.years.length > 0 ? 2 : 1);
  return { evidence, fit: best, isSure: isSure(asked, best) && isFew && tellsChange(asked, evidence) };
}

function fits(asked: AskedOf, best: RowFit, next: RowFit | undefined): boolean {
  if (asked.wantsWords && !asked.extreme && !tellsWords(asked, best)) return false;
  const { named, explained, isWhole, score } = best;
  // A long name of which the question says little, when no other row has that.
  if (explained >= 0.9 && named >= 0.25 && score - (next?.score ?? 0) > clearly) return true;
  return (named >= 0.6 && explained >= 0.5) || (isWhole && explained >= 0.4) || named + explained >= 1.4;
}

export function isSure(asked: AskedOf, { row, named, explained, isWhole }: RowFit): boolean {
  const isAsked = asked.wantsFigure || asked.wantsPerson || asked.extreme !== null;
  return (
    (explained >= 0.6 && (isWhole || named >= 0.75) && isAsked) || (explained >= 0.4 && isPropertyAsked(asked, { row, named, isWhole }))
  );
}

/** “Which refrigerant does it use?” of a list of properties that has “Refrigerant”; or every word is told there, most of its name among them. */
function isPropertyAsked(asked: AskedOf, { row, named, isWhole }: Pick<RowFit, 'row' | 'named' | 'isWhole'>): boolean {
  if (!row.cells.every(isOfProperty)) return false;
  const isFirst = new RegExp(`^(?:which|what|welche[rsnm]?) ${plainOf(nameOf(row))}(?: |$)`, 'u').test(asked.plain);
  return (isWhole && isFirst) || (named >= 0.75 && !asked.wantsWords && row.cells.every((cell) => tellsAll(asked, row, cell)));
}

/** In a list of properties: its row alone says what it is. */
const isOfProperty = ({ names }: NamedCell): boolean => names.length > 0 && names.every(({ text }) => nameless.test(text.trim()));

/** A time in a column of such, or a name in the column that the question names, of the row that it names: “Who is the driver of Truck C?” */
export function tellsWords(asked: AskedOf, { row, isWhole }: RowFit): boolean {
  if (!isWhole || !(asked.wantsPerson || asked.kind?.isTime)) return false;
  const [cell, more] = chooseCells(asked, row);
  if (!cell || more) return false;
  if (asked.wantsPerson) return !/\d/.test(cell.text) && namesColumn(asked, row, cell);
  return asked.kind?.held.test(cell.text) === true || (isPeriod(cell.text) && namesColumn(asked, row, cell));
}

/** An amount is no answer to what it changed by: that stands in a column of its own or is not said here. */
function tellsChange(asked: AskedOf, evidence: readonly TableEvidence[]): boolean {
  return !asked.isOfChange || asked.extreme !== null || evidence.some(({ beside }) => changeWords.test(beside.context ?? ''));
}

/** A chunk may be found twice, widened. */
export function withoutTwins(rows: readonly NamedRow[]): NamedRow[] {
  const seen = new Set<string>();
  return rows.filter(({ passage, cells }) => {
    const place = `${passage.revisionId} ${cells[0]?.start}`;
    return !seen.has(place) && seen.add(place);
  });
}

/** What a row is about, for its vector. */
function keyOf(row: NamedRow, embedder: Embedder): string {
  const columns = row.cells.map(({ names }) => names.at(-1)?.text ?? '').join(', ');
  const key = [row.passage.title, ...row.groups, nameOf(row)].filter(Boolean).join(': ');
  const whole = `${key} (${columns})`;
  if (embedder.countTokens(whole) <= embedder.maxTokens) return whole;
  return embedder.countTokens(key) <= embedder.maxTokens ? key : nameOf(row).slice(0, 200);
}

function evidenceOf(asked: AskedOf, rows: readonly NamedRow[]): TableEvidence[] {
  const [row] = rows;
  const extreme = asked.extreme && row && extremeCell(asked, row);
  if (extreme && row) return [extremeEvidence(asked, row, extreme)];
  return rows.flatMap((each) => {
    const cells = chooseCells(asked, each)
      .filter((cell) => isInside(cell, each.passage))
      .slice(0, mostCells);
    return cells.map((cell, index) => ({
      ...quoted(each.passage, cell),
      beside: { context: contextOf(each, cell), ...(index === 0 && { table: shownTable(each, cells) }) },
      also: [],
    }));
  });
}

/** The column's name is the answer: the year, to the letter, beside the amount that makes it so. */
function extremeEvidence(
  asked: AskedOf,
  row: NamedRow,
  { cell, among }: { readonly cell: NamedCell; readonly among: readonly NamedCell[] },
): TableEvidence {
  const year = cell.names.findLast(({ text }) => yearsIn(text).length > 0) ?? cell;
  const unit = unitIn(row, cell);
  const sizes = `${asked.extreme} of ${among.length}: ${cell.text}${unit === null ? '' : `, ${unit}`}`;
  return {
    ...quoted(row.passage, year),
    beside: { context: `${nameOf(row) || 'without a name'}, ${sizes}, in`, table: shownTable(row, [cell]) },
    also: isInside(cell, row.passage) ? [quoted(row.passage, cell)] : [],
  };
}

const isInside = ({ start, end }: Cell, passage: RankedPassage): boolean => start >= passage.start && end <= passage.end;

/** Spans of evidence count in the passage; a header may stand before it. */
function quoted(passage: RankedPassage, { start, end, text }: Cell): EvidenceSentence {
  return { passage, text, span: { start: start - passage.start, end: end - passage.start } };
}

/** Row, column, unit: "Total sales, 2019, in millions". In a list of properties, what has them instead of the column: "Heron 5, Weight". */
function contextOf(row: NamedRow, cell: NamedCell): string {
  const unit = unitIn(row, cell);
  const isProperty = row.name !== null && isOfProperty(cell);
  const groups = row.groups.map((group) => group.replace(/:\s*$/, ''));
  const names = isProperty ? [] : columnNames(cell, unit);
  const isNamed = unit !== null && [nameOf(row), ...names].some((name) => name.toLowerCase().includes(unit.toLowerCase()));
  const parts = [...(isProperty ? [row.passage.title] : []), ...groups, nameOf(row), ...names, ...(unit === null || isNamed ? [] : [unit])]
    .map(tidy)
    .filter(Boolean);
  return parts.filter((part, index) => parts.findIndex((other) => other.toLowerCase() === part.toLowerCase()) === index).join(', ');
}

const tidy = (part: string): string => part.trim().replace(/[\s,:;]+$/, '');
const bare = (words: string): string => words.replaceAll(/[()\s]/g, '').toLowerCase();

/** From the top; above a year, whatever else names years is left out: "Years ended 2019 and 2018" over "2019". So is what only names the unit. */
function columnNames({ names }: NamedCell, unit: string | null): string[] {
  const lowest = names.findLast(({ text }) => yearsIn(text).length > 0);
  const shown = names.filter((name) => name === lowest || yearsIn(name.text).length === 0).map(({ text }) => text);
  return shown.filter((name) => bare(name) !== bare(unit ?? ''));
}

function unitIn(row: NamedRow, cell: NamedCell): string | null {
  const places = { cell: cell.text, row: row.name?.text ?? '', column: cell.names.map(({ text }) => text) };
  const above = [row.passage.title, ...row.passage.headings];
  const { head, shared, before, after } = row.table;
  return unitOf({ ...places, head, shared, before, after, above })?.words ?? null;
}

function shownTable(row: NamedRow, said: readonly NamedCell[]): AnswerTable {
  const shown = (cell: Cell): ShownCell => ({
    start: cell.start,
    end: cell.end,
    text: cell.text,
    isAnswer: said.some(({ start }) => start === cell.start),
  });
  const unit = said[0] ? unitIn(row, said[0]) : null;
  const name = row.name ?? { text: '', start: row.cells[0]?.start ?? 0, end: row.cells[0]?.start ?? 0 };
  return {
    caption: row.groups.length > 0 ? row.groups.map(tidy).join(', ') : null,
    header: ['', ...row.cells.map((cell) => columnNames(cell, unit).map(tidy).join(' '))],
    rows: [[shown(name), ...row.cells.map(shown)]],
    unit,
  };
}
