import { expect, test } from 'vitest';
import { editDistance } from './edit-distance.ts';

test.each([
  ['', '', 0],
  ['tea', '', 3],
  ['tpye', 'type', 1],
  ['invioces', 'invoice', 2],
  ['kubernetis', 'kubernetes', 1],
  ['caching', 'each', 4],
  ['расторжение', 'растаржения', 2],
])('%s and %s are %i apart', (one, other, apart) => {
  expect(editDistance(one, other)).toBe(apart);
  expect(editDistance(other, one)).toBe(apart);
});
