import { describe, expect, it } from 'vitest';
import type { PassageTable, TableCell } from '#core';
import { aFoundChunk, ranked } from '#testing';
import type { FoundTable } from '../found-tables.ts';
import { answerFromRows } from './answer-from-rows.ts';
import { rowsEvidence } from './rows-evidence.ts';

/** A table as its lines are written, below some words, and the passage that holds its first `held` lines. */
function aTable(title: string, lines: readonly string[], { before = '', held = lines.length } = {}): FoundTable {
  const head = before === '' ? '' : `${before}\n\n`;
  const text = head + lines.join('\n');
  let at = head.length;
  const cells = lines.flatMap((line, row): TableCell[] => {
    const own = line.split(' | ').map((cell, column) => {
      const start = at;
      at += cell.length + (column < line.split(' | ').length - 1 ? 3 : 1);
      return { row, column, rowSpan: 1, columnSpan: 1, start, end: start + cell.length };
    });
    return own.filter(({ start, end }) => end > start);
  });
  const chunk = text.slice(0, head.length + lines.slice(0, held).join('\n').length);
  const passage = ranked(aFoundChunk(chunk, { title, headings: [], chunkId: title, revisionId: title }));
  const table = {
    start: head.length,
    end: text.length,
    rows: lines.length,
    columns: lines[0]?.split(' | ').length ?? 0,
    headerRows: 1,
    cells,
  };
  const read: PassageTable = { chunkId: title, table, around: [{ start: 0, end: text.length, text }] };
  return { passage, table: read };
}

const boats = aTable(
  'Boat hire',
  [
    'Boat | Per hour | Per day | Deposit | Seats',
    'Rowing boat Swan | 14.00 | 60 | 75 | 4',
    'Rowing boat Teal | 12.00 | 55 | 75 | 3',
    'Canoe Otter | 9.50 | 45 | 50 | 2',
    'Motor boat Pike | 48.00 | 240 | 500 | 6',
  ],
  { before: 'Prices in EUR.' },
);
const gear = aTable('Gartengeräte', [
  'Gerät | Preis | Gewicht | Garantie | Farbe',
  'Mäher Falke | 1.249,90 EUR | 24,5 kg | 2 Jahre | rot, grün',
  'Mäher Sperber | 899,00 EUR | 18,2 kg | 36 Monate | rot',
  'Häcksler Marder | 349,50 EUR | 950 g | 3 Jahre | grün',
]);
const plans = aTable('Plans and features', [
  'Feature | Basic | Pro | Enterprise',
  'Price per month | 9 EUR | 29 EUR | on request',
  'Users | 5 | 50 | 1,000',
  'SSO | – | ✓ | ✓',
  'API access | – | – | as an add-on',
  'Chat | x | x |  ',
]);
const sales = aTable(
  'Net sales by segment',
  [
    'Segment | 2019 | 2018',
    'Transportation | 8,000 | 8,290',
    'Industrial | 3,954 | 3,856',
    'Space | 1,626 | 1,842',
    'Total | 13,580 | 13,988',
  ],
  { before: 'In millions:' },
);
const rooms = aTable('Meeting rooms', [
  'Room | Floor | Capacity (people) | Projector | Day rate (EUR)',
  'Alder | 1 | 12 | yes | 90',
  'Beech | 1 | 24 | yes | 160',
  'Cedar | 2 | 40 | no | 240',
]);

/** What is said, with the service's words in brackets; or why nothing is compared. */
function answer(question: string, ...tables: readonly FoundTable[]): readonly string[] | string | null {
  const found = answerFromRows(question, tables);
  if (found === null) return null;
  const said = rowsEvidence(found.found).map(({ text, beside }) => (beside.context ? `[${beside.context}] ${text}` : text));
  return said.length > 0 ? said : found.problem;
}

