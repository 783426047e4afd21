import { expect, it } from 'vitest';
import { type FoundChunk, type PassageTable, type Table, type TableCell, TableReader } from '#core';
import { aFoundChunk, aScope, ranked } from '#testing';
import { AnswerDraft } from '../../answer-draft.ts';
import { tablesAsked } from '../../json/tables-asked.ts';
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

async function cheapest(tables: TwoChunks): Promise<readonly [string, string | null]> {
  const [table] = await tables.tablesOf([first]);
  const found = table ? [{ passage: ranked(first), table }] : [];
  const { whole, unread } = await wholeTables({ tables, found, scope: aScope }, signal);
  const [said] = rowsEvidence(answerFromRows('Which pump is the cheapest?', whole)?.found ?? []);
  return [`[${said?.beside.context}] ${said?.text} of ${said?.passage.chunkId}`, unread];
}

it('reads rows that stand in passages which were not found, and cites them there', async () => {
  expect(await cheapest(new TwoChunks())).toEqual(['[Pumps, lowest “Price” of 3 rows: 10] Pump C of second', null]);
});

it('says how many rows were compared, and why, where the rest cannot be read', async () => {
  expect(await cheapest(new TwoChunks(true))).toEqual([
    '[Pumps, lowest “Price” of 2 rows: 20; only 2 of about 3 rows were read] Pump B of first',
    'the rest of a table found was not read: only the rows found are compared',
  ]);
});

it('reads them for a value of JSON too, and tells once where they cannot be read', async () => {
  const question = { text: 'Which pump is the cheapest?', scope: aScope };
  const draft = new AnswerDraft();
  const read = (tables: TwoChunks, text = question.text) =>
    tablesAsked({ tables, question: { ...question, text }, passages: [ranked(first)] }, draft, signal);
  expect((await read(new TwoChunks())).map(({ passage }) => passage.chunkId)).toEqual(['first', 'second']);
  expect((await read(new TwoChunks(), 'What does pump A cost?')).map(({ passage }) => passage.chunkId)).toEqual(['first']);
  expect(draft.fallbacks).toEqual([]);
  for (const tables of [new TwoChunks(true), new TwoChunks(true)]) expect(await read(tables)).toHaveLength(1);
  expect(draft.fallbacks).toEqual(['the rest of a table found was not read: only the rows found are compared']);
});

it('has the passages of rows that were not found beside those found, so that no quote is without its words', async () => {
  const draft = new AnswerDraft();
  const quote = { passage: ranked(second), text: 'Pump C', span: { start: 0, end: 6 } };
  for (const _ of draft.say('10', { passage: ranked(second), text: '10', span: { start: 9, end: 11 } }, 'verbatim', { also: [quote] }));
  expect(draft.passagesBeside([ranked(first)]).map(({ chunkId }) => chunkId)).toEqual(['first', 'second']);
});
