import { describe, expect, it } from 'vitest';
import type { ParsedDocument } from '#core';
import { buildPagePdf, lineAt, type PagePlan, textAt } from '../../../../test/fixtures/build-page-pdf.ts';
import { parsePdf } from './parse-pdf.ts';
import { brokenPromises } from './promises.ts';
import { shown, sourceOf } from './spec-source.ts';

async function parse(plan: PagePlan): Promise<ParsedDocument> {
  const parsed = await parsePdf(sourceOf(buildPagePdf(plan), 'application/pdf', 'made.pdf'));
  expect(brokenPromises(parsed)).toEqual([]);
  return parsed;
}

const onePage = (content: string): Promise<ParsedDocument> => parse({ pages: [{ content }] });

/** Rows as "[column, or row span x column span] text". */
function grid({ text, tables }: ParsedDocument, index = 0): string[] {
  const table = tables[index];
  return Array.from({ length: table?.rows ?? 0 }, (_, row) =>
    (table?.cells ?? [])
      .filter((cell) => cell.row === row)
      .map(({ column, rowSpan, columnSpan, start, end }) => {
        const span = rowSpan * columnSpan > 1 ? ` ${rowSpan}x${columnSpan}` : '';
        return `[${column}${span}] ${text.slice(start, end)}`;
      })
      .join(' '),
  );
}

/** Words set at these places from the left, a row every 16 points. */
function rowsAt(top: number, columns: readonly number[], rows: readonly (readonly string[])[]): string {
  return rows
    .flatMap((cells, row) => cells.map((cell, column) => (cell === '' ? '' : textAt(columns[column] ?? 0, top - 16 * row, cell))))
    .join('');
}