describe('the row with most or least', () => {
  it.each([
    ['Which boat is the cheapest per hour?', boats, ['[Boat hire, lowest “Per hour” of 4 rows: 9.50, in EUR] Canoe Otter']],
    ['What is the highest deposit?', boats, ['[Boat hire, Motor boat Pike, highest “Deposit” of 4 rows, in EUR] 500']],
    [
      'Which rowing boat is the cheapest per day?',
      boats,
      ['[Boat hire, lowest “Per day” of 2 rows that say “rowing”: 55, in EUR] Rowing boat Teal'],
    ],
    ['Which room on floor 1 is the cheapest?', rooms, ['[Meeting rooms, lowest “Day rate (EUR)” of 2 rows that say “floor 1”: 90] Alder']],
    ['Welches Gerät ist am leichtesten?', gear, ['[Gartengeräte, lowest “Gewicht” of 3 rows: 950 g] Häcksler Marder']],
    ['Was kostet das teuerste Gerät?', gear, ['[Gartengeräte, Mäher Falke, highest “Preis” of 3 rows] 1.249,90 EUR']],
    [
      'Which segment sold most in 2018?',
      sales,
      ['[Net sales by segment, highest “2018” of 3 rows: 8,290, In millions; not counted: Total] Transportation'],
    ],
    [
      'Which plan is the cheapest?',
      plans,
      ['[Plans and features, lowest “Price per month” of 2 columns: 9 EUR; without a figure: Enterprise (“on request”)] Basic'],
    ],
  ])('%s', (question, table, expected) => expect(answer(question, table)).toEqual(expected));

  it('is every one of those that are equal, in whatever unit', () => {
    expect(answer('Welches Gerät hat die längste Garantie?', gear)).toEqual([
      '[Gartengeräte, highest “Garantie” of 3 rows: 36 Monate] Mäher Sperber',
      '[equal: 3 Jahre] Häcksler Marder',
    ]);
  });

  it('is said by each column that may be meant', () => {
    expect(answer('Which is the cheapest boat?', boats)).toEqual([
      '[Boat hire, lowest “Per hour” of 4 rows: 9.50, in EUR; lowest “Per day” of 4 rows: 45, in EUR] Canoe Otter',
    ]);
  });

  it('is asked for another of its cells', () => {
    expect(answer('What is the deposit of the cheapest boat?', boats)).toEqual([
      '[Boat hire, Canoe Otter, lowest “Per hour” of 4 rows: 9.50, in EUR; Deposit, in EUR] 50',
    ]);
    expect(answer('How many seats does the boat with the highest deposit have?', boats)).toEqual([
      '[Boat hire, Motor boat Pike, highest “Deposit” of 4 rows: 500, in EUR; Seats] 6',
    ]);
    expect(answer('Wie schwer ist das teuerste Gerät?', gear)).toEqual([
      '[Gartengeräte, Mäher Falke, highest “Preis” of 3 rows: 1.249,90 EUR; Gewicht] 24,5 kg',
    ]);
  });

  it('is one of those that the question speaks of', () => {
    expect(answer('What is the largest room with a projector?', rooms)).toEqual([
      '[Meeting rooms, highest “Capacity (people)” of 2 rows that say “projector”: 24] Beech',
    ]);
    expect(answer('On which floor is the largest room?', rooms)).toEqual([
      '[Meeting rooms, Cedar, highest “Capacity (people)” of 3 rows: 40; Floor] 2',
    ]);
    expect(answer('Which is the smallest room on floor 1?', rooms)).toEqual([
      '[Meeting rooms, lowest “Capacity (people)” of 2 rows that say “floor 1”: 12] Alder',
    ]);
  });

  it('cites its name and the cell that it was compared by, and shows the others', () => {
    const [said] = rowsEvidence(answerFromRows('Which boat has the most seats?', [boats])?.found ?? []);
    const at = ({ start, end }: { start: number; end: number }): string => boats.passage.text.slice(start, end);
    expect([said, ...(said?.also ?? [])].map((each) => each && at(each.span))).toEqual(['Motor boat Pike', '6']);
    expect(said?.beside.table?.rows.map(([name, cell]) => [name?.text, cell?.text, cell?.isAnswer])).toEqual([
      ['Motor boat Pike', '6', true],
      ['Rowing boat Swan', '4', false],
      ['Rowing boat Teal', '3', false],
      ['Canoe Otter', '2', false],
    ]);
  });

  it('of a table that was not read to its end is said to be of a part', () => {
    const long = aTable('Pumps', ['Pump | Price', 'A | 30', 'B | 20', 'C | 10'], { held: 3 });
    expect(answer('Which pump is the cheapest?', long)).toEqual([
      '[Pumps, lowest “Price” of 2 rows: 20; only 2 of about 3 rows were read] B',
    ]);
  });
});

describe('rows are not compared', () => {
  const machines = aTable('Machines', [
    'Machine | Price | Delivery | Result',
    'Maple | 4,500 EUR | 2 weeks | (8)',
    'Oak | 5,100 USD | 2–3 weeks | 12',
    'Birch | 3,900 EUR | 9 days | (3)',
  ]);
  it.each([
    ['Which machine is the cheapest?', machines, 'they are counted in different units (euros, dollars)'],
    ['Which machines cost less than 5000 EUR?', machines, 'they are counted in different units (euros, dollars)'],
    ['Which machine has the shortest delivery?', machines, '“2–3 weeks” is not one figure'],
    ['Which boat is the loudest?', boats, 'no column is plainly what they are to be compared by'],
    ['Which boats cost less than 20 USD per hour?', boats, 'their amounts are in euros, and not in dollars'],
    ['Which boats cost less than 50 EUR?', boats, 'several columns may be meant (“Per hour”, “Per day”)'],
  ])('where their cells are not of one kind: %s', (question, table, expected) => expect(answer(question, table)).toBe(expected));

  it.each([
    ['Which electric boat is the cheapest per hour?', boats],
    ['Which car is the cheapest per hour?', boats],
    ['How heavy is the cheapest boat?', boats],
    ['What is the colour of the cheapest boat?', boats],
    ['What is the largest room?', aTable('Hotels', ['Hotel | Rooms', 'Adler | 42', 'Bär | 110'])],
    ['Is the Swan the cheapest boat per hour?', boats],
    ['Which boat is not the cheapest per hour?', boats],
    ['Which boat is cheaper than the Swan?', boats],
    ['Why is the canoe the cheapest boat?', boats],
    ['In which year did Industrial sell most?', sales],
    ['What were the net sales of Industrial in 2018?', sales],
  ])('where something else is asked: %s', (question, table) => expect(answer(question, table)).toBeNull());

  it('with an amount below zero by its size only where it is of losses', () => {
    const losses = aTable('Losses', ['Region | Loss', 'Europe | (120)', 'Asia | (340)']);
    const frost = aTable('Temperatures in °C', ['Station | January', 'Munich | -0.7', 'Oberstdorf | -2.9']);
    expect(answer('Which region had the highest loss?', losses)).toEqual(['[Losses, highest “Loss” of 2 rows: (340)] Asia']);
    expect(answer('Which station was coldest in January?', frost)).toEqual([
      '[Temperatures in °C, lowest “January” of 2 rows: -2.9, in °C] Oberstdorf',
    ]);
    expect(answer('Which machine had the highest result?', machines)).toEqual(['[Machines, highest “Result” of 3 rows: 12] Oak']);
  });
});

