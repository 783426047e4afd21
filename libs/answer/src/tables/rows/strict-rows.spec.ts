import { describe, expect, it } from 'vitest';
import { aWrittenTable } from '#testing';
import type { FoundTable } from '../found-tables.ts';
import { answerFromRows } from './answer-from-rows.ts';

/** Names of the rows chosen, or why there are none; null where nothing is compared. */
function chosen(question: string, ...tables: readonly FoundTable[]): readonly string[] | string | null {
  const found = answerFromRows(question, tables);
  if (found === null) return null;
  const names = found.found.flatMap((each) => each.chosen.map(({ name }) => name.text));
  return names.length > 0 ? names : found.problem;
}

describe('a negation', () => {
  const plans = aWrittenTable('Plans', ['Feature | Basic | Pro', 'Price per month | 9 EUR | 29 EUR', 'SSO | no | yes']);
  const words = [
    'can',
    'don',
    'doesn',
    'didn',
    'isn',
    'aren',
    'wasn',
    'weren',
    'won',
    'wouldn',
    'couldn',
    'shouldn',
    'hasn',
    'haven',
    'mustn',
  ];
  it.each([...words.flatMap((word) => [`${word}'t`, `${word}’t`]), 'cannot', 'can not', 'cant', 'do not', 'never', 'only'])(
    '“%s” is not answered by those that have it',
    (word) => expect(chosen(`Which plans ${word} include SSO?`, plans)).toBeNull(),
  );
  it.each(['nicht', 'nie', 'nur', 'weder'])('„%s“ is not either', (word) =>
    expect(chosen(`Welche Tarife haben ${word} SSO?`, aWrittenTable('Tarife', ['Tarif | SSO', 'Klein | nein', 'Groß | ja']))).toBeNull(),
  );
});

describe('a row that is worth others together', () => {
  const sum = (name: string): string => `“${name}” is worth as much as others together, and nothing tells whether it is their sum`;
  const group = aWrittenTable('Sales', ['Region | Sales', 'North | 120', 'South | 310', 'West | 95', 'Worldwide | 525']);
  const tents = aWrittenTable('Tents', ['Tent | Price (EUR)', 'Ant | 100', 'Bee | 200', 'Cat | 300', 'Dog | 600']);
  const parts = aWrittenTable('Sales', ['Region | Sales', 'A | 10', 'B | 20', 'Europe | 30', 'C | 5', 'D | 9', 'Asia | 14', 'Firm | 44']);
  it.each([
    ['Which region had the highest sales?', group, sum('Worldwide')],
    ['Which region has sales of more than 100?', group, sum('Worldwide')],
    ['Which region has sales of less than 200?', group, ['North', 'West']],
    ['Which region had the lowest sales?', group, ['West']],
    ['Which tent is the most expensive?', tents, sum('Dog')],
    ['Which tent is the cheapest?', tents, ['Ant']],
    ['Which region had the highest sales?', parts, sum('Firm')],
    [
      'Which tent has the highest fee?',
      aWrittenTable('Tents', ['Tent | Fee (EUR)', 'Ant | 0', 'Bee | 0', 'Cat | 5', 'Dog | 5']),
      ['Cat', 'Dog'],
    ],
  ])('is no answer, and none other is said in its place: %s', (question, table, expected) =>
    expect(chosen(question, table)).toEqual(expected),
  );
});

describe('amounts below zero', () => {
  const income = aWrittenTable('Segments', ['Segment | Operating income (loss)', 'A | (10)', 'B | (50)', 'C | (30)']);
  const ergebnis = aWrittenTable('Sparten', ['Sparte | Gewinn/Verlust', 'Nord | -10', 'Süd | -50']);
  it.each([
    ['Which segment had the highest operating income?', income, ['A']],
    ['Which segment had the lowest operating income?', income, ['B']],
    [
      'Which segment had the highest operating loss?',
      income,
      '“Operating income (loss)” is not of losses alone, and some of its amounts are below zero',
    ],
    ['Welche Sparte hat den höchsten Gewinn?', ergebnis, ['Nord']],
    ['Which segment had the highest net loss?', aWrittenTable('Segments', ['Segment | Net loss', 'A | (10)', 'B | (50)']), ['B']],
  ])('count by their size only in a column of losses alone: %s', (question, table, expected) =>
    expect(chosen(question, table)).toEqual(expected),
  );
});

describe('a column of another time', () => {
  const lamps = aWrittenTable('Lamps', ['Lamp | Price | Old price', 'A | 20 | 50', 'B | 30 | 35']);
  it.each([
    ['Which lamp is the most expensive?', lamps, ['B']],
    ['Which lamp had the highest old price?', lamps, ['A']],
    [
      'Which lamp is the most expensive?',
      aWrittenTable('Lamps', ['Lamp | Former price', 'A | 50', 'B | 35']),
      'no column is plainly what they are to be compared by',
    ],
    ['Welche Lampe ist am teuersten?', aWrittenTable('Lampen', ['Lampe | Preis | Preis bisher', 'A | 20 | 50', 'B | 30 | 35']), ['B']],
    ['Which car is the cheapest?', aWrittenTable('Cars', ['Car | Price | Rental rate', 'A | 20 | 5', 'B | 30 | 3']), ['A']],
  ])('is what things are compared by only where it is named: %s', (question, table, expected) =>
    expect(chosen(question, table)).toEqual(expected),
  );
});

describe('several tables of the same things', () => {
  const north = aWrittenTable('Boat hire north', ['Boat | Price', 'Swan | 14 EUR', 'Teal | 12 EUR']);
  const south = aWrittenTable('Boat hire south', ['Boat | Price', 'Pike | 4 EUR', 'Otter | from 3 EUR']);
  const colours = aWrittenTable('Boat colours', ['Boat | Colour', 'Pike | red', 'Otter | blue']);
  const problem = '“from 3 EUR” is not one figure (in “Boat hire south”)';
  it('have no cheapest where one of them cannot be compared', () => {
    expect(chosen('Which boat is the cheapest?', north, south)).toBe(problem);
    expect(chosen('Which boat is the cheapest?', south, north)).toBe(problem);
    expect(chosen('Which boat is the cheapest?', north, colours)).toEqual(['Teal']);
  });
  it('are told of where some rows are listed and others cannot be', () => {
    expect(chosen('Which boats cost less than 13 EUR?', north, south)).toEqual(['Teal']);
    expect(answerFromRows('Which boats cost less than 13 EUR?', [north, south])?.problem).toBe(problem);
  });
});
