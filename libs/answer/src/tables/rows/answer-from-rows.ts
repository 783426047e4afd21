import type { FoundTable } from '../found-tables.ts';
import { rowsAsked, type RowsAsked } from './asked-rows.ts';
import type { NotCompared } from './choose-line.ts';
import { compareRows, type RowsFound } from './compare-rows.ts';
import { havingRows } from './having-rows.ts';
import { type RowsTable, rowsTables } from './rows-table.ts';

/** What the rows of the tables found say together. */
export interface RowsAnswer {
  /** One of each table that answers. */
  readonly found: readonly RowsFound[];
  /** Why the rows of a table that plainly are meant are not compared. */
  readonly problem: string | null;
}

/** Tables that answer one question. */
const mostTables = 2;

/** Null where the question is not for rows, or no table is about what it asks. */
export function answerFromRows(question: string, tables: readonly FoundTable[]): RowsAnswer | null {
  const asked = rowsAsked(question);
  if (asked === null) return null;
  const read = rowsTables(tables).map((table) => readRows(asked, table));
  const found = read.filter((each) => Array.isArray(each)).filter((each) => each.length > 0);
  const problem = read.flatMap((each) => (each !== null && 'problem' in each ? [each.problem] : []))[0] ?? null;
  if (found.length === 0 && problem === null) return null;
  // Of as many tables, none is plainly the one that is meant.
  if (found.length > mostTables) return { found: [], problem: `${found.length} tables found have what is asked` };
  return { found: found.flat(), problem };
}

function readRows(asked: RowsAsked, table: RowsTable): readonly RowsFound[] | NotCompared | null {
  if (asked.type !== 'having') return compareRows(asked, table);
  const found = havingRows(asked, table);
  return found === null || 'problem' in found ? found : [found];
}
