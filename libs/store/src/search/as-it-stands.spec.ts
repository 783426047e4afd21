import { describe, expect, it } from 'vitest';
import { lifted, lookupIn } from './as-it-stands.ts';

describe('a lookup', () => {
  it.each([
    ['Harbour  Master?', 'harbour master'],
    ['登山缆车', '登山缆车'],
    ['رسوم العبور', 'رسوم العبور'],
    ['ค่าผ่านทางสะพานเหนือ', 'ค่าผ่านทางสะพานเหนือ'],
  ])('is a few words: %s', (query, lookup) => {
    expect(lookupIn(query)).toBe(lookup);
  });

  it.each(['harbour', 'what does the harbour master ask for it', '缆车', '去山顶的登山缆车多少钱一张票？', '?'])(
    'is no single word and no whole question: %s',
    (query) => {
      expect(lookupIn(query)).toBeNull();
    },
  );
});

describe('what holds a lookup as it stands', () => {
  const rows = [9, 8, 6, 5].map((score) => ({ score }));
  const scores = (holding: readonly number[]) => lifted(rows, ({ score }) => holding.includes(score)).map(({ score }) => score);

  it('comes first, the distances among such passages as they were', () => {
    const [first = 0, second = 0, ...others] = scores([8, 5]);
    expect(first - second).toBeCloseTo(3);
    expect(second).toBeGreaterThan(9);
    expect(others).toEqual([9, 6]);
  });

  it('keeps its score where it comes first anyway, or nothing holds it', () => {
    expect(scores([9, 8])).toEqual([9, 8, 6, 5]);
    expect(scores([])).toEqual([9, 8, 6, 5]);
  });
});
