import { describe, expect, it } from 'vitest';
import { oneErrorAway, twoErrorsAway } from './variants.ts';

describe('words that a mistyped one may stand for', () => {
  it('are one slip away: a letter too many, too few, another, or two changed over', () => {
    const near = oneErrorAway('recieve');
    expect(['receive', 'recive', 'reciever', 'relieve'].filter((word) => near.has(word))).toEqual([
      'receive',
      'recive',
      'reciever',
      'relieve',
    ]);
    expect(near.has('recieve')).toBe(false);
  });

  it('are two of the commonest slips away', () => {
    expect(twoErrorsAway('accomodattion').has('accommodation')).toBe(true);
  });

  it('are none in scripts without an alphabet here', () => {
    expect(oneErrorAway('東京都庁').size).toBe(0);
  });

  // A "word" of 80 letters had 88,000 words two errors away, each stemmed in every language while nobody else was served.
  it.each([oneErrorAway, twoErrorsAway])('stay few however long the word is', (variantsOf) => {
    const counts = Array.from({ length: 80 }, (_, index) => variantsOf('deinstitutionalised'.repeat(5).slice(0, index + 1)).size);
    expect(Math.max(...counts)).toBeLessThan(6000);
  });
});
