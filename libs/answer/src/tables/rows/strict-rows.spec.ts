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

describe('a bound in money', () => {
  const boats = aWrittenTable('Boat hire', ['Boat | Price (EUR) | Seats', 'Swan | 14.00 | 4', 'Teal | 12.00 | 2']);
  const swiss = aWrittenTable('Boat hire', ['Boat | Price', 'Swan | CHF 14.00', 'Teal | CHF 12.00']);
  const others = [
    'CHF 13',
    '13 CHF',
    'GBP 13',
    '£13',
    'USD 13',
    'US$13',
    '13 US dollars',
    'JPY 13',
    '13 SEK',
    '13 zł',
    'Fr. 13',
    'kr 13',
    'XYZ 13',
    '₹13',
  ];
  it.each(others)('of another currency is not that of the table: %s', (amount) => {
    expect(chosen(`Which boats cost less than ${amount}?`, boats)).toMatch(/^their amounts are in euros, and not in/);
    expect(chosen(`Which boats cost ${amount} or less?`, boats)).not.toEqual(['Teal']);
  });
  it.each([
    ['Which boats cost less than EUR 13?', boats, ['Teal']],
    ['Which boats cost less than €13?', boats, ['Teal']],
    ['Which boats cost less than CHF 13?', swiss, ['Teal']],
    ['Which boats cost less than 13 francs?', swiss, ['Teal']],
    ['Which boats cost less than 13 EUR?', swiss, 'their amounts are in CHF, and not in euros'],
    ['Welche Boote kosten weniger als 13 Franken?', aWrittenTable('Boote', ['Boot | Preis (CHF)', 'Schwan | 14', 'Ente | 12']), ['Ente']],
    [
      'Welche Boote kosten zwischen 10 und 13 CHF?',
      aWrittenTable('Boote', ['Boot | Preis (EUR)', 'Schwan | 14', 'Ente | 12']),
      'their amounts are in euros, and not in CHF',
    ],
    ['Which boats cost more than 3 seats?', boats, null],
  ])('is held against amounts in it: %s', (question, table, expected) => expect(chosen(question, table)).toEqual(expected));

  it('leaves “per” to what the amount is told for', () => {
    const hourly = aWrittenTable('Boat hire', ['Boat | Per hour', 'Swan | 14.00', 'Teal | 12.00'], { before: 'Prices in GBP.' });
    expect(answerFromRows('Which boats cost less than GBP 13 per hour?', [hourly])?.found[0]?.told).toBe('less than GBP 13');
  });
});

describe('things are those of the table', () => {
  const of = (corner: string): FoundTable =>
    aWrittenTable('Prices', [`${corner} | Price (EUR) | Size (m²)`, 'Alba | 100 | 7', 'Brio | 200 | 9']);
  it.each([
    ['headphone', 'Phone'],
    ['microphone', 'Phone'],
    ['phone', 'Headphone'],
    ['tablet', 'Table'],
    ['table', 'Tablet'],
    ['planet', 'Plan'],
    ['plane', 'Plan'],
    ['porter', 'Port'],
    ['airport', 'Port'],
    ['boathouse', 'Boat'],
    ['barn', 'Bar'],
    ['car', 'Card'],
  ])('a %s is no %s', (thing, corner) => {
    expect(chosen(`Which ${thing} is the cheapest?`, of(corner))).toBeNull();
    expect(chosen(`How many ${thing}s are there?`, of(corner))).toBeNull();
  });
  it.each([
    ['Bootshaus', 'Boot'],
    ['Raum', 'Traum'],
    ['Raumteiler', 'Raum'],
  ])('ein %s ist kein %s', (thing, corner) => expect(chosen(`Welches ${thing} ist am billigsten?`, of(corner))).toBeNull());
  it('are named by the last word of their column', () => {
    expect(chosen('Which battery is the cheapest?', of('Battery charger'))).toBeNull();
    expect(chosen('Which charger is the cheapest?', of('Battery charger'))).toEqual(['Alba']);
    expect(chosen('Which boat is the cheapest?', of('Name of boat'))).toEqual(['Alba']);
    expect(chosen('Which boat is the cheapest?', of('Boat name (type)'))).toEqual(['Alba']);
    expect(chosen('Which canoe is the cheapest?', of('Boat / canoe'))).toEqual(['Alba']);
  });
  it.each([
    ['Which phones are the cheapest?', 'Phone'],
    ['Which battery is the cheapest?', 'Batteries'],
    ['Welches Boot ist am billigsten?', 'Ruderboote'],
    ['Welche Räume sind am billigsten?', 'Besprechungsraum'],
    ['Welche Mäher kosten höchstens 100 EUR?', 'Rasenmäher'],
  ])('in another number, or of a kind of them: %s', (question, corner) => expect(chosen(question, of(corner))).toEqual(['Alba']));
});

