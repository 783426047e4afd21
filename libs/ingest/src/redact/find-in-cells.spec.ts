import { expect, it } from 'vitest';
import { usualPersonalKinds } from '#core';
import { Redactor } from '#guard';
import { findInCells } from './find-in-cells.ts';

const columns = {
  Name: ['Käthe Oberhuber', 'Mr', 'Anna Schmidt', '', 'Dear Wei Lund', 'M. Dupont'],
  Account: ['DE89 3704 0044 0532 0130 00', '4111 1111 1111 1111', 'Tel', '030 23125407', 'BSN', '111222333'],
  Address: ['Lindenstraße 12', '10969 Berlin', '12 Rose Lane, Leeds LS1 4AP', 'Kind regards,', 'x', 'Room 4'],
  Room: ['030 23125407', 'jane@example.org', 'x', 'x', 'x', 'x'],
};

/** So many times the rows above, one under the other. */
function aTable(times: number) {
  const names = Object.keys(columns) as (keyof typeof columns)[];
  let text = '';
  const cells = Array.from({ length: 1 + 6 * times }, (_, row) => row).flatMap((row) =>
    names.map((name, column) => {
      const value = row === 0 ? name : (columns[name][(row - 1) % 6] ?? '');
      text += value;
      const end = text.length;
      text += column + 1 === names.length ? '\n' : ' | ';
      return { row, column, rowSpan: 1, columnSpan: 1, start: end - value.length, end };
    }),
  );
  return { text, table: { start: 0, end: text.length, rows: 1 + 6 * times, columns: names.length, headerRows: 1, cells } };
}

it('finds in each cell what it would find in it alone under its header, in the order of the text', () => {
  const { text, table } = aTable(50);
  const redactor = new Redactor(usualPersonalKinds);
  const alone = table.cells.flatMap(({ row, column, start, end }) => {
    const header = Object.keys(columns)[column] ?? '';
    if (row === 0 || header === 'Room') return [];
    const shift = start - header.length - 2;
    return redactor
      .find(`${header}: ${text.slice(start, end)}`)
      .filter((one) => one.start >= header.length + 2)
      .map((one) => ({ ...one, start: one.start + shift, end: one.end + shift }));
  });
  const found = findInCells(table, text, redactor);
  expect(found).toEqual(alone);
  expect(new Set(found.map(({ start, end }) => text.slice(start, end)))).toContain('Anna Schmidt');
});
