import { describe, expect, it } from 'vitest';
import type { PassageTable, TableCell } from '#core';
import { HashEmbedder, aFoundChunk, ranked } from '#testing';
import { answerFromTables } from './answer-from-tables.ts';
import { amountOf, isAmount, isPeriod, withoutNotes, yearsIn } from './cell-text.ts';
import { passageOfNamedCell } from './named-cell.ts';
import { readTable } from './read-table.ts';
import { unitOf } from './unit.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;

/** A document with words before a table, as parsers write it, and the passage that holds both from `fromRow` on. */
function aTable(rows: readonly (readonly string[])[], { before = '', headerRows = 1, fromRow = 0 } = {}) {
  const start = before === '' ? 0 : before.length + 2;
  const cells: TableCell[] = [];
  let text = '';
  const starts = rows.map((row, at) => {
    const rowStart = start + text.length + (at === 0 ? 0 : 1);
    text += at === 0 ? '' : '\n';
    for (const [column, cell] of row.entries()) {
      text += column === 0 ? '' : ' | ';
      if (cell !== '')
        cells.push({ row: at, column, rowSpan: 1, columnSpan: 1, start: start + text.length, end: start + text.length + cell.length });
      text += cell;
    }
    return rowStart;
  });
  const whole = before === '' ? text : `${before}\n\n${text}`;
  const from = fromRow === 0 ? 0 : (starts[fromRow] ?? 0);
  const passage = ranked(aFoundChunk(whole.slice(from), { title: 'Report', start: from }));
  const table: PassageTable = {
    chunkId: passage.chunkId,
    table: { start, end: whole.length, rows: rows.length, columns: rows[0]?.length ?? 0, headerRows, cells },
    around: [{ start: 0, end: whole.length, text: whole }],
  };
  return { passage, table, whole };
}

const income = aTable(
  [
    ['', 'Years ended 31 December,', ''],
    ['', '2019', '2018'],
    ['Revenue:', '', ''],
    ['Software', '$ 9,441', '10,949'],
    ['Client services (1)', '404', '1,044'],
    ['Cost of revenue:', '', ''],
    ['Software', '2,322', '2,918'],
    ['', '2,726', '3,962'],
    ['Margin', '57%', '(3)%'],
  ],
  { before: 'The following table shows what was earned (in thousands, except margins):' },
);

async function answer(question: string, ...tables: readonly ReturnType<typeof aTable>[]) {
  const [vector] = await embedder.embed([question], 'query', signal);
  const said = await answerFromTables({ text: question, vector: vector as Float32Array }, tables, embedder, signal);
  return said && !said.isRuledOut ? said.evidence.map(({ text, beside }) => `[${beside.context}] ${text}`) : null;
}

describe('a cell', () => {
  it.each(['1,234', '$ 1.2', '(8.1)', '—', '-3%', '€5', '£(8.1)', '248%'])('is an amount: %s', (text) => expect(isAmount(text)).toBe(true));
  it.each(['2019', 'Total', '31 December 2019', 'in thousands', 'Q4 2019'])('is none: %s', (text) => expect(isAmount(text)).toBe(false));

  it('has a value, below zero in brackets', () => {
    expect(['$ 1,234.5', '(8.1)', '—', 'none'].map(amountOf)).toEqual([1234.5, -8.1, null, null]);
  });

  it('tells periods in many ways', () => {
    expect(yearsIn('FY19 and 2 0 1 8, not $2017 or 2,016')).toEqual(['2018', '2019']);
    expect(yearsIn('2017/18')).toEqual(['2018', '2017']);
    expect(['Q4', 'June 1', 'three months'].map(isPeriod)).toEqual([true, true, false]);
  });

  it('has a name without the marks of its notes', () => {
    expect(withoutNotes('Other assets (1,2): ')).toBe('Other assets');
    expect(withoutNotes('Income taxes (see Note 16)')).toBe('Income taxes');
  });
});

