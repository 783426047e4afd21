import { describe, expect, it } from 'vitest';
import type { Table } from '#core';
import { limitGrids } from './limit-grids.ts';

const table = (rows: number): Table => ({
  start: 0,
  end: 1,
  rows,
  columns: 1,
  headerRows: 1,
  cells: Array.from({ length: rows }, (_, row) => ({ start: 0, end: 1, row, column: 0, rowSpan: 1, columnSpan: 1 })),
});

describe('the grids of a large file', () => {
  it('keep the places of all cells up to a limit, then those of the headers', () => {
    const few = [table(50_000), table(50_000)];
    expect(limitGrids(few)).toEqual({ tables: few, warnings: [] });
    const { tables, warnings } = limitGrids([...few, table(10)]);
    expect(tables.map(({ cells }) => cells.length)).toEqual([50_000, 50_000, 1]);
    expect(warnings).toEqual([expect.stringMatching(/^100010 cells: all are read/) as string]);
  });
});
