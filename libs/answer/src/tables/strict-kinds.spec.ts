import { expect, it } from 'vitest';
import type { TableCell } from '#core';
import { HashEmbedder, aFoundChunk, ranked } from '#testing';
import { saidPlainly } from '../plainly/said-plainly.ts';
import { answerFromTables } from './answer-from-tables.ts';
import { canTell, kindOf, money, noise, refutes, weight } from './kinds.ts';

const embedder = new HashEmbedder();
const signal = new AbortController().signal;

function table(title: string, ...lines: readonly string[]) {
  const text = lines.join('\n');
  const passage = ranked(aFoundChunk(text, { title, chunkId: title }));
  let at = 0;
  const cells = lines.flatMap((line, row) =>
    line.split(' | ').map((cell, column): TableCell => {
      const start = text.indexOf(cell, at);
      at = start + cell.length;
      return { row, column, rowSpan: 1, columnSpan: 1, start, end: at };
    }),
  );
  const read = { start: 0, end: text.length, rows: lines.length, columns: lines[0]?.split(' | ').length ?? 0, headerRows: 1, cells };
  return { passage, table: { chunkId: passage.chunkId, table: read, around: [{ start: 0, end: text.length, text }] } };
}

const dryer = table(
  'Heron 5 building dryer: data sheet',
  'Property | Value',
  'Extraction rate at 30 °C | 50 l per day',
  'Power draw | 980 W',
  'Weight | 38 kg',
  'Sound level | 56 dB(A)',
  'Battery | Li-ion',
  'Operating temperature | 3 to 35 °C',
);
const mower = table(
  'Mäher Falke: Datenblatt',
  'Eigenschaft | Angabe',
  'Leistung | 1400 W',
  'Schallleistungspegel | 94 dB',
  'Gewicht | 14 kg',
  'Bewegungstarif | 30 Hz',
);

async function answer(question: string, found: ReturnType<typeof table>): Promise<readonly string[]> {
  const [vector] = await embedder.embed([question], 'query', signal);
  const said = await answerFromTables({ text: question, vector: vector as Float32Array }, [found], embedder, signal);
  return said?.evidence.map(({ text }) => text) ?? [];
}

it.each([
  ['What does the Heron 5 cost?', dryer],
  ['What is the price of the Heron 5?', dryer],
  ['How much is the Heron 5 battery?', dryer],
  ['What does the battery of the Heron 5 cost?', dryer],
  ['Was kostet der Mäher Falke?', mower],
  ['Wie hoch ist der Preis des Mähers Falke?', mower],
])('a price is no cell with a unit of something else, nor words: %s', async (question, found) => {
  expect(await answer(question, found)).toEqual([]);
});

it.each([
  ['How loud is the Heron 5?', dryer, '56 dB(A)'],
  ['What is the noise level of the Heron 5?', dryer, '56 dB(A)'],
  ['How many decibels does the Heron 5 have?', dryer, '56 dB(A)'],
  ['Wie laut ist der Mäher Falke?', mower, '94 dB'],
  ['Wie hoch ist der Schallpegel des Mähers Falke?', mower, '94 dB'],
  ['How heavy is the Heron 5?', dryer, '38 kg'],
  ['Wie schwer ist der Mäher Falke?', mower, '14 kg'],
])('a loudness is told in decibels: %s', async (question, found, expected) => expect(await answer(question, found)).toEqual([expected]));

it('two documents with such a row each say whose it is, and the one that is named is told alone', async () => {
  const other = table('Heron 3 building dryer: data sheet', 'Property | Value', 'Weight | 24 kg', 'Sound level | 48 dB(A)');
  const [vector = new Float32Array()] = await embedder.embed(['x'], 'query', signal);
  const contexts = async (text: string) =>
    (await answerFromTables({ text, vector }, [dryer, other], embedder, signal))?.evidence.map(({ beside }) => beside.context);
  expect(await contexts('How loud is the Heron 3?')).toEqual(['Heron 3 building dryer: data sheet, Sound level']);
  expect(await contexts('How loud is the Heron 5?')).toEqual(['Heron 5 building dryer: data sheet, Sound level']);
});

it('a cell refutes by its unit only what is told in other ones', () => {
  expect(['50 l per day', '2–3 days', '980 W', '30 Hz'].map((text) => refutes(text, money))).toEqual([true, true, true, true]);
  expect(['50', '12 EUR / 3 kg', '1.5 %', '5 m', 'from 3 to 5 EUR', '12 per day'].some((text) => refutes(text, money))).toBe(false);
  expect(['620 W', '24 kg', '250 mg'].map((text) => refutes(text, weight))).toEqual([true, false, false]);
  expect(['12.50', '3 per day', 'free of charge', 'auf Anfrage', '–', 'Li-ion', '2 × AA'].map((text) => canTell(text, money))).toEqual([
    true,
    true,
    true,
    true,
    true,
    false,
    false,
  ]);
  expect(['How loud is it?', 'Wie laut ist sie?', 'Was kostet der Lärmschutz?'].map(kindOf)).toEqual([noise, noise, money]);
});

it.each([
  ['How loud is the Heron 5?', 'The Heron 5 draws 980 W.', false],
  ['How loud is the Heron 5?', 'The Heron 5 runs at 56 dB(A).', true],
  ['Wie laut ist der Falke?', 'Der Falke hat 1400 W.', false],
  ['How fast does support respond on the Basic plan?', 'On the Basic plan support responds within 2 days.', true],
])('a sentence tells it in its unit too: %s', (question, text, isSaid) => {
  expect(saidPlainly(question, [ranked(aFoundChunk(text, { title: 'Data' }))]) !== null).toBe(isSaid);
});

it.each([
  ['Which battery does the Heron 5 use?', dryer, 'Li-ion'],
  ['At what temperatures can the Heron 5 be operated?', dryer, '3 to 35 °C'],
  ['Welches Gewicht hat der Mäher Falke?', mower, '14 kg'],
])('a property that is named is all that is said: %s', async (text, found, expected) => {
  const [vector = new Float32Array()] = await embedder.embed([text], 'query', signal);
  const said = await answerFromTables({ text, vector }, [found], embedder, signal);
  expect([said?.evidence.map((each) => each.text).join(), said?.isSure]).toEqual([expected, true]);
});

const hire = table(
  'Mietpreise',
  'Gerät | Preis pro Tag (EUR) | Preis pro Woche (EUR)',
  'Rüttelplatte RP90 | 38,50 | 154,00',
  'Bagger M8 | 120 | 420',
);
it.each([
  ['Was kostet die Rüttelplatte RP90 am Wochenende?', []],
  ['Was kostet die Rüttelplatte RP90 pro Wochenende?', []],
  ['Was kostet der Bagger M8 für ein Wochenende?', []],
  ['How much is the Bagger M8 per weekend?', []],
  ['Was kostet der Bagger M8 pro Woche?', ['420']],
  ['Was kostet die Rüttelplatte RP90 wöchentlich?', ['154,00']],
])('a weekend is no week: %s', async (question, expected) => expect(await answer(question, hire)).toEqual(expected));
