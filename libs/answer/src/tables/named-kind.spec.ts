import { expect, it } from 'vitest';
import type { TableCell } from '#core';
import { aFoundChunk, ranked } from '#testing';
import { passageOfNamedCell } from './named-cell.ts';
import { saysName } from './said-name.ts';

function table(title: string, ...lines: readonly string[]) {
  const text = lines.join('\n');
  const passage = ranked(aFoundChunk(text, { title }));
  let at = 0;
  const cells = lines.flatMap((line, row) =>
    line.split(' | ').map((cell, column): TableCell => {
      const start = text.indexOf(cell, at);
      at = start + cell.length;
      return { row, column, rowSpan: 1, columnSpan: 1, start, end: at };
    }),
  );
  const columns = lines[0]?.split(' | ').length ?? 0;
  const read = { start: 0, end: text.length, rows: lines.length, columns, headerRows: 1, cells };
  return { passage, table: { chunkId: passage.chunkId, table: read, around: [{ start: 0, end: text.length, text }] } };
}

const garden = table('Garden shop: prices', 'Item | Price', 'Watering can, 10 l | 14.90', 'Wheelbarrow | 89.00', 'Bird feeder | 18.20');
const drill = table(
  'Drill BX-18: data sheet',
  'Property | Value',
  'Weight with battery | 1.6 kg',
  'Charging time | 55 min',
  'Warranty | 3 years',
);
const museum = table('Museum: opening hours', 'Day | Opens | Closes', 'Tuesday | 10:00 | 17:00', 'Thursday | 12:00 | 20:00');
const werkstatt = table('Werkstatt: Preisliste', 'Leistung | Preis', 'Schlauch wechseln | 15,00', 'Große Inspektion | 89,00');

const isNamed = (question: string, found: ReturnType<typeof table>): boolean => passageOfNamedCell(question, [found]) !== null;

it.each([
  ['What does a watering can cost?', garden],
  ['What do watering cans cost?', garden],
  ['How expensive is a watering can?', garden],
  ['What a watering can costs?', garden],
  ['How much are wheelbarrows?', garden],
  ['What is the weight of the drill?', drill],
  ['How heavy is the drill BX-18?', drill],
  ['How long is the warranty of the drill?', drill],
  ['When does the museum open on Thursdays?', museum],
  ['Was kostet es, einen Schlauch zu wechseln?', werkstatt],
  ['Wie teuer ist die große Inspektion?', werkstatt],
])('finds the cell that %s names', (question, found) => {
  expect(isNamed(question, found)).toBe(true);
});

it.each([
  ['What does a rake cost?', garden],
  ['How heavy is the wheelbarrow?', garden],
  ['What colour is the watering can?', garden],
  ['Why does a watering can cost so much?', garden],
  ['How long is the cable of the drill?', drill],
  ['What does the drill cost?', drill],
  ['When does the museum open on Sundays?', museum],
  ['Was kostet eine kleine Inspektion?', werkstatt],
])('finds none for %s', (question, found) => {
  expect(isNamed(question, found)).toBe(false);
});

it('knows a name in another number or case', () => {
  expect(saysName('what do two batteries cost', 'Battery')).toBe(true);
  expect(saysName('was kosten jahresausweise', 'Jahresausweis')).toBe(true);
  expect(saysName('what does a canal cost', 'Can')).toBe(false);
  expect(saysName('what does a can for watering cost', 'Watering can')).toBe(false);
});
