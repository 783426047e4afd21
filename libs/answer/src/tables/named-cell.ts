import type { RankedPassage } from '#core';
import { contentStems } from '../words.ts';
import { clearly, isSure, withoutTwins } from './answer-from-tables.ts';
import { askedAmong, type AskedOf, askedOf } from './asked-of.ts';
import { hasTableLine, seasonsIn, yearsIn } from './cell-text.ts';
import { chooseCells, extremeCell } from './choose-cells.ts';
import { changeWords } from './column-score.ts';
import { meets, rankRows } from './choose-row.ts';
import { type FoundTable, foundTables, type Reading, type Unread } from './found-tables.ts';
import { nameless } from './columns-meant.ts';
import { isOfKind } from './kinds.ts';
import { type NamedCell, readTable } from './read-table.ts';
import { saysName } from './said-name.ts';

/** Whether a cell that the question names stands in the first passage. */
export async function namesCell(question: string, reading: Reading, signal: AbortSignal): Promise<boolean | Unread> {
  const [first] = reading.passages;
  if (!first || !hasTableLine(first.text)) return false;
  const found = await foundTables(reading, signal);
  return 'unread' in found ? found : passageOfNamedCell(question, found)?.chunkId === first.chunkId;
}

/**
 * The passage that holds the one cell a question names: its row by the whole name, its column, and no other row fits nearly as well. Null
 * where there is none. By rules alone, so that it costs no vector where the answer may not be given.
 */
export function passageOfNamedCell(question: string, found: readonly FoundTable[]): RankedPassage | null {
  const rows = withoutTwins(found.flatMap(({ passage, table }) => readTable(passage, table)));
  const asked = askedAmong(askedOf(question), rows);
  if (asked.isYesNo) return null;
  const [best, next] = rankRows(asked, rows, []);
  if (!best?.isWhole || !isSure(asked, best) || (asked.wantsWords && !asked.extreme && !asked.kind?.isTime)) return null;
  if (next && best.score - next.score < clearly) return null;
  const isNamed = asked.extreme ? extremeCell(asked, best.row) !== null : namesOne(asked, chooseCells(asked, best.row));
  return isNamed ? best.row.passage : null;
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