describe('a column that is named', () => {
  const parts = aTable([
    ['Part', 'Order number', 'Heron 3', 'Heron 5'],
    ['Grinder burrs', 'GB-777', 'not sold', '45.20'],
    ['Water tank', 'WT-310', '31.00', '33.50'],
  ]);

  it('answers by its cell, whatever that says, and never by the amount beside it', async () => {
    expect(await answer('How much do grinder burrs for the Heron 3 cost?', parts)).toEqual(['[Grinder burrs, Heron 3] not sold']);
    expect(await answer('How much does the water tank for the Heron 5 cost?', parts)).toEqual(['[Water tank, Heron 5] 33.50']);
  });
});

describe('the unit of a cell', () => {
  const places = { cell: '1,234', row: 'Revenue', column: ['2019'], head: '', before: '', after: '' };
  it.each([
    [{ column: ['2019', '€m'] }, '€m'],
    [{ column: ['30 June 2019', '$’000'] }, '$’000'],
    [{ head: '($ in millions) 2019' }, '$ in millions'],
    [{ before: 'Notes (in thousands). Other assets were as follows (in millions):' }, 'in millions'],
    [{ after: '\n\n(In thousands)\n\nMore.' }, 'In thousands'],
    [{ before: '(Tabular amounts in millions). Net income was (shares in thousands, except per share data):' }, 'amounts in millions'],
    [{ row: 'Weighted average shares outstanding', before: '(in millions). It was (shares in thousands):' }, 'in thousands'],
    [{ row: 'Expected life (in years)', head: 'in thousands' }, 'in years'],
    [{ before: '# Price list\n\n## Tools\n\nPrices in EUR, including VAT.\n\n' }, 'in EUR'],
    [{ before: 'Angaben in EUR, netto.', row: 'Plakat A2', column: ['Preis 2025'], head: 'Leistung Preis 2024 Preis 2025' }, 'in EUR'],
    [{ before: 'All amounts in millions.\n\nMore.\n\n## Weather\n\nTemperatures in °C', row: 'July' }, 'in °C'],
    [{ before: '## Niederschlag (in mm)', row: 'Juli' }, 'mm'],
    [{ before: 'Temperaturen in °C, Niederschlag in mm.', column: ['Niederschlag 2023'], head: 'Monat Temperatur Niederschlag' }, 'in mm'],
    [{ before: 'Beträge in Mio. €:' }, 'in Mio. €'],
    [{ before: 'Beträge in TEUR' }, 'in TEUR'],
    [{ after: '\n\nAlle Preise in Schweizer Franken.\n' }, 'in Schweizer Franken'],
    [{ above: ['Report', 'Einspeisung [kWh]'] }, 'kWh'],
    [{ before: 'Currency: USD' }, 'USD'],
    [{ before: 'Rates in USD; weights in kg.', column: ['Rate 2025'], head: 'Zone Rate 2025 Max weight' }, 'in USD'],
    [{ before: 'Fees in euros per year', row: 'Children' }, 'in euros per year'],
    [{ row: 'Price', head: 'Item Price Weight', before: 'Prices in EUR' }, 'in EUR'],
    [{ column: ['Weight (kg)'], before: 'Prices in EUR' }, 'kg'],
    [{ column: ['Revenue (EUR)'], before: 'in thousands' }, 'in thousands'],
  ])('stands with it, or with the nearest that says it: %o', (own, unit) => expect(unitOf({ ...places, ...own })?.words).toBe(unit));

  it.each([
    [{ cell: '36%', head: 'in thousands' }],
    [{ row: 'Earnings per share', head: 'in thousands' }],
    [{ row: 'Dividend per share7', head: '$ million' }],
    [{ row: 'Number of employees', before: 'in millions' }],
    [{ cell: '2027', before: 'in thousands' }],
    [{ before: 'We paid $1.2 million in cash.' }],
    [{ column: ['Weight'], head: 'Item Price Weight', before: 'Prices in EUR' }],
    [{ before: 'Temperatures in °C, rainfall in mm.', row: 'Sunshine', head: '2022 2023' }],
    [{ row: 'Number of members', before: 'Fees in EUR' }],
    [{ cell: '€5', before: 'Prices in EUR' }],
    [{ before: '| Fees in EUR | 2019 |\n\nThe members by group:' }],
    [{ before: 'They took part in days of cold and rode in cars.' }],
  ])('is none where it counts in itself: %o', (own) => expect(unitOf({ ...places, ...own })).toBeNull());
});

