import { describe, expect, it } from 'vitest';
import { CanonicalTextBuilder, type GridCell } from './canonical-text.ts';

const cell = (text: string, row: number, column: number, [rowSpan, columnSpan] = [1, 1]): GridCell => ({
  text,
  row,
  column,
  rowSpan: rowSpan ?? 1,
  columnSpan: columnSpan ?? 1,
});

describe('a table in the canonical text', () => {
  it('leaves rows without words out and shortens what spans them', () => {
    const builder = new CanonicalTextBuilder();
    builder.addTable([cell('a', 0, 0, [4, 1]), cell('b', 0, 1), cell('', 1, 1), cell('c', 3, 1)], 1);
    const { text, tables } = builder.build();
    expect(text).toBe('a | b\n | c');
    expect(tables[0]).toMatchObject({ rows: 2, columns: 2, headerRows: 1 });
    expect(tables[0]?.cells[0]).toMatchObject({ rowSpan: 2 });
  });

  it('that asks for billions of places is written without the empty ones', () => {
    const builder = new CanonicalTextBuilder();
    builder.addTable([cell('a', 0, 0), cell('far', 0, 1_000_000_000), cell('b', 1, 7, [1, 5000]), cell('c', 2, 0)], 0);
    const { text, tables } = builder.build();
    expect(text).toBe('a | far\nb\nc');
    expect(tables[0]).toMatchObject({ rows: 3, columns: 2 });
  });

  it('takes hundreds of thousands of cells', () => {
    const builder = new CanonicalTextBuilder();
    builder.addTable(
      Array.from({ length: 300_000 }, (_, index) => cell('x', Math.floor(index / 3), index % 3)),
      0,
    );
    expect(builder.build().tables[0]?.cells).toHaveLength(300_000);
  });
});

describe('a text within a text', () => {
  it('keeps its blocks and tables, its headings a level lower', () => {
    const inner = new CanonicalTextBuilder();
    inner.add('heading', 'Inner', { level: 6, page: 3 });
    inner.addTable([cell('a', 0, 0), cell('b', 0, 1)], 0);
    const outer = new CanonicalTextBuilder();
    outer.add('heading', 'Outer', { level: 1 });
    outer.addParsed(inner.build(), { level: 2, page: null });
    const { text, blocks, tables } = outer.build();
    expect(text).toBe('Outer\n\nInner\n\na | b');
    expect(blocks.map(({ kind, level, page, start, end }) => [kind, level, page, text.slice(start, end)])).toEqual([
      ['heading', 1, null, 'Outer'],
      ['heading', 6, null, 'Inner'],
      ['table', 0, null, 'a | b'],
    ]);
    expect(tables[0]?.cells.map(({ start, end }) => text.slice(start, end))).toEqual(['a', 'b']);
  });
});
