import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { KeyPatch, QuestionBody, ReviewPolicyBody, SearchBody } from '#contract';
import { fieldErrors } from './field-errors.ts';

const question = { question: 'How hot?' };
const said = (schema: z.ZodType, value: unknown): string[] =>
  fieldErrors(schema.safeParse(value).error?.issues ?? [], value).map(({ path, message }) => `${path}: ${message}`);

describe('what does not fit is said in plain words, with the value and what would fit', () => {
  test.each<[string, unknown, string]>([
    ['a long question', { question: 'a'.repeat(2431) }, 'question: it has 2,431 characters and may have at most 2,000; shorten it'],
    ['an empty one', { question: ' ' }, 'question: it is empty; write something'],
    ['none', {}, 'question: it is missing; give a text'],
    ['a number', { question: 12 }, 'question: 12 is not a text'],
    ['no body', null, ': null is not an object'],
    ['a limit beyond', { ...question, limit: 5000 }, 'limit: 5000 is too much; give at most 20'],
    ['half of one', { ...question, limit: 1.5 }, 'limit: 1.5 is not a whole number'],
    ['no collection', { ...question, collections: [] }, 'collections: it is an empty list; put something in, or leave it out'],
    ['a name', { ...question, collections: ['a', ''] }, 'collections.1: it is empty; write something'],
    ['a day', { ...question, asOf: 'yesterday' }, 'asOf: "yesterday" is not a date and time such as 2026-01-31T12:00:00Z'],
    [
      'a typing mistake',
      { ...question, colections: ['a'] },
      ': there is no field "colections" here; leave it out, or see /openapi.json for what there is',
    ],
    ['a word for yes', { ...question, stream: 'yes' }, 'stream: "yes" is not true or false'],
  ])('%s', (_, body, words) => {
    expect(said(QuestionBody, body)).toEqual([words]);
  });

  test('one limit where a number is beyond two', () => {
    const words = ['tokensPerDay: 1e+300 is too much; give at most 1,000,000,000,000'];
    expect(said(KeyPatch, { tokensPerDay: 1e300 })).toEqual(words);
  });

  test('one of some words', () => {
    expect(said(SearchBody, { query: 'tea', nearDuplicates: 'maybe' })).toEqual(['nearDuplicates: "maybe" has to be "keep" or "drop"']);
  });

  test('of several forms the nearest, with the whole way to it', () => {
    const either = z.object({ who: z.union([z.string(), z.object({ name: z.string(), age: z.number() })]) });
    expect(said(either, { who: { name: 'Ada', age: 'old' } })).toEqual(['who.age: "old" is not a number']);
    expect(said(either, { who: true })).toEqual(['who: true has none of the forms that it may have; /openapi.json describes it']);
  });

  test("a schema's own words stay, and what is long is told by its length", () => {
    const policy = { name: 'x', effect: 'hold', when: {} };
    expect(said(ReviewPolicyBody, policy)).toEqual(['when: name at least one condition']);
    expect(said(ReviewPolicyBody, { ...policy, when: { words: 'w'.repeat(99) } })).toEqual([
      'when.words: a text of 99 characters is not a list',
    ]);
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, at) => [`no such field ${'x'.repeat(100)} ${at}`, 1]));
    expect(said(QuestionBody, { ...question, ...many })[0]?.length).toBeLessThan(1200);
  });
});