describe('a German question', () => {
  const prices = aTable(
    [
      ['Leistung', 'Preis 2024', 'Preis 2025'],
      ['Visitenkarten, 250 Stück', '48,00', '52,00'],
      ['Plakat A2', '9,50', '10,20'],
    ],
    { before: 'Angaben in EUR, netto.' },
  );
  const power = aTable(
    [
      ['Quelle', '2022', '2023'],
      ['Photovoltaik', '1.240', '1.610'],
      ['Wasserkraft', '3.300', '2.980'],
    ],
    { before: 'Alle Werte in MWh.' },
  );

  it.each([
    ['Was kostete ein Plakat A2 im Jahr 2025?', prices, '[Plakat A2, Preis 2025, in EUR] 10,20'],
    ['Wie hoch war der Preis für Visitenkarten 2024?', prices, '[Visitenkarten, 250 Stück, Preis 2024, in EUR] 48,00'],
    ['Wie viel Wasserkraft gab es 2022?', power, '[Wasserkraft, 2022, in MWh] 3.300'],
    ['Welche Menge aus Photovoltaik gab es 2023?', power, '[Photovoltaik, 2023, in MWh] 1.610'],
  ])('is answered by its cell: %s', async (question, table, expected) => {
    expect(await answer(question, table)).toEqual([expected]);
  });

  it('names a cell by the whole name of its row', () => {
    expect(passageOfNamedCell('Was kostete ein Plakat A2 im Jahr 2025?', [prices])).not.toBeNull();
    expect(passageOfNamedCell('Wie viel Wasserkraft gab es 2022?', [power])).not.toBeNull();
  });

  it('is not answered by a row that it does not name', async () => {
    expect(passageOfNamedCell('Wie hoch war die Miete 2023?', [power])).toBeNull();
    expect(await answer('Wie heißt der Leiter der Stadtwerke?', power)).toBeNull();
  });
});

