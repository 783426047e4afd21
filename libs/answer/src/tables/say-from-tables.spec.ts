import { expect, it } from 'vitest';
import { TableReader } from '#core';
import { aFoundChunk, aScope, HashEmbedder, ranked } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { sayFromTables } from './say-from-tables.ts';

class BrokenReader extends TableReader {
  tablesOf(): Promise<never> {
    return Promise.reject(new Error('the connection broke'));
  }
}

it('quotes rows as they stand where tables cannot be read, and says so', async () => {
  const draft = new AnswerDraft();
  const passages = [ranked(aFoundChunk('| Year | Sales |\n| --- | --- |\n| 2019 | 12 |'))];
  const question = { id: 'q', text: 'What were sales in 2019?', scope: aScope, limit: 5, mode: 'extract', deadlineMs: 1000 } as const;
  const asked = { question, passages, queryVector: new Float32Array(8) };
  const said = sayFromTables({ tables: new BrokenReader(), embedder: new HashEmbedder() }, asked, draft, new AbortController().signal);
  expect(await said.next()).toEqual({ done: true, value: 'all' });
  expect(draft.fallbacks).toEqual(['the tables found were not read: their rows are quoted as they stand']);
});
