import type { RankedPassage } from '#core';
import { wordsOf } from '../../text/words.ts';
import { hasTableLine } from '../cell-text.ts';
import { withoutTwins } from '../answer-from-tables.ts';
import type { FoundTable } from '../found-tables.ts';
import { type Cell, type NamedRow, readTable } from '../read-table.ts';

/** A table with all its rows that were found, in however many passages. */
export interface RowsTable {
  readonly rows: readonly NamedRow[];
  /** Those that hold it, in the order of the document. */
  readonly passages: readonly RankedPassage[];
  /** Null where all of it was read. */
  readonly partly: { readonly read: number; readonly of: number } | null;
  /** Words of the name of its column of names. */
  readonly corner: readonly string[];
  /** Those of them that say what its things are: “chargers” of “Battery chargers”. */
  readonly things: readonly string[];
  /** The nearest heading, or its document's title. */
  readonly over: string;
  /** Title, headings and what stands right before it; and their words. */
  readonly said: string;
  readonly around: readonly string[];
}

/** Characters before a table that tell what it is of. */
const announcement = 240;

/** Pieces of one table are one, in the order in which their best passages were found. */
export function rowsTables(found: readonly FoundTable[]): readonly RowsTable[] {
  const pieces = Map.groupBy(found, ({ passage, table }) => `${passage.revisionId} ${table.table.start}`);
  return [...pieces.values()].flatMap((each) => rowsTable(each) ?? []);
}

function rowsTable(pieces: readonly FoundTable[]): RowsTable | null {
  const ordered = pieces.toSorted((a, b) => a.passage.start - b.passage.start);
  const rows = withoutTwins(ordered.flatMap(({ passage, table }) => readTable(passage, table).filter((row) => isWhole(row))));
  const [first] = rows;
  if (!first) return null;
  const { table } = first;
  const passage = ordered[0]?.passage ?? first.passage;
  const over = headingOver(ordered[0] ?? null) ?? passage.headings.at(-1) ?? passage.title;
  const said = [passage.title, ...passage.headings, over, wordsBefore(table.before)].join('\n');
  return {
    rows,
    over,
    said,
    passages: ordered.map((piece) => piece.passage),
    partly: isCovered(ordered) ? null : { read: rows.length, of: bodyRows(ordered) },
    corner: wordsOf(table.corner),
    things: thingsIn(table.corner),
    around: wordsOf(said),
  };
}

const naming =
  /^(?:names?|titles?|numbers?|no|nr|ids?|codes?|types?|kinds?|models?|sizes?|bezeichnung(?:en)?|nummern?|art(?:en)?|typ(?:en)?|modelle?)$/u;
/** The last word of each thing that the name has. */
function thingsIn(corner: string): readonly string[] {
  const parts = corner
    .toLowerCase()
    .split(/[^\p{L}\p{N}\s'’-]|(?<!\p{L})(?:of|or|and|for|in|with|von|vom|des|der|oder|und|für|im|mit)(?!\p{L})/u);
  return parts.flatMap((part) => wordsOf(part).findLast((word) => !naming.test(word)) ?? []);
}

const heading = /^#{1,6}\s+(.+)$/gmu;
/** Under another heading than its passage begins with. */
function headingOver(piece: FoundTable | null): string | null {
  const before = piece ? piece.passage.text.slice(0, Math.max(0, piece.table.table.start - piece.passage.start)) : '';
  return [...before.matchAll(heading)].at(-1)?.[1]?.trim() ?? null;
}

/** What stands between the last heading or table and this one. */
function wordsBefore(before: string): string {
  const lines = before.slice(-announcement).split('\n');
  const from = lines.findLastIndex((line) => /^#{1,6}\s/.test(line) || hasTableLine(line));
  return lines.slice(from + 1).join('\n');
}

/** A row cut in two by its passages is in neither. */
const isWhole = ({ cells, name, passage }: NamedRow): boolean =>
  [...cells, ...(name ? [name] : [])].every((cell) => isInside(cell, passage));

export const isInside = ({ start, end }: Cell, passage: RankedPassage): boolean => start >= passage.start && end <= passage.end;

/** White space between two pieces. */
const gap = 4;

/** Whether the passages hold everything below the header. */
function isCovered(pieces: readonly FoundTable[]): boolean {
  const [first] = pieces;
  if (!first) return false;
  const { table } = first.table;
  const head = table.cells.filter(({ row }) => row < Math.max(1, table.headerRows));
  let read = Math.max(table.start, ...head.map(({ end }) => end));
  for (const { passage } of pieces) if (passage.start <= read + gap) read = Math.max(read, passage.end);
  return read + gap >= table.end;
}

function bodyRows([first]: readonly FoundTable[]): number {
  return first ? first.table.table.rows - Math.max(1, first.table.table.headerRows) : 0;
}
