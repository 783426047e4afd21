import type { Citation, Passage } from '../http/bodies.ts';
import type { Part } from './asking.ts';
import { rowTable, type Table } from './row-table.ts';

type Below = { readonly table: Table; readonly documentId: string | undefined; at: number };
type Sources = { readonly citations: readonly Citation[]; readonly passages: readonly Passage[] };

/**
 * The table to show below each part of an answer, or null. A table stands once, below the last of the cells and names in a row that are of
 * it, so that it never comes between them; rows of one table that were cited one by one stand in one.
 */
export function tablesBelow(parts: readonly Part[], { citations, passages }: Sources): readonly (Table | null)[] {
  const found: Below[] = [];
  for (const [at, { text, sentence }] of parts.entries()) {
    if (sentence === null) continue;
    const documentId = citations.find(({ marker }) => marker === sentence.markers[0])?.documentId;
    const own = sentence.table ?? rowTable(sentence, citations, passages);
    const last = found.at(-1);
    const goesOn = last !== undefined && last.documentId === documentId && isNext(parts, last.at, at);
    if (!own) {
      if (goesOn && last.table.rows.some(([name]) => name?.text === text.trim())) last.at = at;
    } else if (goesOn && isSame(last.table, own)) found[found.length - 1] = { ...last, table: together(last.table, own), at };
    else found.push({ table: own, documentId, at });
  }
  return parts.map((_, at) => found.find((below) => below.at === at)?.table ?? null);
}

/** Nothing but joining words between them. */
const isNext = (parts: readonly Part[], from: number, to: number): boolean =>
  parts.slice(from + 1, to).every(({ sentence }) => sentence === null);

const isSame = (a: Table, b: Table): boolean =>
  a.caption === b.caption && a.unit === b.unit && JSON.stringify(a.header) === JSON.stringify(b.header);

/** A row of both is one row, in which the answers of both are marked. */
function together(a: Table, b: Table): Table {
  const startOf = (row: Table['rows'][number]): number | undefined => row[0]?.span.start;
  const rows = a.rows.map((row) => {
    const same = b.rows.find((other) => startOf(other) === startOf(row));
    return same ? row.map((cell, column) => ({ ...cell, isAnswer: cell.isAnswer || same[column]?.isAnswer === true })) : row;
  });
  const more = b.rows.filter((row) => !a.rows.some((other) => startOf(other) === startOf(row)));
  return { ...a, rows: [...rows, ...more] };
}
