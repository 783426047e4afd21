import { describe, expect, it } from 'vitest';
import { weakestWords } from './weakest-words.ts';

/** Tokens that point along one axis each, and a passage's as the signs of them. */
const dimensions = 8;
const along = (...signs: readonly number[]) => signs.map((sign) => sign / Math.sqrt(dimensions));
const [red, blue, green] = [along(1, 1, 1, 1, 1, 1, 1, 1), along(1, -1, 1, -1, 1, -1, 1, -1), along(1, 1, -1, -1, 1, 1, -1, -1)] as const;
const claimOf = (...words: readonly (readonly [string, readonly number[]])[]) => ({
  dimensions,
  states: Float32Array.from(words.flatMap(([, state]) => state)),
  words: words.map(([text]) => ({ text, tokens: 1 })),
});
const signsOf = (...states: readonly (readonly number[])[]) =>
  Uint8Array.from(states.map((state) => state.reduce((byte, value, bit) => byte | (Number(value > 0) << bit), 0)));

describe('the weakest words of a claim', () => {
  it('are those that no evidence carries, not the many that it does', () => {
    const claim = claimOf(['red', red], ['sky', red], ['blue', blue]);
    expect(weakestWords(claim, [signsOf(red), signsOf(blue)])).toBeCloseTo(1, 5);
    expect(weakestWords(claim, [signsOf(red)])).toBeCloseTo(0, 5);
  });

  it('are words of content where there are any', () => {
    const claim = claimOf(['the', green], ['red', red]);
    expect(weakestWords(claim, [signsOf(red)])).toBeCloseTo(1, 5);
    expect(weakestWords(claimOf(['the', green]), [signsOf(red)])).toBeCloseTo(0, 5);
  });

  it('are the worst there is without evidence', () => {
    expect(weakestWords(claimOf(['red', red]), [])).toBe(-1);
    expect(weakestWords(claimOf(), [signsOf(red)])).toBe(0);
  });
});
