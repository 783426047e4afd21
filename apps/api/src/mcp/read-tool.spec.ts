import { expect, it } from 'vitest';
import { portionOf } from './read-tool.ts';

it('gives a portion that a model can read, and no half letters', () => {
  const text = `${'a'.repeat(11_999)}🫖${'b'.repeat(20)}`;
  expect(portionOf(text, 0)).toEqual({ start: 0, end: 11_999 });
  expect(portionOf(text, 11_999)).toEqual({ start: 11_999, end: text.length });
  expect(portionOf(text, 12_000, 12_005)).toEqual({ start: 11_999, end: 12_005 });
  expect(portionOf(text, 5, 9)).toEqual({ start: 5, end: 9 });
  expect(portionOf('', 0)).toEqual({ start: 0, end: 0 });
});

it('moves on even where a letter of two code units is asked for by half', () => {
  expect(portionOf('🫖🫖', 0, 1)).toEqual({ start: 0, end: 2 });
});

it('refuses what lies outside, in words', () => {
  expect(() => portionOf('tea', 3)).toThrow(/start is 3 and the text has 3 characters/);
  expect(() => portionOf('tea', 2, 2)).toThrow(/end after start/);
});
