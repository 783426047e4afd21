import type { FoundTable } from '../found-tables.ts';
import { rowsAsked, type RowsAsked } from './asked-rows.ts';
import type { NotCompared } from './choose-line.ts';
import { compareRows, type RowsFound } from './compare-rows.ts';
import { havingRows } from './having-rows.ts';
import { isOfPersons } from './persons.ts';
import { type RowsTable, rowsTables } from './rows-table.ts';

/** What the rows of the tables found say together. */
export interface RowsAnswer {
  /** One of each column and table that answers. */
  readonly found: readonly RowsFound[];
  /** Why the rows of a table that plainly are meant are not compared, and which table that is where there are several. */
  readonly problem: string | null;
  /** The column of the rows' names is called what the question asks for. */
  readonly isOwn: boolean;
}

/** Tables that answer one question. */
const mostTables = 2;

/** Null where the question is not for rows, or no table is about what it asks. */
export function answerFromRows(question: string, tables: readonly FoundTable[]): RowsAnswer | null {
  const asked = rowsAsked(question);
  if (asked === null) return null;
  const all = rowsTables(tables)
    .filter((table) => (!asked.ofPersons || isOfPersons(table)) && !isOfAnother(asked, table))
    .map((table) => ({ table, read: readRows(asked, table) }));
  const telling = all.filter(({ read }) => read !== null);
  // “The largest room” is of a table of rooms, and not of one that counts the rooms of hotels.
  const own = telling.filter(({ table }) => isOf(asked, table));
  const read = own.length > 0 ? own : telling;
  const found = read.flatMap((each) => (each.read === null || 'problem' in each.read ? [] : [each.read]));
  const problems = read.flatMap(({ table, read: each }) => (each !== null && 'problem' in each ? [{ table, ...each }] : []));
  const isOwn = own.length > 0;
  const several = read.length > 1;
  const [first] = [...problems.filter(({ isBeside }) => !isBeside), ...(found.length > 0 ? [] : problems)];
  const problem = first ? `${first.problem}${several ? ` (in “${first.table.over.trim()}”)` : ''}` : null;
  if (found.length === 0 && problem === null) return null;
  // Of as many tables, none is plainly the one that is meant.
  if (found.length > mostTables) return { found: [], problem: `${found.length} tables found have what is asked`, isOwn };
  // What has most in one table may not have it in all of them.
  return { found: problem !== null && asked.type === 'extreme' ? [] : found.flat(), problem, isOwn };
}

/** “Battery” of a table of battery chargers: what only says of what kind its things are is not them. */
function isOfAnother({ subject, tells }: RowsAsked, { corner, things }: RowsTable): boolean {
  const told = subject.filter((word) => tells(word, corner));
  return told.length > 0 && things.length > 0 && !told.some((word) => tells(word, things));
}

const isOf = ({ subject, tells }: RowsAsked, { corner }: RowsTable): boolean => subject.some((word) => tells(word, corner));

function readRows(asked: RowsAsked, table: RowsTable): readonly RowsFound[] | NotCompared | null {
  if (asked.type !== 'having') return compareRows(asked, table);
  const found = havingRows(asked, table);
  return found === null || 'problem' in found ? found : [found];
}
