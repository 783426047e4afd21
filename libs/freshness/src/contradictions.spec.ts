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
    validFrom: null,
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
    [
      'numbers above twelve in words',
      'A parking permit costs fifteen euros.',
      'A parking permit costs twenty-five euros.',
      [['fifteen', 'twenty-five']],
    ],
    ['the same number in words', 'A parking permit costs twenty-five euros.', 'A parking permit costs 25 euros.', []],
    [
      'German numbers in words',
      'Der Ausweis kostet zwölf Euro im Jahr.',
      'Der Ausweis kostet zwanzig Euro im Jahr.',
      [['zwölf', 'zwanzig']],
    ],
    ['the same date written otherwise', 'The office in Bonn closes on May 3, 2026.', 'The office in Bonn closes on 3 May 2026.', []],
    ['the same figure written otherwise', 'The hall in Bonn seats 1,000 guests.', 'The hall in Bonn seats 1000 guests.', []],
    ['two differences: another subject', 'In 2019 the shop in Bonn sold 5 tons.', 'In 2020 the shop in Bonn sold 6 tons.', []],
    [
      'several figures where all else is the same',
      'Hotels are refunded up to 120 euros a night, claims within 30 days.',
      'Hotels are refunded up to 150 euros a night, claims within 14 days.',
      [['120 and 30', '150 and 14']],
    ],
    [
      'several figures in German',
      'Bücher dürfen 21 Tage ausgeliehen und höchstens 3 Mal verlängert werden.',
      'Bücher dürfen 28 Tage ausgeliehen und höchstens 2 Mal verlängert werden.',
      [['21 and 3', '28 and 2']],
    ],
    ['several, in other words', 'The shop in Bonn sold 5 tons for 90 euros.', 'The kiosk in Bonn sold 6 tons for 80 euros.', []],
    [
      'other vitamins',
      'Adults need 2.4 micrograms of vitamin B12 from meat, eggs and milk.',
      'Adults need 1.3 micrograms of vitamin B6 from meat, eggs and milk.',
      [],
    ],
    [
      'a vitamin with a blank',
      'Adults need 2 micrograms of vitamin B 12 from eggs.',
      'Adults need 3 micrograms of vitamin B 6 from eggs.',
      [],
    ],
    [
      'one vitamin',
      'Adults need 2.4 micrograms of vitamin B12 from meat, eggs and milk.',
      'Adults need 4 micrograms of vitamin B12 from meat, eggs and milk.',
      [['2.4', '4']],
    ],
    ['other sizes of paper', 'A poster on A2 costs 9 euros in the shop.', 'A poster on A3 costs 7 euros in the shop.', []],
    ['a route by its short name', 'Der Bus O5 fährt alle 10 Minuten zum Bahnhof.', 'Der Bus O6 fährt alle 20 Minuten zum Bahnhof.', []],
    ['numbered rooms', 'Room 4 on the ground floor seats guests at tables.', 'Room 5 on the ground floor seats guests at tables.', []],
    [
      'kinds with a number',
      'People with type 2 diabetes should walk 30 minutes.',
      'People with type 1 diabetes should walk 20 minutes.',
      [],
    ],
    [
      'an amount behind its currency',
      'Der Beitrag für Kinder liegt bei EUR 48 im Jahr.',
      'Der Beitrag für Kinder liegt bei EUR 54 im Jahr.',
      [['48', '54']],
    ],
    [
      'a year alone',
      'The bridge over the Alder was built in 1187 and renewed in 1950.',
      'The bridge over the Alder was built in 1187 and renewed in 1955.',
      [['1950', '1955']],
    ],
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

  it.each([
    ['Heron 3 floor scrubber: operating manual', 'Heron 5 floor scrubber: operating manual'],
    ['Heron 3 manual', 'Heron 5 quick guide'],
    ['Kestrel K2 – operating manual', 'Kestrel K4 – operating manual'],
    ['Waschmaschine WM 7 – Anleitung', 'Waschmaschine WM 9 – Anleitung'],
    ['VX-117 manual', 'VX-125 manual'],
  ])('tells none between things whose names differ in a figure: %s, %s', (first, second) => {
    const lasts = (documentId: string, hours: number, title: string) =>
      say(documentId, `The machine runs for up to ${hours} hours on one charge.`, { title });
    expect(valuesOf(lasts('new', 3, first), lasts('old', 5, second))).toEqual([]);
    const section = (documentId: string, hours: number, title: string) =>
      say(documentId, `The machine runs for up to ${hours} hours on one charge.`, { title: 'Our machines', headings: [title] });
    expect(valuesOf(section('new', 3, first), section('old', 5, second))).toEqual([]);
  });

  it.each([
    ['Travel policy 2023', 'Travel policy 2024'],
    ['Travel policy v2', 'Travel policy v3'],
    ['Travel policy, Part 2', 'Travel policy, Part 3'],
    ['Heron 3 manual', 'Heron 3 specification'],
    ['Heron 3 manual', 'Operating manual'],
    ['Notes of 3 May', 'Notes of 5 June'],
    ['Protokoll 12. März 2024', 'Protokoll 4. Mai 2024'],
  ])('tells what states and parts of one text say differently: %s, %s', (first, second) => {
    const lasts = (documentId: string, hours: number, title: string) =>
      say(documentId, `The machine runs for up to ${hours} hours on one charge.`, { title });
    expect(valuesOf(lasts('new', 3, second), lasts('old', 5, first))).toEqual([['3', '5']]);
  });

  it.each<[string, Partial<Statement['passage']>, Partial<Statement['passage']>, readonly [string, string] | readonly [null]]>([
    ['by the year in their titles', { title: 'Bonus scheme 2022' }, { title: 'Bonus scheme 2025' }, ['b', 'title']],
    ['by the date in their titles', { title: 'Bonus scheme, 12 March 2026' }, { title: 'Bonus scheme, 4 May 2026' }, ['b', 'title']],
    ['by a German date', { title: 'Bonus scheme 4. Mai 2026' }, { title: 'Bonus scheme 12. März 2026' }, ['a', 'title']],
    ['by the version in their titles', { title: 'Bonus scheme v2.10' }, { title: 'Bonus scheme v2.9' }, ['a', 'title']],
    [
      'by when they hold, before their titles',
      { title: 'Bonus scheme 2025', validFrom: new Date('2022-01-01') },
      { title: 'Bonus scheme 2022', validFrom: new Date('2023-01-01') },
      ['b', 'validity'],
    ],
    ['by nothing, where they came within a day', { title: 'Bonus scheme' }, { title: 'Bonus scheme 2022' }, [null]],
    ['by nothing, where one title says only the year', { title: 'Bonus scheme May 2025' }, { title: 'Bonus scheme 2025' }, [null]],
    ['by when they changed, a day apart', { changedAt: new Date('2026-03-02') }, { changedAt: new Date('2026-03-01') }, ['a', 'change']],
  ])('knows the newer %s', (_how, first, second, [newer, by = null]) => {
    const changedAt = new Date('2026-03-01T00:00:01Z');
    const [found] = contradictionsOf([
      say('a', 'The yearly bonus is 1,200 EUR for every employee.', { changedAt, ...first }),
      say('b', 'The yearly bonus is 1,800 EUR for every employee.', { changedAt: new Date('2026-03-01'), ...second }),
    ]);
    expect(found?.newerBy).toBe(by);
    if (newer !== null) expect(found?.newer.documentId).toBe(newer);
  });

  it('never sets a document against itself', () => {
    expect(valuesOf(say('a', 'The lift carries 8 people at most.'), say('a', 'The lift carries 9 people at most.'))).toEqual([]);
  });
});
