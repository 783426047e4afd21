import { describe, expect, it } from 'vitest';
import { aWrittenTable } from '#testing';
import type { FoundTable } from '../found-tables.ts';
import { answerFromRows } from './answer-from-rows.ts';
import { parse } from './figure-text.ts';

/** Names of the rows chosen, or why there are none; null where nothing is compared. */
function chosen(question: string, ...tables: readonly FoundTable[]): readonly string[] | string | null {
  const found = answerFromRows(question, tables);
  if (found === null) return null;
  const names = found.found.flatMap((each) => each.chosen.map(({ name }) => name.text));
  return names.length > 0 ? names : found.problem;
}
const twoWays = 'their numbers can be read in two ways';

describe('a cell', () => {
  it.each(['(', '1', 'EUR 1', '1 EUR'])('“%s” with a long run of blanks behind is read at once', (begin) => {
    const blanks = ' '.repeat(20_000);
    const before = performance.now();
    expect(parse(`${begin}${blanks}x(`)).toBeNull();
    const boats = aWrittenTable('Boats', ['Boat | Price', `Swan | ${begin}${blanks}x(`, `Teal (${blanks}x | 3 EUR`]);
    expect(chosen('Which boat is the cheapest?', boats)).toMatch(/is not one figure$/);
    expect(performance.now() - before).toBeLessThan(500);
  });

  it.each(['40 min', '40 min per day', 'CHF 1’250.50', '1\u00a0250 EUR', '(12)', '-3,5 °C', 'Fr. 20', '12 EUR / h'])(
    '%s is one figure',
    (text) => expect(parse(text)).not.toBeNull(),
  );
  it.each(['min 40', 'max 40', 'min. 40 EUR', '40 max', '40 minimum', '40 min.', '03.2024', '11.2019', 'kg 5', 'V 5', '5 or 6', '1 2(3'])(
    '%s is none',
    (text) => expect(parse(text)).toBeNull(),
  );
});

describe('minutes', () => {
  it('are compared with hours', () => {
    const bread = aWrittenTable('Bread', ['Programme | Duration', 'Basic | 180 min', 'Rapid | 60 min', 'French | 2 h']);
    expect(chosen('Which programme is the shortest?', bread)).toEqual(['Rapid']);
    expect(chosen('Welches Programm ist am kürzesten?', aWrittenTable('Brot', ['Programm | Dauer', 'Alt | 90 Min', 'Neu | 1 h']))).toEqual([
      'Neu',
    ]);
  });
});

describe('how numbers are written', () => {
  const courses = aWrittenTable('Kurse', [
    'Kurs | Beginn | Gebühr (EUR)',
    'Aquarell | 18.30 Uhr | 1.250',
    'Keramik | 19.00 Uhr | 980',
    'Druck | 17.30 Uhr | 1.100',
  ]);
  const devices = aWrittenTable('Geräte', ['Gerät | Bluetooth | Preis', 'Falke | 5.0 | 1.250 EUR', 'Sperber | 4.2 | 980 EUR']);
  const towns = aWrittenTable('Städte', ['Stadt | Vorwahl | Einwohner', 'A | 02.41 | 20.500', 'B | 02.42 | 9.800', 'C | 02.11 | 980']);
  it.each([
    ['Welcher Kurs ist am teuersten?', courses],
    ['Welche Kurse kosten weniger als 500 EUR?', courses],
    ['Welches Gerät ist am billigsten?', devices],
    ['Welche Stadt hat die meisten Einwohner?', towns],
  ])('is not told by a column of something else: %s', (question, table) => expect(chosen(question, table)).toBe(twoWays));

  it('is told by its own cells, or by a column in the same unit', () => {
    const own = aWrittenTable('Geräte', ['Gerät | Bluetooth | Preis', 'Falke | 5.0 | 1.250,00 EUR', 'Sperber | 4.2 | 980 EUR']);
    expect(chosen('Welches Gerät ist am billigsten?', own)).toEqual(['Sperber']);
    const beside = ['Gerät | Preis | Versand', 'Falke | 1.250 EUR | 12,50 EUR', 'Sperber | 980 EUR | 4,90 EUR'];
    expect(chosen('Welches Gerät hat den niedrigsten Preis?', aWrittenTable('Geräte', beside))).toEqual(['Sperber']);
  });

  it('matters only where the winner is another', () =>
    expect(
      chosen('Welche Stadt hat die meisten Einwohner?', aWrittenTable('Städte', ['Stadt | Einwohner', 'A | 20.500', 'B | 150.000'])),
    ).toEqual(['B']));

  it('of “1,250” is a thousand, but where commas stand before decimals beside it', () => {
    expect(chosen('Which boat is the cheapest?', aWrittenTable('Boats', ['Boat | Price', 'Swan | 1,250', 'Teal | 980']))).toEqual(['Teal']);
    const beside = aWrittenTable('Geräte', ['Gerät | Länge (m) | Gewicht (kg)', 'Falke | 2,5 | 1,250', 'Sperber | 3,75 | 980']);
    expect(chosen('Welches Gerät ist am schwersten?', beside)).toBe(twoWays);
  });
});

describe('the newest and the oldest', () => {
  it.each([
    [['Alba | 03.2024', 'Brio | 11.2019', 'Como | 06.2021'], '“03.2024” is not one figure'],
    [['Alba | 1890', 'Brio | 1,500', 'Como | 1920'], '“1,500” is not one year'],
    [['Alba | 2024.1', 'Brio | 2019.3'], '“2024.1” is not one year'],
    [['Alba | 2024', 'Brio | 2019', 'Como | –'], ['Alba']],
  ])('are told by whole years: %j', (rows, expected) => {
    const models = aWrittenTable('Models', ['Model | Released', ...rows]);
    expect(chosen('Which model is the newest?', models)).toEqual(expected);
  });
});