describe('the rows within a bound', () => {
  it.each([
    [
      'Which boats cost less than 60 EUR per day?',
      boats,
      ['[Boat hire, 2 of 4 rows with “Per day” less than 60 EUR: 55, in EUR] Rowing boat Teal', '[“Per day”: 45, in EUR] Canoe Otter'],
    ],
    [
      'Which rooms are for more than 20 people?',
      rooms,
      ['[Meeting rooms, 2 of 3 rows with “Capacity (people)” more than 20 people: 24] Beech', '[“Capacity (people)”: 40] Cedar'],
    ],
    [
      'Welche Geräte haben mindestens 3 Jahre Garantie?',
      gear,
      ['[Gartengeräte, 2 of 3 rows with “Garantie” mindestens 3 Jahre: 36 Monate] Mäher Sperber', '[“Garantie”: 3 Jahre] Häcksler Marder'],
    ],
    ['How many boats have at least three seats and cost up to 70 EUR?', boats, null],
    [
      'Wie viele Geräte kosten zwischen 300 und 900 EUR?',
      gear,
      [
        '[Gartengeräte, 2 of 3 rows with “Preis” zwischen 300 und 900 EUR: 899,00 EUR] Mäher Sperber',
        '[“Preis”: 349,50 EUR] Häcksler Marder',
      ],
    ],
    [
      'Which boat costs less than 5 EUR per hour?',
      boats,
      ['[Boat hire, none of 4 rows has “Per hour” less than 5 EUR; nearest: 9.50, in EUR] Canoe Otter'],
    ],
  ])('%s', (question, table, expected) => expect(answer(question, table)).toEqual(expected));

  it('are listed up to a limit, with how many there are', () => {
    const many = aTable('Pumps', ['Pump | Price', ...Array.from({ length: 12 }, (_, at) => `Pump ${at} | ${at * 10}`)]);
    const said = answer('Which pumps cost more than 5?', many);
    expect(said?.length).toBe(8);
    expect(said?.[0]).toBe('[Pumps, 11 of 12 rows with “Price” more than 5, the first 8 of them: 10] Pump 1');
  });
});

describe('the rows that have something', () => {
  it.each([
    ['List all plans with SSO', plans, ['[Plans and features, 2 of 3 columns by “SSO”: ✓] Pro', '[“SSO”: ✓] Enterprise']],
    [
      'Which plans have no API access?',
      plans,
      ['[Plans and features, 2 of 3 columns by “API access”: –; not plain: Enterprise (“as an add-on”)] Basic', '[“API access”: –] Pro'],
    ],
    ['Which plans include chat?', plans, ['[Plans and features, 2 of 3 columns by “Chat”: x] Basic', '[“Chat”: x] Pro']],
    ['Which rooms have a projector?', rooms, ['[Meeting rooms, 2 of 3 rows by “Projector”: yes] Alder', '[“Projector”: yes] Beech']],
    [
      'Welche Geräte gibt es in rot?',
      gear,
      ['[Gartengeräte, 2 of 3 rows by “Farbe”: rot, grün] Mäher Falke', '[“Farbe”: rot] Mäher Sperber'],
    ],
    ['Which rooms are on floor 1?', rooms, ['[Meeting rooms, 2 of 3 rows by “Floor”: 1] Alder', '[“Floor”: 1] Beech']],
    [
      'How many boats are there?',
      boats,
      ['[Boat hire, 4 rows under “Boat”] Rowing boat Swan', 'Rowing boat Teal', 'Canoe Otter', 'Motor boat Pike'],
    ],
    ['Which rooms have a piano?', rooms, null],
    ['Welche Geräte gibt es in rot und grün?', gear, null],
    ['How many segments are there?', sales, null],
  ])('%s', (question, table, expected) => expect(answer(question, table)).toEqual(expected));
});
