import { describe, expect, it } from 'vitest';
import type { TableCell } from '#core';
import { aFoundChunk, HashEmbedder, ranked } from '#testing';
import { answerFromTables } from './answer-from-tables.ts';
import { passageOfNamedCell } from './named-cell.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;

function table(title: string, before: string, ...lines: readonly string[]) {
  const text = [before, ...lines].join('\n');
  const passage = ranked(aFoundChunk(text, { title }));
  let at = before.length + 1;
  const cells = lines.flatMap((line, row) =>
    line.split('|').flatMap((part, column): TableCell[] => {
      const cell = part.trim();
      if (cell === '') return [];
      const start = text.indexOf(cell, at);
      at = start + cell.length;
      return [{ row, column, rowSpan: 1, columnSpan: 1, start, end: at }];
    }),
  );
  const columns = lines[0]?.split('|').length ?? 0;
  const read = { start: before.length + 1, end: text.length, rows: lines.length, columns, headerRows: 1, cells };
  return { passage, table: { chunkId: passage.chunkId, table: read, around: [{ start: 0, end: text.length, text }] } };
}

async function said(question: string, found: ReturnType<typeof table>): Promise<readonly string[]> {
  const [vector] = await embedder.embed([question], 'query', signal);
  const answer = await answerFromTables({ text: question, vector: vector as Float32Array }, [found], embedder, signal);
  return answer?.evidence.map(({ text, beside }) => `[${beside.context}] ${text}`) ?? [];
}

const machines = table(
  'Price list',
  'Prices in EUR',
  'Product | Price | Rental per day | Deposit | Delivery (weeks) | Order number',
  'Heron 3 | 4,290.00 | 65.00 | 400.00 | 2 | H3-100',
  'Heron 5 | 7,850.00 | 110.00 | 600.00 | 4 | H5-100',
  'Brush, hard | 79.00 | 3.00 | – | 1 | BR-H',
  'Brush, soft | 72.00 | 2.00 | – | 1 | BR-S',
  'Battery set 24 V | 690.00 | 12.00 | 100.00 | 3 | BT-24',
);
const boats = table(
  'Boats',
  'All boats are handed out at the jetty. Prices in EUR.',
  'Boat | Price per hour | Price per day | Deposit | Seats',
  'Rowing boat Swan | 12.00 | 60.00 | 40 | 4',
  'Pedal boat Duck | 15.00 | 75.00 | 50 | 5',
);
const countries = table(
  'Countries',
  'Some of Europe.',
  ' | Population (millions) | Area (km2 ) | Capital | Official Language',
  'Austria | 8.9 | 83,879 | Vienna | German',
  'Denmark | 5.9 | 42,947 | Copenhagen | Danish',
);
const parts = table('Spare parts', 'All in stock.', 'Product | Price | Mass (kg)', 'Heron 3 | $99 | 84', 'Heron 5 | $120 | 96');
const hoses = table(
  'Garden',
  'For the garden.',
  'Product | Price | Delivery time | Length',
  'Garden hose | $9 | 3 days | 20 m',
  'Rake | $5 | 2 days | 1.5 m',
);
const laundry = table('Laundry', 'Fees.', 'Item | Fee | Delivery time', 'Shirt | $2 | 3 days', 'Coat | $9 | 5 days');

describe('the column that shares more of the words of the question', () => {
  it.each([
    ['What is the rental price per day of the Heron 5?', machines, '[Heron 5, Rental per day, in EUR] 110.00'],
    ['How much is the rental price of the Heron 3 per day?', machines, '[Heron 3, Rental per day, in EUR] 65.00'],
    ['How much does it cost to rent a Heron 3 for a day?', machines, '[Heron 3, Rental per day, in EUR] 65.00'],
    ['What does the Heron 5 cost?', machines, '[Heron 5, Price, in EUR] 7,850.00'],
    ['What is the deposit for the Heron 5?', machines, '[Heron 5, Deposit, in EUR] 600.00'],
    ['What is the delivery of the Heron 5 in weeks?', machines, '[Heron 5, Delivery (weeks)] 4'],
    ['What is the order number of the Heron 3?', machines, '[Heron 3, Order number] H3-100'],
    ['Was kostet der Heron 3?', machines, '[Heron 3, Price, in EUR] 4,290.00'],
    ['What is the price per day of the rowing boat Swan?', boats, '[Rowing boat Swan, Price per day, in EUR] 60.00'],
    ['What is the hourly price of the pedal boat Duck?', boats, '[Pedal boat Duck, Price per hour, in EUR] 15.00'],
    ['How many seats does the pedal boat Duck have?', boats, '[Pedal boat Duck, Seats] 5'],
    ['What is the deposit of the rowing boat Swan?', boats, '[Rowing boat Swan, Deposit, in EUR] 40'],
    ['How expensive is a hard brush?', machines, '[Brush, hard, Price, in EUR] 79.00'],
    ['What is the price of the battery set?', machines, '[Battery set 24 V, Price, in EUR] 690.00'],
    ['What is the area of Austria?', countries, '[Austria, Area (km2 )] 83,879'],
    ['What is the population of Denmark?', countries, '[Denmark, Population (millions)] 5.9'],
    ['How much does the Heron 3 weigh?', parts, '[Heron 3, Mass (kg)] 84'],
    ['How long is the garden hose?', hoses, '[Garden hose, Length] 20 m'],
  ])('answers: %s', async (question, found, expected) => {
    expect(await said(question, found)).toEqual([expected]);
    expect(passageOfNamedCell(question, [found])).toBe(found.passage);
  });
});

describe('no column', () => {
  it.each([
    ['What is the price per week of the rowing boat Swan?', boats],
    ['What does the rowing boat Swan cost a month?', boats],
    ['Do you deliver to Austria?', countries],
    ['Liefern Sie nach Austria?', countries],
    ['What is the currency of Austria?', countries],
    ['How much does the delivery of the Heron 5 cost?', machines],
    ['What is the insurance price of the Heron 5?', machines],
    ['What is the price of the Heron 5 battery?', machines],
    ['How much is the cleaning of the Heron 3?', machines],
    ['What is the rental of the Heron 5 per week?', machines],
    ['How much does the garden hose hold?', hoses],
    ['When was the fee of the shirt raised?', laundry],
    ['How long is the shirt?', laundry],
  ])('is taken for another: %s', async (question, found) => {
    expect(await said(question, found)).toEqual([]);
    expect(passageOfNamedCell(question, [found])).toBeNull();
  });

  it('rules the row out where the thing is there and the column is not', async () => {
    const text = 'What is the price per week of the rowing boat Swan?';
    const [vector] = await embedder.embed([text], 'query', signal);
    const answer = await answerFromTables({ text, vector: vector as Float32Array }, [boats], embedder, signal);
    expect(answer).toMatchObject({ isRuledOut: true, isSure: false, evidence: [] });
  });

  it('is chosen among those that fit equally', async () => {
    expect(await said('What does the pedal boat Duck cost?', boats)).toHaveLength(2);
  });
});
