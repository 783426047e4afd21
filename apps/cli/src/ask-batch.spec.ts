import { describe, expect, it } from 'vitest';
import type { Batch } from '#contract';
import { progressWords, questionLines } from './ask-batch.ts';

describe('the questions of a file', () => {
  it('are a line each in plain text, asked as the options say', () => {
    const lines = questionLines('How hot?\r\n\n Who signs? \n', 'questions.txt', { mode: 'extract', collections: ['tea'] }).split('\n');
    expect(lines).toEqual([
      '{"mode":"extract","collections":["tea"],"question":"How hot?"}',
      '',
      '{"mode":"extract","collections":["tea"],"question":"Who signs?"}',
      '',
    ]);
  });

  it('are what they say themselves in NDJSON, before the options', () => {
    expect(questionLines('{"question":"How hot?","mode":"compose"}', 'q.jsonl', { mode: 'auto' })).toBe(
      '{"mode":"compose","question":"How hot?"}',
    );
    for (const bad of ['no json', '[1]', '"text"'])
      expect(() => questionLines(`{}\n${bad}`, 'q.ndjson', {})).toThrow(/line 2 is no JSON object/);
  });
});

it('says how far a batch is, and why it waits', () => {
  const batch = { ended: 3, questions: 9, counts: { answered: 2, retrieval_only: 1 }, secondsLeft: 12, waits: null } as unknown as Batch;
  expect(progressWords(batch)).toBe('3 of 9 questions, 2 answered, 1 retrieval only, about 12 s left');
  const waits = { until: '2026-01-01T00:00:00.000Z', why: 'no tokens left' };
  expect(progressWords({ ...batch, waits })).toContain('waits until 2026-01-01T00:00:00.000Z: no tokens left');
});
