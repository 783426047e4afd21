import { expect, it } from 'vitest';
import type { TableCell } from '#core';
import { HashEmbedder, aFoundChunk, ranked } from '#testing';
import { answerFromTables } from './answer-from-tables.ts';
import { passageOfNamedCell } from './named-cell.ts';
import { readTable } from './read-table.ts';
import { answerFromRows } from './rows/answer-from-rows.ts';
import { rowsEvidence } from './rows/rows-evidence.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;

/** Below a header in which cells of several columns repeat none. */
function table(title: string, ...lines: readonly string[]) {
  const text = lines.join('\n');
  const passage = ranked(aFoundChunk(text, { title, chunkId: title }));
  let at = 0;
  const cells = lines.flatMap((line, row) =>
    line.split(' | ').flatMap((cell, column): TableCell[] => {
      const start = text.indexOf(cell, at);
      at = start + cell.length;
      return cell === '' ? [] : [{ row, column, rowSpan: 1, columnSpan: 1, start, end: at }];
    }),
  );
  const read = { start: 0, end: text.length, rows: lines.length, columns: lines[0]?.split(' | ').length ?? 0, headerRows: 1, cells };
  return { passage, table: { chunkId: passage.chunkId, table: read, around: [{ start: 0, end: text.length, text }] } };
}

const plans = table(
  'Cloudyard plans',
  'Plan | Price per month (EUR) | Storage (GB) | SSO',
  'Seed | 0 | 5 | no',
  'Forest | on request | 2000 | yes',
  'Trunk | 79 | 1000 | yes',
);
const fleet = table(
  'Fleet list',
  'Vehicle | Plate | First registered | Driver | Fuel',
  'Van A | AH-101 | 2019 | Miller | diesel',
  'Van B | AH-102 | 2021 | Okafor | electric',
  'Truck C | AH-201 | 2016 | Berg | diesel',
);
const werke = table(
  'Sammlung',
  'Bild | Malerin | Entstanden | Ankauf',
  'Am Fluss | Ida Kerr | 1908 | 1954',
  'Der Hof | Lena Wolf | Mai 1921 | 1960',
);

const standards = table('Standards in use', 'Standard | Published | Scope', 'LK-200 | 2016 | connectors', 'LK-300 | 2020 | housings');
const board = table('Vorstand', 'Name | Amt | Im Amt seit', 'Ines Kolb | Vorsitzende | 2018', 'Jan Petri | Kassenwart | 2021');
const history = table('History', 'Event | Year', 'Founding | 1971', 'First ferry | 1988', 'New pier | 2004');

const rowsOf = ({ passage, table: read }: ReturnType<typeof table>) => readTable(passage, read);
const answer = (question: string, found: ReturnType<typeof table>): string | null => {
  const read = answerFromRows(question, [found]);
  return read && read.found.length > 0
    ? rowsEvidence(read.found)
        .map(({ text }) => text)
        .join(', ')
    : null;
};

it.each([
  [plans, ['Seed', 'Forest', 'Trunk']],
  [fleet, ['Van A', 'Van B', 'Truck C']],
  [werke, ['Am Fluss', 'Der Hof']],
  [history, ['Founding', 'First ferry', 'New pier']],
])('a row of words and years is a row where the header names each column in words', (found, names) => {
  const rows = rowsOf(found);
  expect(rows.map(({ name }) => name?.text)).toEqual(names);
  const [first] = rows;
  for (const row of rows) expect(row.cells.map((cell) => cell.names)).toEqual(first?.cells.map((cell) => cell.names));
});

it.each([
  ['How many plans are there?', plans, 'Seed, Forest, Trunk'],
  ['Which plans have SSO?', plans, 'Forest, Trunk'],
  ['How many vehicles are there?', fleet, 'Van A, Van B, Truck C'],
  ['Which vehicles are electric?', fleet, 'Van B'],
  ['Wie viele Bilder gibt es?', werke, 'Am Fluss, Der Hof'],
])('and is counted and listed with the others: %s', (question, found, expected) => expect(answer(question, found)).toBe(expected));

it.each([
  ['When was Van B first registered?', fleet],
  ['What is the plate of Truck C?', fleet],
  ['How much does the Trunk plan cost per month?', plans],
])('and a cell of it is named: %s', (question, found) => expect(passageOfNamedCell(question, [found])).toBe(found.passage));

it.each([
  ['When was Van B first registered?', fleet, '2021'],
  ['Who is the driver of Truck C?', fleet, 'Berg'],
  ['Who drives Van A?', fleet, 'Miller'],
  ['Wer ist die Malerin von Am Fluss?', werke, 'Ida Kerr'],
  ['When was LK-200 published?', standards, '2016'],
  ['What is the scope of LK-300?', standards, 'housings'],
  ['Seit wann ist Ines Kolb im Amt?', board, '2018'],
  ['Who owns Van A?', fleet, null],
  ['Who drives Van Z?', fleet, null],
  ['When was the driver of Van A hired?', fleet, null],
])('and is answered by its cell, a person by a name, a time by a period: %s', async (question, found, expected) => {
  const [vector = new Float32Array()] = await embedder.embed([question], 'query', signal);
  const said = await answerFromTables({ text: question, vector }, [found], embedder, signal);
  expect(said?.evidence.map(({ text }) => text).join() || null).toBe(expected);
});

it('is a header where the columns are named by years, or not at all', () => {
  const two = table('Report', 'Segment | 2019 | 2018 | Change', 'Sales | 5 | 4 | 1', 'Assets | 2018 | 2017 | Change', 'Cash | 9 | 8 | 1');
  expect(rowsOf(two).map(({ name }) => name?.text)).toEqual(['Sales', 'Cash']);
  const open = table('Report', ' | Fiscal year | ', 'In millions | 2019 | 2018', 'Sales | 5 | 4');
  expect(rowsOf(open).map(({ name }) => name?.text)).toEqual(['Sales']);
  const stacked = table('Leases', ' |  | Land and', ' | Ground | Building', 'Fiscal Year | Leases | Leases', '2020 – 2024 | 381 | 697');
  expect(rowsOf(stacked).map(({ name }) => name?.text)).toEqual(['2020 – 2024']);
});