describe('the reading order of a PDF', () => {
  const column = (x: number, top: number, words: string): string =>
    Array.from({ length: 8 }, (_, line) => textAt(x, top - 14 * line, `${words} line ${line + 1} of this long column`)).join('');

  it('goes down one column before the next, headings over both first', async () => {
    // Written across: a line of the left column, then one of the right.
    const across = Array.from({ length: 8 }, (_, line) => {
      const y = 700 - 14 * line;
      return textAt(60, y, `left line ${line + 1} of this long column`) + textAt(320, y, `right line ${line + 1} of this long column`);
    });
    const { text } = await onePage(textAt(60, 760, 'A heading over both of the columns', { size: 18 }) + across.join(''));
    const order = ['A heading over', 'left line 1', 'left line 8', 'right line 1', 'right line 8'].map((words) => text.indexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
    expect(order).not.toContain(-1);
  });

  it('begins again where a line across the page ends the columns', async () => {
    const wide = textAt(60, 560, 'One sentence that runs across the whole page and so parts what stands above it from what stands below.');
    const { text } = await onePage(
      column(320, 700, 'second') + column(60, 700, 'first') + wide + column(60, 530, 'third') + column(320, 530, 'fourth'),
    );
    const order = ['first line 8', 'second line 1', 'One sentence', 'third line 8', 'fourth line 1'].map((words) => text.indexOf(words));
    expect(order).toEqual([...order].sort((a, b) => a - b));
  });
});

describe('headings of a PDF', () => {
  const prose = (top: number): string =>
    [0, 1, 2, 3]
      .map((line) => textAt(72, top - 14 * line, 'The tide comes twice a day and nobody has ever been able to stop it,'))
      .join('');

  it('are larger lines and short bold ones; a bold caption is none', async () => {
    const parsed = await onePage(
      textAt(72, 780, 'Tides', { size: 20 }) +
        prose(750) +
        textAt(72, 670, 'High water', { bold: true }) +
        prose(640) +
        textAt(72, 560, 'Table 3: the tides of a year', { bold: true }) +
        prose(530),
    );
    expect(shown(parsed).filter((block) => block.startsWith('heading'))).toEqual(['heading1@1 Tides', 'heading2@1 High water']);
  });

  it('take the level of the bookmark that names them; bookmarks in a circle end', { timeout: 5000 }, async () => {
    const parsed = await parse({
      pages: [{ content: textAt(72, 780, '1.2 Low water') + prose(740) }],
      catalog: (first) => `/Outlines ${first} 0 R`,
      objects: (first) => [
        `<< /First ${first + 1} 0 R /Last ${first + 1} 0 R >>`,
        `<< /Title (Water) /First ${first + 2} 0 R /Last ${first + 2} 0 R /Next ${first + 1} 0 R /Dest [5 0 R /Fit] >>`,
        `<< /Title (Low water) /Parent ${first + 1} 0 R /First ${first} 0 R /Next ${first + 1} 0 R /Dest [5 0 R /Fit] >>`,
      ],
    });
    expect(shown(parsed)[0]).toBe('heading2@1 1.2 Low water');
  });
});

describe('tables of a PDF', () => {
  it('drawn with lines keep their grid, spans, cells of several lines, header rows, and a box for each row', async () => {
    const lines = [700, 680, 660, 630, 610].map((y) => lineAt(72, y, 472, y)).join('');
    const columns = lineAt(72, 610, 72, 700) + lineAt(172, 610, 172, 700) + lineAt(322, 610, 322, 680) + lineAt(472, 610, 472, 700);
    const words = [
      textAt(76, 686, 'Harbour'),
      textAt(260, 686, 'Boats in a year'),
      textAt(176, 666, '2023'),
      textAt(326, 666, '2024'),
      textAt(76, 648, 'Grand North'),
      textAt(76, 636, 'Harbour'),
      textAt(176, 642, '1,204'),
      textAt(326, 642, '1,377'),
      textAt(76, 616, 'South'),
      textAt(176, 616, '88'),
      textAt(326, 616, '91'),
    ].join('');
    const parsed = await onePage(textAt(72, 740, 'Above the table.') + lines + columns + words + textAt(72, 580, 'Below the table.'));
    expect(grid(parsed)).toEqual([
      '[0] Harbour [1 1x2] Boats in a year',
      '[1] 2023 [2] 2024',
      '[0] Grand North Harbour [1] 1,204 [2] 1,377',
      '[0] South [1] 88 [2] 91',
    ]);
    expect(parsed.tables[0]?.headerRows).toBe(2);
    expect(shown(parsed).map((block) => block.split(' ')[0])).toEqual(['paragraph@1', 'table@1', 'paragraph@1']);
    const rows = parsed.lines.filter(({ start, end }) => start >= (parsed.tables[0]?.start ?? 0) && end <= (parsed.tables[0]?.end ?? 0));
    expect(rows.map(({ start, end }) => parsed.text.slice(start, end))[3]).toBe('South | 88 | 91');
    expect(rows[3]?.box.y).toBeCloseTo(842 - 616 - 9, -1);
  });

  it('without lines are found by what stands in columns; text around them stays text', async () => {
    const parsed = await onePage(
      textAt(72, 780, 'The following were counted on the first day of each month of the year:') +
        rowsAt(
          750,
          [72, 250, 350],
          [
            ['Harbour', 'Boats', 'Crew'],
            ['North', '12', '48'],
            ['East', '7', '21'],
            ['South', '', '30'],
            ['West', '101', '365'],
          ],
        ) +
        textAt(72, 650, 'Nobody counted the gulls, of which there are too many, nor the seals on the rocks.'),
    );
    expect(grid(parsed)).toEqual([
      '[0] Harbour [1] Boats [2] Crew',
      '[0] North [1] 12 [2] 48',
      '[0] East [1] 7 [2] 21',
      '[0] South [2] 30',
      '[0] West [1] 101 [2] 365',
    ]);
    expect(parsed.tables[0]?.headerRows).toBe(1);
    expect(shown(parsed)).toHaveLength(3);
  });

  it.each([
    [
      'a numbered list',
      [72, 100],
      [
        ['1.', 'Untie the boat and push it off'],
        ['2.', 'Row out to the buoy with care'],
        ['3.', 'Tie it up there with two ropes'],
      ],
    ],
    ['a frame around text', [80], [['A note in a box, which is no table'], ['although lines are drawn around it.']]],
  ])('%s is none', async (_, columns, rows) => {
    const frame = lineAt(70, 770, 400, 770) + lineAt(70, 700, 400, 700) + lineAt(70, 700, 70, 770) + lineAt(400, 700, 400, 770);
    const { tables, text } = await onePage((columns.length === 1 ? frame : '') + rowsAt(750, columns, rows));
    expect(tables).toEqual([]);
    for (const cell of rows.flat()) expect(text).toContain(cell);
  });
});
