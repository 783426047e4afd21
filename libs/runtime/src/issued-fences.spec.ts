import { expect, it } from 'vitest';
import { IssuedFences } from './issued-fences.ts';

it('knows the words of this hour and the last, whoever they were for', () => {
  let hour = 10;
  const fences = new IssuedFences(
    (scope) => `${scope}${hour}`,
    () => new Date(hour * 3_600_000),
  );
  expect([fences.fenceOf('a'), fences.fenceOf('b')]).toEqual(['a10', 'b10']);
  expect([...fences.words]).toEqual(['a10', 'b10']);
  hour = 11;
  fences.fenceOf('a');
  expect([...fences.words]).toEqual(['a10', 'b10', 'a11']);
  hour = 12;
  expect([...fences.words]).toEqual(['a11']);
  hour = 40;
  expect([...fences.words]).toEqual([]);
});
