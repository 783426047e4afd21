import { describe, expect, it } from 'vitest';
import type { JsonObject, PassageTable, TableCell } from '#core';
import { readDataSchema } from '#core';
import { aFoundChunk, ranked } from '#testing';
import type { FoundTable } from '../tables/found-tables.ts';
import { askedLeaf } from './asked-leaf.ts';
import { readCell } from './read-cell.ts';
import { readRows } from './read-rows.ts';

/** A table under its words, as parsers write it. */
function aTable(title: string, before: string, rows: readonly (readonly string[])[]): FoundTable {
  const cells: TableCell[] = [];
  let text = before === '' ? '' : `${before}\n\n`;
  const start = text.length;
  for (const [row, words] of rows.entries()) {
    text += row === 0 ? '' : '\n';
    for (const [column, word] of words.entries()) {
      text += column === 0 ? '' : ' | ';
      cells.push({ row, column, rowSpan: 1, columnSpan: 1, start: text.length, end: text.length + word.length });
      text += word;
    }
  }
  const passage = ranked(aFoundChunk(text, { title, revisionId: title }));
  const table: PassageTable = {
    chunkId: passage.chunkId,
    table: { start, end: text.length, rows: rows.length, columns: rows[0]?.length ?? 0, headerRows: 1, cells },
    around: [{ start: 0, end: text.length, text }],
  };
  return { passage, table };
}

/** The value of one property, or why there is none; null where no cell is named. */
function read(question: string, property: JsonObject, ...tables: readonly FoundTable[]) {
  return readBy(readCell, question, property, tables);
}

function readBy(by: typeof readCell, question: string, property: JsonObject, tables: readonly FoundTable[]) {
  const schema = readDataSchema({ type: 'object', properties: property });
  const [[name, own] = ['', null]] = schema.type === 'object' ? [...schema.properties] : [];
  if (!own) throw new Error('no property');
  const found = by({ question, leaf: askedLeaf([name], own.schema) }, tables);
  return found && ('value' in found ? found.value : found.reason);
}

const number = { type: 'number' };
const prices = aTable('Price list', 'Prices in EUR.', [
  ['Product', 'Price', 'Rental per day', 'Deposit', 'Delivery (weeks)', 'Order number'],
  ['Heron 3', '4,290.00', '65.00', '200.00', '2', 'H3-100'],
  ['Heron 5', '7,850.00', '110.00', '300.00', '4', 'H5-100'],
]);
const asked = 'What is the price of the Heron 5?';

describe('a cell for a property', () => {
  it.each<[JsonObject, number | string | null]>([
    [{ priceEur: { ...number, description: 'price in EUR' } }, 7850],
    [{ rentalPerDayEur: { ...number, description: 'rental per day in EUR' } }, 110],
    [{ depositEur: number }, 300],
    [{ deposit: number }, 300],
    [{ deliveryWeeks: { type: 'integer', description: 'delivery time in weeks' } }, 4],
    [{ orderNumber: { type: 'string' } }, 'H5-100'],
    [{ warrantyYears: number }, null],
    [{ orderDate: { type: 'string', format: 'date' } }, null],
  ])('is that whose column the property names, whatever the question asks for: %j', (property, value) => {
    expect(read(asked, property, prices)).toBe(value);
  });

  it('is none of another row, another unit, another rate', () => {
    expect(read('What is the price of the Heron 7?', { priceEur: number }, prices)).toBeNull();
    expect(read(asked, { priceUsd: number }, prices)).toContain('dollars is asked for');
    expect(read(asked, { deliveryDays: number }, prices)).toContain('it stands there in weeks');
    expect(read(asked, { rentalPerWeekEur: number }, prices)).toContain('by days');
    expect(read(asked, { rentalEur: number }, prices)).toContain('by days');
  });

  const data = aTable('Heron 3: technical data', '', [
    ['Property', 'Value'],
    ['Weight (lbs)', '2.5'],
    ['Preis', '$99'],
    ['Charging time', '8 h'],
    ['Run time', 'up to 3 h'],
    ['Range', '10–20 km'],
    ['Tank', '1.200 l'],
    ['Length', '120'],
    ['Power without trailer', '2 kW'],
  ]);
  it.each<[JsonObject, unknown]>([
    [{ weightKg: number }, expect.stringContaining('it stands there in pounds')],
    [{ preisEuro: number }, expect.stringContaining('it stands there in dollars')],
    [{ chargingHours: number }, 8],
    [{ chargeHours: number }, 8],
    [{ chargeMinutes: number }, expect.stringContaining('it stands there in hours')],
    [{ runTimeHours: number }, expect.stringContaining('not say one value plainly')],
    [{ rangeKm: number }, expect.stringContaining('not say one value plainly')],
    [{ tankLitres: number }, expect.stringContaining('two ways')],
    [{ lengthCm: number }, expect.stringContaining('no unit stands at its cell')],
    [{ length: number }, 120],
    [{ powerKw: number }, null],
  ])('of a list of properties is read with its unit: %j', (property, value) => {
    expect(read('Technical data of the Heron 3', property, data)).toEqual(value);
    expect(read('Technical data of the Heron 5', property, data)).toBeNull();
  });

  it('has its decimals and its thousands as its language writes them, and no thousands that are not said', () => {
    const german = aTable('Daten des Reiher 3', '', [
      ['Eigenschaft', 'Wert'],
      ['Gewicht (kg)', '2,5'],
      ['Umsatz (Tsd. EUR)', '120'],
    ]);
    expect(read('Daten des Reiher 3', { gewichtKg: number }, german)).toBe(2.5);
    expect(read('Daten des Reiher 3', { gewichtGramm: number }, german)).toContain('it stands there in kg');
    expect(read('Daten des Reiher 3', { umsatzEuro: number }, german)).toContain('the table counts');
  });

  it('is told from its neighbours by its rate and its unit', () => {
    const boats = aTable('Bootsverleih', '', [
      ['Boot', 'Preis pro Stunde (EUR)', 'Preis pro Tag (EUR)', 'Preis pro Tag (USD)'],
      ['Ruderboot Schwan', '12,50', '60,00', '66,00'],
    ]);
    const said = 'Was kostet das Ruderboot Schwan?';
    expect(read(said, { preisProStundeEur: number }, boats)).toBe(12.5);
    expect(read(said, { preisProTagEur: number }, boats)).toBe(60);
    expect(read(said, { preisProTagUsd: number }, boats)).toBe(66);
    expect(read(said, { preisProWocheEur: number }, boats)).toContain('it is said by');
    expect(read('Was kostet das Ruderboot Ente?', { preisProTagEur: number }, boats)).toBeNull();
  });

  it('is none where two tables say different things', () => {
    const older = aTable('Price list 2025', 'Prices in EUR.', [
      ['Product', 'Price'],
      ['Heron 5', '7,500.00'],
    ]);
    expect(read(asked, { priceEur: number }, prices, older)).toContain('differ');
  });
});

