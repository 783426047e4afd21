import type { Table as TableNode } from 'mdast';
import type { Span, Table, TableCell } from '#core';

/** The grid of a table, whose text stays as it was written: cells are spans in the source, without the bars and the white space around them. */
export function tableOf(node: TableNode, { start, end }: Span, offset: number, text: string): Table {
  const cells = node.children.flatMap((row, rowIndex) =>
    row.children.map((cell, column): TableCell => {
      const from = (cell.position?.start.offset ?? 0) + offset;
      const to = (cell.position?.end.offset ?? 0) + offset;
      return { row: rowIndex, column, rowSpan: 1, columnSpan: 1, ...innerSpan(text, { start: from, end: to }) };
    }),
  );
  const columns = Math.max(0, ...node.children.map((row) => row.children.length));
  const filled = cells.filter((cell) => cell.end > cell.start);
  return { start, end, rows: node.children.length, columns, headerRows: 1, cells: filled };
}

function innerSpan(text: string, span: Span): Span {
  const written = text.slice(span.start, span.end);
  const lead = /^\|?\s*/.exec(written)?.[0].length ?? 0;
  const inner = written.slice(lead).trimEnd().replace(/\|$/, '').trimEnd();
  return { start: span.start + lead, end: span.start + lead + inner.length };
}
