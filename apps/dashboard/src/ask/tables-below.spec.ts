import { describe, expect, it } from 'vitest';
import type { Citation, Passage, Sentence } from '../http/bodies.ts';
import { cellsOf, rowTable, rowWords, type Table } from './row-table.ts';
import { tablesBelow } from './tables-below.ts';

const row = '| PW-310 | Ledger write failed | 1 | 120 |';
const text = `Runbook\n\n| Code | Meaning | Severity | Retry after (s) |\n|---|---|---|---|\n| PW-101 | **Timeout** | 2 | 30 |\n${row}`;
const cited = (marker: number, documentId = 'a') =>
  ({ marker, documentId, chunkId: 'c', span: { start: marker, end: marker + 1 } }) as Citation;
const passage = (of: Partial<Passage>) => ({ chunkId: 'c', text, context: null, ...of }) as Passage;
const said = (words: string, marker: number, table?: Table): { text: string; sentence: Sentence } => ({
  text: words,
  sentence: { text: words, markers: [marker], verdict: 'verbatim', ...(table && { table }) },
});
const tableOf = (header: string, ...rows: readonly [string, number, boolean][]): Table => ({
  caption: null,
  unit: null,
  header: ['', header],
  rows: rows.map(([name, start, isAnswer]) => [
    { text: name, span: { start, end: start + 1 }, isAnswer: false },
    { text: '1', span: { start, end: start + 1 }, isAnswer },
  ]),
});

describe('a row of a table that is an answer', () => {
  const tableIn = (from: Passage, words = row) => rowTable(said(words, 1).sentence, [cited(1)], [from]);

  it('stands under the names of its columns', () => {
    const table = tableIn(passage({}));
    expect(table?.header).toEqual(['Code', 'Meaning', 'Severity', 'Retry after (s)']);
    expect(table?.rows.map((cells) => cells.map((cell) => cell.text))).toEqual([['PW-310', 'Ledger write failed', '1', '120']]);
    expect(tableIn(passage({}), '| PW-101 | **Timeout** | 2 | 30 |')?.rows[0]?.[1]?.text).toBe('Timeout');
  });

  it('finds them before the passage too, and in lists without a frame', () => {
    expect(tableIn(passage({ text: row, context: '| Code | Meaning | Severity | Retry |\n|---|---|---|---|' }))?.header[3]).toBe('Retry');
    expect(tableIn(passage({ text: 'Raum | Plätze\nAhorn | 12' }), 'Ahorn | 12')?.header).toEqual(['Raum', 'Plätze']);
  });

  it('has none where no names are known, and a sentence with a bar is no row', () => {
    expect(tableIn(passage({ text: row }))).toBeNull();
    expect(tableIn(passage({ text: '| Code |\n|---|\n' + row }))).toBeNull();
    expect(cellsOf('Press a|b to go on.')).toBeNull();
    expect(rowWords(row)).toBe('PW-310 · Ledger write failed · 1 · 120');
    expect(rowWords('At six.')).toBe('At six.');
  });
});

describe('the table below an answer', () => {
  const shown = (parts: Parameters<typeof tablesBelow>[0], citations = [1, 2, 3].map((marker) => cited(marker))) =>
    tablesBelow(parts, { citations, passages: [passage({})] }).map((table) => table?.rows.map((cells) => cells[0]?.text) ?? null);

  it('stands below the names that are of it, once', () => {
    const all = tableOf('Price', ['Seed', 1, true], ['Sprout', 2, true], ['Trunk', 3, false]);
    expect(shown([said('Seed', 1, all), said('Sprout', 2), said('Paid in advance.', 3)])).toEqual([
      null,
      ['Seed', 'Sprout', 'Trunk'],
      null,
    ]);
  });

  it('is one of rows of one table, and of each where tables or documents differ', () => {
    const [seed, sprout] = [tableOf('Price', ['Seed', 1, true]), tableOf('Price', ['Sprout', 2, true])];
    expect(shown([said('9', 1, seed), said('24', 2, sprout)])).toEqual([null, ['Seed', 'Sprout']]);
    expect(shown([said('9', 1, seed), said('24', 2, sprout)], [cited(1), cited(2, 'b')])).toEqual([['Seed'], ['Sprout']]);
    expect(shown([said('9', 1, seed), said('12', 2, tableOf('Size', ['Seed', 1, true]))])).toEqual([['Seed'], ['Seed']]);
    expect(shown([said(row, 1), said('| PW-101 | **Timeout** | 2 | 30 |', 2)])).toEqual([null, ['PW-310', 'PW-101']]);
  });
});
