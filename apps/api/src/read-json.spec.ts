import { expect, test } from 'vitest';
import { readJson } from './read-json.ts';

const read = (text: string) => readJson(Buffer.from(text));
const nested = (depth: number) => `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;

test('reads what was sent, brackets in strings included', () => {
  expect(read('{"a": ["\\"[[[[", "}"]}')).toEqual({ a: ['"[[[[', '}'] });
  expect(read(nested(99))).toBeTypeOf('object');
});

test('refuses what is nested too deep to be walked', () => {
  expect(() => read(nested(101))).toThrow(/nested more than 100 deep/);
  expect(() => read('['.repeat(200_000))).toThrow(/nested more than 100 deep/);
});

test('refuses a name that objects give a meaning of their own', () => {
  expect(() => read('{"filter": {"__proto__": 1}}')).toThrow(/__proto__/);
});
