import { describe, expect, it } from 'vitest';
import { computeStanding, type HourOfUse, type KeyLimits, tokenStanding, usedUpOf } from './key-limits.ts';

const limits = (fields: Partial<KeyLimits> = {}): KeyLimits => ({
  requestsPerMinute: null,
  tokensPerDay: null,
  computeSecondsPerDay: null,
  ...fields,
});
/** The oldest leaves in ten minutes. */
const hours: readonly HourOfUse[] = [
  { tokens: 300, ms: 0, secondsLeft: 600 },
  { tokens: 500, ms: 4000, secondsLeft: 4200 },
  { tokens: 200, ms: 1500, secondsLeft: 7800.4 },
];

describe('how a key stands to a limit', () => {
  it('is what was used of it, what remains, and when nothing is used any more', () => {
    const standing = { limit: 1500, used: 1000, remaining: 500, retryAfterSeconds: 0, resetSeconds: 7801 };
    expect(tokenStanding(limits({ tokensPerDay: 1500 }), hours)).toEqual(standing);
    expect(computeStanding(limits({ computeSecondsPerDay: 5 }), hours)).toMatchObject({ used: 5.5, remaining: 0, resetSeconds: 7801 });
    expect(tokenStanding(limits({ tokensPerDay: 9 }), [])).toEqual({
      limit: 9,
      used: 0,
      remaining: 9,
      retryAfterSeconds: 0,
      resetSeconds: 0,
    });
    expect(tokenStanding(limits(), hours)).toBeNull();
  });

  it.each([
    [1001, 0],
    [1000, 600],
    [701, 600],
    [700, 4200],
    [200, 7801],
    [1, 7801],
  ])('of %i tokens: something remains after %i seconds, as hours fall out of the day', (tokensPerDay, seconds) => {
    expect(tokenStanding(limits({ tokensPerDay }), hours)?.retryAfterSeconds).toBe(seconds);
  });

  it('is never said to be in no time', () => {
    expect(tokenStanding(limits({ tokensPerDay: 1 }), [{ tokens: 1, ms: 0, secondsLeft: 0.02 }])?.retryAfterSeconds).toBe(1);
  });
});

describe('a limit that is used up', () => {
  it('says what of, and when a model works again', () => {
    expect(usedUpOf(limits({ tokensPerDay: 1000 }), hours)).toEqual({
      limit: 'tokens',
      words: 'this key has used its 1,000 tokens of the last 24 hours; a model works for it again in about 10 minutes',
      retryAfterSeconds: 600,
    });
    expect(usedUpOf(limits({ computeSecondsPerDay: 5 }), [{ tokens: 1, ms: 5000, secondsLeft: 30 }])?.words).toBe(
      'this key has used its 5 compute seconds of the last 24 hours; a model works for it again in about a minute',
    );
  });

  it('is said in hours where minutes would be hard to read', () => {
    const wordsAfter = (secondsLeft: number) => usedUpOf(limits({ tokensPerDay: 1 }), [{ tokens: 1, ms: 0, secondsLeft }])?.words;
    expect(wordsAfter(83_400)).toMatch(/again in about 23 hours$/);
    expect(wordsAfter(5000)).toMatch(/again in about 84 minutes$/);
  });

  it('is none while something remains, and without limits', () => {
    expect(usedUpOf(limits({ tokensPerDay: 1001, computeSecondsPerDay: 6 }), hours)).toBeNull();
    expect(usedUpOf(limits({ requestsPerMinute: 1 }), hours)).toBeNull();
  });

  it('of two is the one that lasts', () => {
    expect(usedUpOf(limits({ tokensPerDay: 1000, computeSecondsPerDay: 1 }), hours)?.limit).toBe('compute_seconds');
    expect(usedUpOf(limits({ tokensPerDay: 100, computeSecondsPerDay: 5 }), hours)?.limit).toBe('tokens');
  });
});
