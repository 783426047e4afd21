import { expect, it } from 'vitest';
import { askedOf } from './asked-of.ts';

it.each([
  ['Was war der Umsatz 2020?', ['umsat']],
  ['Wie hoch war der Umsatz der Firma im Jahr 2020?', ['umsat', 'firma']],
  ['Wie viele Unternehmen gab es?', ['unter']],
  ['What was the revenue in 2019?', ['reven']],
])('has to be explained but for small words: %s', (question, stems) => {
  expect(askedOf(question).stems).toEqual(stems);
});
