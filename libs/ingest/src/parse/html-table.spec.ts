import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import type { DomDocument } from './html-dom.ts';
import { readTable } from './html-table.ts';
import { parseHtmlText } from './parse-html.ts';

const read = (html: string) => parseHtmlText(html, false);

/** Cells as "row,column rowsxcolumns text". */
const gridOf = (html: string): { readonly grid: string[]; readonly headerRows: number | undefined; readonly text: string } => {
  const { text, tables } = read(html);
  const cells = tables.flatMap((table) => table.cells);
  return {
    text,
    headerRows: tables[0]?.headerRows,
    grid: cells.map((cell) => `${cell.row},${cell.column} ${cell.rowSpan}x${cell.columnSpan} ${text.slice(cell.start, cell.end)}`),
  };
};

describe('a table of a page', () => {
  it('keeps the place and the spans of every cell', () => {
    const { grid, headerRows, text } = gridOf(
      `<table><thead><tr><th rowspan="2">Port</th><th colspan="2">Depth</th></tr><tr><th>low</th><th>high</th></tr></thead>
       <tr><td>North</td><td>3 m</td><td>5 m</td></tr><tr></tr><tr><td></td><td></td></tr><tr><td rowspan="0">South</td><td>2 m</td></tr></table>`,
    );
    expect(text).toBe('Port | Depth\n | low | high\nNorth | 3 m | 5 m\nSouth | 2 m | ');
    expect(headerRows).toBe(2);
    expect(grid).toEqual([
      '0,0 2x1 Port',
      '0,1 1x2 Depth',
      '1,1 1x1 low',
      '1,2 1x1 high',
      '2,0 1x1 North',
      '2,1 1x1 3 m',
      '2,2 1x1 5 m',
      '3,0 1x1 South',
      '3,1 1x1 2 m',
    ]);
  });

  it('within a cell is that cell’s text when the outer one has a header, else the outer one only arranges the page', () => {
    const inner = '<table><tr><td>a</td><td>b</td></tr></table>';
    expect(gridOf(`<table><tr><th>x</th><th>y</th></tr><tr><td>${inner}</td><td>c</td></tr></table>`).text).toBe('x | y\na b | c');
    expect(gridOf(`<table><tr><td>${inner}</td><td>c</td></tr></table>`).text).toBe('a | b\n\nc');
  });

  it('that asks for millions of columns is read without its spans', () => {
    const wide = `<tr>${'<td colspan="1000">w</td>'.repeat(2000)}</tr>`;
    expect(gridOf(`<table>${wide}${'<tr><td>x</td></tr>'.repeat(20)}</table>`).text.length).toBeLessThan(200_000);
  });

  it('that asks for millions of columns in its only row is given up before they fill memory', () => {
    const { document } = parseHTML(`<table><tr>${'<td colspan="1000">w'.repeat(20_000)}</table>`);
    const element: DomDocument = document;
    const started = performance.now();
    const table = readTable(element.querySelector('table') ?? element, () => false);
    expect(performance.now() - started).toBeLessThan(3000);
    expect(table?.cells.at(-1)).toEqual({ text: 'w', row: 0, column: 19_999, rowSpan: 1, columnSpan: 1 });
  });
});