describe('a table', () => {
  it('gives every cell the names of its column and its row the names of its groups', () => {
    const rows = readTable(income.passage, income.table);
    const names = rows.map(({ name, groups, cells }) => [
      groups.join(),
      name?.text ?? null,
      ...cells.map((cell) => cell.names.map(({ text }) => text).join(' ')).slice(0, 1),
    ]);
    expect(names.slice(0, 4)).toEqual([
      ['Revenue:', 'Software', 'Years ended 31 December, 2019'],
      ['Revenue:', 'Client services (1)', 'Years ended 31 December, 2019'],
      ['Cost of revenue:', 'Software', 'Years ended 31 December, 2019'],
      ['Cost of revenue:', null, 'Years ended 31 December, 2019'],
    ]);
  });

  it('is answered from by its cell, with group, row, column and unit beside it', async () => {
    expect(await answer('What was the software revenue in 2018?', income)).toEqual([
      '[Revenue, Software, Years ended 31 December, 2018, in thousands] 10,949',
    ]);
    expect(await answer('What was the cost of revenue of software in 2019?', income)).toEqual([
      '[Cost of revenue, Software, Years ended 31 December, 2019, in thousands] 2,322',
    ]);
    expect(await answer('What was the total cost of revenue in 2018?', income)).toEqual([
      '[Cost of revenue, Years ended 31 December, 2018, in thousands] 3,962',
    ]);
  });

  it('cites the cell to the letter, also from a passage in its middle', async () => {
    const { passage, table, whole } = aTable(
      [
        ['Port', '2019', '2018'],
        ['North', '11', '12'],
        ['South', '21', '22'],
      ],
      { before: 'Boats.', fromRow: 2 },
    );
    const [vector] = await embedder.embed(['x'], 'query', signal);
    const said = await answerFromTables(
      { text: 'How many boats had South in 2018?', vector: vector as Float32Array },
      [{ passage, table }],
      embedder,
      signal,
    );
    const [{ span, text } = { span: { start: 0, end: 0 }, text: '' }] = said?.evidence ?? [];
    expect([text, whole.slice(passage.start + span.start, passage.start + span.end)]).toEqual(['22', '22']);
  });

  it('shows every year when none is asked for, and nothing when another one is', async () => {
    expect((await answer('What was the revenue from client services?', income))?.length).toBe(2);
    expect(await answer('What was the revenue from client services in 2011?', income)).toBeNull();
  });

  it('says in which year something was largest, and does not choose between equals', async () => {
    expect(await answer('In which year was the revenue from client services larger?', income)).toEqual([
      '[Client services, largest of 2: 1,044, in thousands, in] 2018',
    ]);
    const equal = aTable([
      ['', '2019', '2018'],
      ['Boats', '7', '7'],
    ]);
    expect(await answer('In which year was the number of boats largest?', equal)).toEqual(['[Boats, 2019] 7', '[Boats, 2018] 7']);
  });

  it('does not answer alone what an amount changed by, unless a column says it', async () => {
    const isSure = async (text: string, { passage, table }: ReturnType<typeof aTable>) => {
      const [vector] = await embedder.embed([text], 'query', signal);
      return (await answerFromTables({ text, vector: vector as Float32Array }, [{ passage, table }], embedder, signal))?.isSure;
    };
    expect(await isSure('What was the increase in client services revenue in 2019?', income)).toBe(false);
    const withChange = aTable([
      ['', 'Q4 2019', 'Q4 2018', '$ CHANGE', '% CHANGE'],
      ['Wireless revenue', '2,493', '2,407', '86', '3.6%'],
    ]);
    expect(await answer('What was the percentage change in wireless revenue in 2019?', withChange)).toEqual([
      '[Wireless revenue, % CHANGE] 3.6%',
    ]);
    expect(await isSure('What was the percentage change in wireless revenue in 2019?', withChange)).toBe(true);
  });

  it('has nothing to say when its rows are about something else, or when words are asked for', async () => {
    expect(await answer('What is the capital of France?', income)).toBeNull();
    expect(await answer('Why did software revenue fall in 2019?', income)).toBeNull();
  });

  it('with a second header further down names cells by the nearest', async () => {
    const two = aTable([
      ['(In millions)', 'Dec 29, 2018', 'Dec 28, 2019'],
      ['Data Center', '5,424', '7,155'],
      ['(In millions)', 'Dec 30, 2017', 'Dec 29, 2018'],
      ['Memory', '5,421', '5,425'],
    ]);
    expect(await answer('What was Memory in 2017?', two)).toEqual(['[Memory, Dec 30, 2017, In millions] 5,421']);
  });
});

describe('a cell that a question names', () => {
  const prices = aTable([
    ['Tea', '2024', '2025'],
    ['Green tea', '€ 3.10', '€ 3.40'],
    ['Black tea', '€ 2.80', '€ 2.90'],
  ]);
  const isNamed = (question: string, ...found: readonly ReturnType<typeof aTable>[]) => passageOfNamedCell(question, found) !== null;

  it('has its row and its column in the question', () => {
    expect(passageOfNamedCell('What did green tea cost in 2025?', [income, prices])).toBe(prices.passage);
    expect(isNamed('In which year was black tea the highest?', prices)).toBe(true);
  });

  it('is none where the row, the column or the kind of question is another', () => {
    expect(isNamed('What did white tea cost in 2025?', prices)).toBe(false);
    expect(isNamed('What did green tea cost in 2023?', prices)).toBe(false);
    expect(isNamed('What did green tea cost?', prices)).toBe(false);
    expect(isNamed('Why did green tea cost more in 2025?', prices)).toBe(false);
    expect(isNamed('What was the change of green tea in 2025?', prices)).toBe(false);
  });

  it('is none where another table has the same row', () => {
    expect(
      isNamed(
        'What did green tea cost in 2025?',
        prices,
        aTable(
          [
            ['Tea', '2025'],
            ['Green tea', '€ 4.00'],
          ],
          { before: 'Elsewhere' },
        ),
      ),
    ).toBe(false);
  });
});
