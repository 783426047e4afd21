import { expect, it } from 'vitest';
import { kindsOf, money } from './kinds.ts';

it.each(['€ 12', '12 francs', '12 Franken', '₹12', '12 yen', '12 pence'])('knows money by its unit: %s', (cell) => {
  expect(kindsOf('Sum', cell)).toContain(money);
});
