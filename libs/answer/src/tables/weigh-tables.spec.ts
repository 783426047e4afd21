import { expect, it } from 'vitest';
import { type PassageTable, type Question, TableReader } from '#core';
import { aFoundChunk, aScope, ranked, retrievalOf } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { planOf } from '../parts/plan.ts';
import { weighTables } from './weigh-tables.ts';

const prices = 'Tea | 2024 | 2025\nGreen tea | 3.10 | 3.40\nBlack tea | 2.80 | 2.90';
const signal = new AbortController().signal;

class OneTable extends TableReader {
  reads = 0;
  readonly text: string;
  constructor(text = prices) {
    super();
    this.text = text;
  }
  async tablesOf(chunks: Parameters<TableReader['tablesOf']>[0]): Promise<PassageTable[]> {
    this.reads += 1;
    const { text } = this;
    const rows = text.split('\n').map((line) => line.split(' | '));
    const chunk = chunks.at(-1);
    let at = 0;
    const cells = rows.flatMap((cellsOfRow, row) =>
      cellsOfRow.map((cell, column) => {
        const start = text.indexOf(cell, at);
        at = start + cell.length;
        return { row, column, rowSpan: 1, columnSpan: 1, start, end: at };
      }),
    );
    const table = { start: 0, end: text.length, rows: 3, columns: 3, headerRows: 1, cells };
    return [{ chunkId: chunk!.chunkId, table, around: [{ start: 0, end: text.length, text }] }];
  }
}

class BrokenReader extends TableReader {
  tablesOf(): Promise<never> {
    return Promise.reject(new Error('the connection broke'));
  }
}

async function weighed(question: string, cosine: number, tables: TableReader = new OneTable(), before: readonly string[] = []) {
  const asked: Question = { id: 'q', text: question, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 1000 };
  const text = tables instanceof OneTable ? tables.text : prices;
  const near = before.map((each) => ranked(aFoundChunk(each), { cosine }));
  const retrieval = retrievalOf([...near, ranked(aFoundChunk(text), { cosine })]);
  const draft = new AnswerDraft();
  const { whole } = await weighTables(planOf(asked, { ...retrieval, queryVector: new Float32Array(8) }, 0.732), tables, draft, signal);
  return { whole, fallbacks: draft.fallbacks };
}

it('answers from a cell that the question names, where the passage alone falls just short', async () => {
  const { whole } = await weighed('What did green tea cost in 2025?', 0.7);
  expect(whole.verdict).toBeNull();
  expect(whole.weighed?.evidence.at(-1)).toMatchObject({ name: 'cell', speaks: 'for', weight: 0.1 });
  expect((await weighed('What did white tea cost in 2025?', 0.7)).whole.verdict?.status).toBe('abstained');
});

it('reads no table where a cell could not change what is decided', async () => {
  const tables = new OneTable();
  expect((await weighed('What did green tea cost in 2025?', 0.4, tables)).whole.verdict?.status).toBe('abstained');
  expect((await weighed('What did green tea cost in 2025?', 0.9, tables)).whole.verdict).toBeNull();
  expect(tables.reads).toBe(0);
});

it('says that tables could not be read, and decides without them', async () => {
  const { whole, fallbacks } = await weighed('What did green tea cost in 2025?', 0.7, new BrokenReader());
  expect(whole.verdict?.status).toBe('abstained');
  expect(fallbacks).toEqual(['the tables found were not read: their cells are no evidence']);
});

it('takes a cell for evidence from another passage than the nearest, and for more, where nothing else is asked', async () => {
  const tables = new OneTable('Tea | Price | Rating\nGreen tea | 3.10 | 4\nBlack tea | 2.80 | 5');
  const { whole } = await weighed('What is the price of green tea?', 0.6, tables, ['Green tea is made of leaves that were not rolled.']);
  expect(whole.verdict).toBeNull();
  expect(whole.weighed?.evidence.at(-1)).toMatchObject({ name: 'cell', weight: 0.15 });
});

it('takes rows that are asked for by a column for evidence, for more where the table is of what is asked for', async () => {
  const tables = new OneTable('Tea | Price | Rating\nGreen tea | 3.10 | 4\nBlack tea | 2.80 | 5');
  const { whole } = await weighed('Which tea is the cheapest?', 0.55, tables);
  expect(whole.verdict).toBeNull();
  expect(whole.weighed?.evidence.at(-1)).toMatchObject({ name: 'cell', weight: 0.2 });
  expect((await weighed('Which product is the cheapest?', 0.6, tables)).whole.weighed?.evidence.at(-1)).toMatchObject({ weight: 0.15 });
  expect((await weighed('Which iced tea is the cheapest?', 0.6, tables)).whole.verdict?.status).toBe('abstained');
});