describe('of the one row that answers by comparing', () => {
  const boats = aTable('Boat hire', 'Prices in EUR.', [
    ['Boat', 'Price per hour', 'Deposit', 'Seats'],
    ['Rowing boat Swan', '14.00', '75', '4'],
    ['Canoe Otter', '9.50', '50', '2'],
    ['Pedal boat Duck', '16.00', '50', '4'],
  ]);
  const text = { type: 'string' };
  const figure = { type: 'number' };
  it.each([
    ['Which is the cheapest boat?', { boat: text }, 'Canoe Otter'],
    ['Which is the cheapest boat?', { cheapestBoat: text }, 'Canoe Otter'],
    ['Which is the cheapest boat?', { pricePerHour: figure }, 9.5],
    ['Which is the cheapest boat?', { deposit: figure }, 50],
    ['Which boat has the lowest deposit?', { name: text }, 'several rows answer: “Canoe Otter”, “Pedal boat Duck”'],
    ['Which boats have 2 seats?', { name: text }, 'Canoe Otter'],
    ['Which boat costs less than 5 EUR per hour?', { name: text }, 'none of the rows is less than 5 EUR'],
    ['What is the deposit of the Otter?', { deposit: figure }, null],
  ])('%s %o', (question, property, expected) => expect(readBy(readRows, question, property, [boats])).toBe(expected));

  const hire = aTable('Boat hire', '', [
    ['Boat', 'Price'],
    ['Swan', '14 EUR'],
    ['Teal', '12 EUR'],
  ]);
  const paint = aTable('Paint', '', [
    ['Colour', 'Deposit', 'Weight'],
    ['Teal', '300 EUR', '5 kg'],
    ['Red', '200 EUR', '4 kg'],
  ]);
  const copy = aTable('Boat hire, old', '', [
    ['Boat', 'Price', 'Deposit'],
    ['Swan', '13 EUR', '75 EUR'],
    ['Teal', '12 EUR', '40 EUR'],
  ]);
  const cheapest = 'Which boat is the cheapest?';
  it.each([
    [{ deposit: figure }, [hire, paint], null],
    [{ weight: text }, [hire, paint], null],
    [{ price: figure }, [hire, paint], 12],
    [{ boat: text }, [hire, copy], 'Teal'],
    [{ deposit: figure }, [hire, copy], 40],
  ])('%o is read in its own row, and nowhere else', (property, tables, expected) =>
    expect(readBy(readRows, cheapest, property, tables)).toBe(expected),
  );
});
