import { expect, it } from 'vitest';
import { type FoundChunk, type PassageTable, type Table, type TableCell, TableReader } from '#core';
import { aFoundChunk, aScope, ranked } from '#testing';
import { answerFromRows } from './answer-from-rows.ts';
import { rowsEvidence } from './rows-evidence.ts';
import { wholeTables } from './whole-tables.ts';

const lines = ['Pump | Price', 'Pump A | 30', 'Pump B | 20', 'Pump C | 10'];
const text = lines.join('\n');
const signal = new AbortController().signal;

const cells = lines.flatMap((line, row): TableCell[] => {
  const start = text.indexOf(line);
  const [name = '', price = ''] = line.split(' | ');
  const one = { row, rowSpan: 1, columnSpan: 1 };
  const end = start + line.length;
  return [
    { ...one, column: 0, start, end: start + name.length },
    { ...one, column: 1, start: end - price.length, end },
  ];
});
const grid: Table = { start: 0, end: text.length, rows: lines.length, columns: 2, headerRows: 1, cells };
const half = text.indexOf('Pump C');
const place = { title: 'Pumps', headings: [], revisionId: 'r' };
const first = aFoundChunk(text.slice(0, half - 1), { ...place, chunkId: 'first' });
const second = aFoundChunk(text.slice(half), { ...place, chunkId: 'second', start: half });

/** Knows the rest of the table, unless it breaks. */
class TwoChunks extends TableReader {
  readonly isBroken: boolean;
  constructor(isBroken = false) {
    super();
    this.isBroken = isBroken;
  }
  async tablesOf(chunks: readonly FoundChunk[]): Promise<PassageTable[]> {
    return chunks.map(({ chunkId }) => ({ chunkId, table: grid, around: [{ start: 0, end: text.length, text }] }));
  }
  override async restOf(): Promise<FoundChunk[]> {
    if (this.isBroken) throw new Error('the connection broke');
    return [second];
  }
}

async function cheapest(tables: TwoChunks): Promise<string> {
  const [table] = await tables.tablesOf([first]);
  const found = table ? [{ passage: ranked(first), table }] : [];
  const whole = await wholeTables({ tables, found, scope: aScope }, signal);
  const [said] = rowsEvidence(answerFromRows('Which pump is the cheapest?', whole)?.found ?? []);
  return `[${said?.beside.context}] ${said?.text} of ${said?.passage.chunkId}`;
}

it('reads rows that stand in passages which were not found, and cites them there', async () => {
  expect(await cheapest(new TwoChunks())).toBe('[Pumps, lowest “Price” of 3 rows: 10] Pump C of second');
});

it('says how many rows were compared where the rest cannot be read', async () => {
  expect(await cheapest(new TwoChunks(true))).toBe(
    '[Pumps, lowest “Price” of 2 rows: 20; only 2 of about 3 rows were read] Pump B of first',
  );
});
