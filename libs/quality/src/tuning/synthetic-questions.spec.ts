import { describe, expect, it } from 'vitest';
import { syntheticQuestions } from './synthetic-questions.ts';

const source = (externalId: string, fields: { text?: string; headings?: string[] } = {}) => ({
  externalId,
  title: externalId,
  headings: [],
  text: `The harbour of ${externalId} closes whenever northern storms reach seven metres before evening.`,
  ...fields,
});

describe('questions made by rule', () => {
  it('are a heading that says something, else telling words of a sentence, and expect what they were made of', () => {
    const made = syntheticQuestions(
      [source('alpha', { headings: ['When the harbour closes'] }), source('bravo', { headings: ['Closing'] })],
      5,
    );
    expect(made[0]).toEqual({ question: 'When the harbour closes?', expected: ['alpha'] });
    expect(made[1]?.expected).toEqual(['bravo']);
    expect(made[1]?.question.split(' ')).toHaveLength(6);
  });

  it('are of every document once before any is asked about twice, and never the same', () => {
    const twice = [source('alpha'), source('alpha', { headings: ['What else is in here'] }), source('alpha'), source('bravo')];
    expect(syntheticQuestions(twice, 3).map(({ expected }) => expected[0])).toEqual(['alpha', 'bravo', 'alpha']);
    expect(syntheticQuestions(twice, 9)).toHaveLength(3);
  });

  it('are of none that goes on for pages', () => {
    const endless = source('alpha', { headings: ['no end of words '.repeat(500)], text: `${'x'.repeat(5000)} `.repeat(9) });
    expect(syntheticQuestions([endless, source('bravo')], 9).map(({ expected }) => expected[0])).toEqual(['bravo']);
  });
});