describe('all rows', () => {
  const boats = aWrittenTable('Boat hire', ['Boat | Price | Seats', 'Swan | 14 | 4', 'Teal | 12 | 2']);
  const boote = aWrittenTable('Bootsverleih', ['Boot | Preis | Plätze', 'Schwan | 14 | 4', 'Ente | 12 | 2']);
  it.each([
    'Which boats are there?',
    'What boats do you have?',
    'How many boats are there in total?',
    'Which boats can I choose from?',
    'List all boats',
    'Give me the boats, please',
  ])('are listed where nothing else is asked: %s', (question) => expect(chosen(question, boats)).toEqual(['Swan', 'Teal']));
  it.each(['Welche Boote gibt es?', 'Wie viele Boote haben Sie?', 'Nenne mir alle Boote', 'Welche Boote stehen zur Auswahl?'])(
    '%s',
    (question) => expect(chosen(question, boote)).toEqual(['Schwan', 'Ente']),
  );
  it.each([
    'Which boats are available in May?',
    'Which boats are available currently?',
    'Which boats can I buy?',
    'Which boats did you buy?',
    'How many boats did you make?',
    'Which boats will there be?',
    'Who made the boats?',
    'Who can get the boats?',
    'Show me how to get the boats',
    'Which boats do I need?',
    'How many boats can you get?',
    'Which boats are there for us?',
  ])('are not, where more is asked: %s', (question) => expect(chosen(question, boats)).toBeNull());
  it.each(['Wer hat die Boote?', 'Welche Boote gibt es nur sonntags?', 'Welche Boote kann ich nehmen?', 'Welche Boote gab es früher?'])(
    '%s',
    (question) => expect(chosen(question, boote)).toBeNull(),
  );
});

describe('“who”', () => {
  const projects = aWrittenTable('Projects', ['Project | Lead | Budget (EUR)', 'Alpha | Anna | 500', 'Beta | Ben | 900']);
  const staff = aWrittenTable('Staff', ['Name | Department | Age', 'Anna Berg | Sales | 41', 'Ben Carl | IT | 33']);
  it.each([
    ['Who has the highest budget?', projects, null],
    ['Who made the largest boat?', aWrittenTable('Boats', ['Boat | Size', 'A | 20', 'B | 10']), null],
    ['Wer hat den höchsten Preis?', aWrittenTable('Geräte', ['Gerät | Preis', 'A | 20', 'B | 10']), null],
    ['Who is the oldest?', staff, ['Anna Berg']],
    ['Wer ist am ältesten?', aWrittenTable('Team', ['Mitarbeiterin | Alter', 'Anna | 41', 'Bea | 33']), ['Anna']],
    ['Which project has the highest budget?', projects, ['Beta']],
  ])('is one of a table of persons: %s', (question, table, expected) => expect(chosen(question, table)).toEqual(expected));
});

it('May within a question is a month', () => {
  const plans = aWrittenTable('Plans', ['Plan | Chat', 'Basic | no', 'Pro | yes']);
  const heat = aWrittenTable('Temperatures in °C', ['Station | May | June', 'Munich | 12', 'Oberstdorf | 9']);
  expect(chosen('Which plans include chat in May?', plans)).toBeNull();
  expect(chosen('Which plans include chat?', plans)).toEqual(['Pro']);
  expect(chosen('Which station was coldest in May?', heat)).toEqual(['Oberstdorf']);
});
