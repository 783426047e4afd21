import type { RankedPassage } from '#core';
import { contentStems } from '../text/words.ts';
import { clearly, isSure, tellsWords, withoutTwins } from './answer-from-tables.ts';
import { askedAmong, type AskedOf, askedOf } from './asked-of.ts';
import { hasTableLine, seasonsIn, yearsIn } from './cell-text.ts';
import { chooseCells, extremeCell } from './choose-cells.ts';
import { changeWords } from './column-score.ts';
import { meets, rankRows } from './choose-row.ts';
import { type FoundTable, foundTables, type Reading, type Unread } from './found-tables.ts';
import { nameless, tellsAll } from './columns-meant.ts';
import { isOfKind } from './kinds.ts';
import { type NamedCell, readTable } from './read-table.ts';
import { answerFromRows } from './rows/answer-from-rows.ts';
import { wholeTables } from './rows/whole-tables.ts';
import { saysName } from './said-name.ts';

/** How well a question names a cell: plainly, where row, column and what stands around say all its words, and none is a period, which many tables have; or rows of a table, by a column, where all words are told there: `own rows` of one whose rows are called what is asked for. */
export type Naming = 'plain' | 'named' | 'own rows' | 'rows' | 'none';

/** A cell in the first passage, or in another of those found where it is plainly named: a manual of the same thing is often nearer than its price list. */
export async function namesCell(question: string, reading: Reading, signal: AbortSignal): Promise<Naming | Unread> {
  const [first] = reading.passages;
  if (!first || !reading.passages.some(({ text }) => hasTableLine(text))) return 'none';
  const found = await foundTables(reading, signal);
  if ('unread' in found) return found;
  const rows = await rowsOf(question, found, reading, signal);
  if (rows) return rows;
  const named = namedCellIn(question, found);
  if (named === null) return 'none';
  if (named.isPlain) return 'plain';
  return named.passage.chunkId === first.chunkId ? 'named' : 'none';
}

/** Rows as they will be said, of the whole table: where what was not found keeps them from being compared, they tell nothing, nor does a cell. */
async function rowsOf(
  question: string,
  found: readonly FoundTable[],
  reading: Reading,
  signal: AbortSignal,
): Promise<Naming | Unread | null> {
  if (answerFromRows(question, found) === null) return null;
  const { tables, scope } = reading;
  const { whole, unread } = await wholeTables({ tables, found, scope }, signal);
  if (unread !== null) return { unread: 'not read to their end' };
  const rows = answerFromRows(question, whole);
  if (rows === null) return null;
  if (rows.found.length === 0) return 'none';
  return rows.isOwn ? 'own rows' : 'rows';
}

/**
 * The passage that holds the one cell a question names: its row by the whole name, its column, and no other row fits nearly as well. Null
 * where there is none. By rules alone, so that it costs no vector where the answer may not be given.
 */
export const passageOfNamedCell = (question: string, found: readonly FoundTable[]): RankedPassage | null =>
  namedCellIn(question, found)?.passage ?? null;

interface NamedIn {
  readonly passage: RankedPassage;
  readonly isPlain: boolean;
}

function namedCellIn(question: string, found: readonly FoundTable[]): NamedIn | null {
  const rows = withoutTwins(found.flatMap(({ passage, table }) => readTable(passage, table)));
  const asked = askedAmong(askedOf(question), rows);
  if (asked.isYesNo) return null;
  const [best, next] = rankRows(asked, rows, []);
  if (!best?.isWhole || !isSure(asked, best) || (asked.wantsWords && !asked.extreme && !asked.kind?.isTime && !tellsWords(asked, best)))
    return null;
  if (next && best.score - next.score < clearly) return null;
  const { row } = best;
  if (asked.extreme) return extremeCell(asked, row) === null ? null : { passage: row.passage, isPlain: false };
  const cells = chooseCells(asked, row);
  if (!namesOne(asked, cells) && !tellsWords(asked, best)) return null;
  return {
    passage: row.passage,
    isPlain: asked.years.length + asked.seasons.length === 0 && cells.every((cell) => tellsAll(asked, row, cell)),
  };
}

function namesOne(asked: AskedOf, [cell, more]: readonly NamedCell[]): boolean {
  if (!cell || more) return false;
  const isAsked = asked.kind !== null && isOfKind(asked.kind, cell) && (!asked.wantsWords || asked.kind.held.test(cell.text));
  if (!isAsked && !cell.names.some(({ text }) => isSaid(asked, text) || nameless.test(text.trim()))) return false;
  return !asked.isOfChange || cell.names.some(({ text }) => changeWords.test(text));
}

/** Its year, its part of a year or one of its words. */
function isSaid({ years, seasons, said, plain }: AskedOf, name: string): boolean {
  return (
    yearsIn(name).some((year) => years.includes(year)) ||
    seasonsIn(name).some((season) => seasons.some((each) => meets(each, season))) ||
    contentStems(name).some((stem) => said.has(stem)) ||
    saysName(plain, name)
  );
}
