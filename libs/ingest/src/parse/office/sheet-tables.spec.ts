import { describe, expect, it } from 'vitest';
import { CanonicalTextBuilder } from '../canonical-text.ts';
import { type SheetCell, SheetTables } from './sheet-tables.ts';

function* rows(count: number): Generator<readonly SheetCell[]> {
  for (let row = 0; row < count; row++)
    yield [0, 1].map((column) => ({
      text: row === 0 ? `name ${column}` : String(row),
      row,
      column,
      rowSpan: 1,
      columnSpan: 1,
      isText: row === 0,
    }));
}

describe('the tables of a large sheet', () => {
  it('keep the places of all cells up to a limit, then those of the headers', () => {
    const builder = new CanonicalTextBuilder();
    const sheet = new SheetTables(builder);
    sheet.addRows(rows(51_001));
    const { tables, text } = builder.build();
    expect(tables).toHaveLength(51);
    expect(tables.every(({ headerRows, rows }) => headerRows === 1 && rows === 1001)).toBe(true);
    expect(tables.map(({ cells }) => cells.length)).toEqual([...Array.from({ length: 49 }, () => 2002), 2, 2]);
    expect(text.endsWith('50999 | 50999\n51000 | 51000')).toBe(true);
    expect(sheet.warnings).toEqual([expect.stringMatching(/^102102 cells: all are read/) as string]);
  });
});
