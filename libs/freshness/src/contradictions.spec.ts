import { describe, expect, it } from 'vitest';
import { contradictionsOf, type Statement } from './contradictions.ts';

const say = (documentId: string, text: string, fields: Partial<Statement['passage']> = {}): Statement => ({
  text,
  passage: {
    documentId,
    revision: 1,
    chunkId: `chunk of ${documentId}`,
    title: 'Travel policy',
    headings: [],
    changedAt: new Date(documentId === 'new' ? '2026-01-01' : '2024-01-01'),
    ...fields,
  },
});
const valuesOf = (...statements: readonly Statement[]) => contradictionsOf(statements).map(({ values }) => values);

describe('contradictions', () => {
  it('names what the newer and the older document say', () => {
    const [found] = contradictionsOf([
      say('old', 'Expenses must be handed in within 30 days of the journey.'),
      say('new', 'Expenses must be handed in within 14 days of the journey.'),
    ]);
    expect(found).toMatchObject({ values: ['14', '30'], newer: { documentId: 'new' }, older: { documentId: 'old' } });
  });

  it.each([
    ['a date', 'The office in Bonn closes on 3 May 2026.', 'The office in Bonn closes on 2026-05-10.', [['3 May 2026', '2026-05-10']]],
    ['a version', 'The installer needs Node v20.1 to run.', 'The installer needs Node v24 to run.', [['v20.1', 'v24']]],
    ['a number in words', 'Each team leader books two rooms.', 'Each team leader books 3 rooms.', [['two', '3']]],
    ['the same date written otherwise', 'The office in Bonn closes on May 3, 2026.', 'The office in Bonn closes on 3 May 2026.', []],
    ['the same figure written otherwise', 'The hall in Bonn seats 1,000 guests.', 'The hall in Bonn seats 1000 guests.', []],
    ['two differences: another subject', 'In 2019 the shop in Bonn sold 5 tons.', 'In 2020 the shop in Bonn sold 6 tons.', []],
    ['other words', 'The kitchen opens at 8 every weekday.', 'The archive keeps files for 8 years.', []],
  ])('tells %s', (_what, first, second, expected) => {
    expect(valuesOf(say('new', first), say('old', second))).toEqual(expected);
  });

  it('holds short sentences against each other only under kindred titles', () => {
    const limit = (documentId: string, seconds: number, title: string) =>
      say(documentId, `The default timeout is ${seconds} seconds.`, { title });
    expect(valuesOf(limit('new', 30, 'Printer'), limit('old', 60, 'Coffee machine'))).toEqual([]);
    expect(valuesOf(limit('new', 30, 'Printer settings'), limit('old', 60, 'Printer'))).toEqual([['30', '60']]);
  });

  it('never sets a document against itself', () => {
    expect(valuesOf(say('a', 'The lift carries 8 people at most.'), say('a', 'The lift carries 9 people at most.'))).toEqual([]);
  });
});
