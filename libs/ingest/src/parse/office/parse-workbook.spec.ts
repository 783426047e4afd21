import { utils, write } from '@e965/xlsx';
import { describe, expect, it } from 'vitest';
import { buildXlsx, buildZip } from '../../../../../test/fixtures/index.ts';
import { odsType, xlsType, xlsxType } from '../../detect/office-type.ts';
import { brokenPromises } from '../promises.ts';
import { shown, sourceOf } from '../spec-source.ts';
import { parseWorkbook } from './parse-workbook.ts';

const read = async (bytes: Buffer, type: string = xlsxType) => parseWorkbook(sourceOf(bytes, type, 'a.xlsx'));

describe('a workbook', () => {
  it('becomes a heading for every sheet and its tables with what is shown in the cells', async () => {
    const parsed = await read(
      await buildXlsx(
        [
          {
            name: 'Berths',
            rows: [
              ['Fees of the harbour', null, null],
              ['Berth', 'Paid', 'Share', null],
              ['North', { date: '2026-03-01' }, { percent: 12.5 }],
              ['South', { date: '2026-12-24' }, { percent: 87.5 }],
              [null, null, null],
              ['Open questions to the office'],
            ],
            merges: ['A1:C1'],
          },
          { name: 'Old', rows: [['gone', 'by']], hidden: true },
          { name: 'Blank', rows: [[null, null]] },
        ],
        'Fees',
      ),
    );
    expect(brokenPromises(parsed)).toEqual([]);
    expect(parsed.title).toBe('Fees');
    expect(shown(parsed)).toEqual([
      'heading1 Berths',
      'paragraph Fees of the harbour',
      'table Berth | Paid | Share\nNorth | 01-Mar-26 | 12.50%\nSouth | 24-Dec-26 | 87.50%',
      'paragraph Open questions to the office',
    ]);
    expect(parsed.tables.map(({ rows, columns, headerRows }) => [rows, columns, headerRows])).toEqual([[3, 3, 1]]);
    expect(parsed.warnings).toEqual([
      'sheet "Old" is hidden in the file and left out, 2 filled cells; show it to have it read',
      'sheet "Blank": no cell with words in it, only pictures or nothing',
    ]);
  });

  it('leaves out, and says so, what stands in a row or a column that no workbook has', async () => {
    const raw =
      '<row r="3"><c r="A4294967295" t="inlineStr"><is><t>far below</t></is></c></row><row r="4"><c r="ZZZZZZ3" t="inlineStr"><is><t>far right</t></is></c></row>';
    const parsed = await read(
      await buildXlsx([
        {
          name: 'S',
          rows: [
            ['Berth', 'Paid'],
            ['North', 3],
          ],
          raw,
        },
      ]),
    );
    expect(shown(parsed)).toEqual(['heading1 S', 'table Berth | Paid\nNorth | 3']);
    expect(parsed.warnings).toEqual([expect.stringContaining('only its first 100000')]);
  });

  it('keeps merged cells and tells tables side by side and one below the other apart', async () => {
    const parsed = await read(
      await buildXlsx([
        {
          name: 'S',
          rows: [
            ['Quay', 'Depth', null, null, 'Crane', 'Load'],
            ['North', 3, null, null, 'Big', 40],
            [null, 4, null, null, 'Small', 5],
            [],
            ['Total', null, 7],
            ['Sum', null, 9],
          ],
          merges: ['A2:A3'],
        },
      ]),
    );
    expect(shown(parsed)).toEqual([
      'heading1 S',
      'table Quay | Depth\nNorth | 3\n | 4',
      'table Crane | Load\nBig | 40\nSmall | 5',
      'table Total | 7\nSum | 9',
    ]);
    expect(parsed.tables[0]?.cells.find((cell) => cell.row === 1 && cell.column === 0)).toMatchObject({ rowSpan: 2, columnSpan: 1 });
  });

  it.each([
    ['biff8', xlsType],
    ['ods', odsType],
    ['xlsb', xlsxType],
  ] as const)('is read in its other forms too: %s', async (bookType, type) => {
    const book = utils.book_new();
    const sheet = utils.aoa_to_sheet([
      ['Berth', 'Fee'],
      ['North', 12.5],
    ]);
    utils.book_append_sheet(book, sheet, 'Fees');
    const parsed = await read(Buffer.from(write(book, { type: 'buffer', bookType }) as Uint8Array), type);
    expect(shown(parsed)).toEqual(['heading1 Fees', 'table Berth | Fee\nNorth | 12.5']);
  });

  it('cuts a long table in parts under the header', async () => {
    const rows = Array.from({ length: 2500 }, (_, row) => [row, row * 2]);
    const { tables } = await read(await buildXlsx([{ name: 'Long', rows: [['Berth', 'Fee'], ...rows] }]));
    expect(tables.map(({ headerRows, rows }) => [headerRows, rows])).toEqual([
      [1, 1001],
      [1, 1001],
      [1, 501],
    ]);
  });

  it('is quick about empty cells, and a sheet that claims to be the largest there is', async () => {
    const empty = Array.from({ length: 5000 }, () => Array.from({ length: 26 }, () => null));
    const started = performance.now();
    const parsed = await read(await buildXlsx([{ name: 'S', rows: [['a', 'b'], ...empty, ['c', 'd']], dimension: 'A1:XFD1048576' }]));
    expect(shown(parsed)).toEqual(['heading1 S', 'table a | b', 'table c | d']);
    expect(performance.now() - started).toBeLessThan(5000);
  });

  it.each([
    ['damaged_file', 'cannot be read as an Excel workbook', async () => Buffer.from('PK\u0003\u0004 not more of it'), xlsxType],
    [
      'damaged_file',
      'cannot be read as an Excel workbook',
      async () => Buffer.concat([Buffer.from('d0cf11e0a1b11ae1', 'hex'), Buffer.alloc(600)]),
      xlsType,
    ],
    [
      'parse_limit',
      'declares a document type',
      async () => buildZip({ 'xl/workbook.xml': '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]><lolz>&lol2;</lolz>' }),
      xlsxType,
    ],
    ['parse_limit', 'times its packed size', async () => buildZip({ 'xl/workbook.xml': Buffer.alloc(30_000_000, 32) }), xlsxType],
  ])('is refused: %s, %s', async (code, words, build, type) => {
    await expect(read(await build(), type)).rejects.toMatchObject({ code, message: expect.stringContaining(words) as string });
  });
});
