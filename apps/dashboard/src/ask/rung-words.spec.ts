import { expect, it } from 'vitest';
import { rungWords } from './rung-words.ts';

it('names who wrote an answer and in whose place', () => {
  expect(rungWords({ rung: 'composed', writtenBy: { model: 'large' } })).toBe('written by large');
  expect(rungWords({ rung: 'stand_in', writtenBy: { model: 'small', insteadOf: 'large' } })).toBe('written by small in place of large');
});

it('says of any other answer how it came about', () => {
  expect(rungWords({ rung: 'cached', writtenBy: { model: 'large' } })).toBe('given again');
  expect(rungWords({ rung: 'composed' })).toBe('written by the model');
  expect(rungWords({ rung: 'refused' })).toBe('said not to be known');
  expect(rungWords({ rung: 'refused', status: 'refused' })).toBe('refused');
  expect(rungWords({ rung: 'extracted' })).toBe('sentences as they stand');
});
