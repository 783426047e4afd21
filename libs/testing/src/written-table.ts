import type { PassageTable, RankedPassage, TableCell } from '#core';
import { aFoundChunk, ranked } from './found-chunks.ts';

/** A table as its lines are written (“Boat | Price”), below some words, and the passage that holds its first `held` lines. */
export function aWrittenTable(
  title: string,
  lines: readonly string[],
  { before = '', held = lines.length } = {},
): { readonly passage: RankedPassage; readonly table: PassageTable } {
  const head = before === '' ? '' : `${before}\n\n`;
  const text = head + lines.join('\n');
  let at = head.length;
  const cells = lines.flatMap((line, row): TableCell[] => {
    const parts = line.split(' | ');
    const own = parts.map((cell, column) => {
      const start = at;
      at += cell.length + (column < parts.length - 1 ? 3 : 1);
      return { row, column, rowSpan: 1, columnSpan: 1, start, end: start + cell.length };
    });
    return own.filter(({ start, end }) => end > start);
  });
  const chunk = text.slice(0, head.length + lines.slice(0, held).join('\n').length);
  const passage = ranked(aFoundChunk(chunk, { title, headings: [], chunkId: title, revisionId: title }));
  const columns = lines[0]?.split(' | ').length ?? 0;
  const table = { start: head.length, end: text.length, rows: lines.length, columns, headerRows: 1, cells };
  return { passage, table: { chunkId: title, table, around: [{ start: 0, end: text.length, text }] } };
}
