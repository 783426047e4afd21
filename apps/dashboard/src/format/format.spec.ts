import { describe, expect, it } from 'vitest';
import { bytes, many, milliseconds, seconds, share } from './quantity.ts';
import { sentence } from './sentence.ts';
import { relativeTime } from './time.ts';

describe('reasons', () => {
  it('start like sentences, but ids and addresses stay as they are', () => {
    expect(sentence('no card was found')).toBe('No card was found');
    expect(sentence('http://127.0.0.1:8199/v1, breaker closed')).toBe('http://127.0.0.1:8199/v1, breaker closed');
    expect(sentence('qwen2.5-1.5b has no result yet')).toBe('qwen2.5-1.5b has no result yet');
  });
});

describe('quantities', () => {
  it('gives bytes in the scale a person reads', () => {
    expect([0, 1, 999, 1000, 1500, 34_014_426, 1_117_320_768].map(bytes)).toEqual([
      '0 bytes',
      '1 byte',
      '999 bytes',
      '1 kB',
      '1.5 kB',
      '34 MB',
      '1.1 GB',
    ]);
  });

  it('gives durations in the scale a person reads', () => {
    expect([0.2, 7.6, 999, 1500, 12_400, 90_000].map(milliseconds)).toEqual(['< 1 ms', '8 ms', '999 ms', '1.5 s', '12 s', '2 min']);
    expect([5, 61, 3600, 3660, 86_400 * 3].map(seconds)).toEqual(['5 s', '1 min', '1 h', '1 h 1 min', '3 days']);
  });

  it('never rounds a few to none or most to all', () => {
    expect([share(0, 10), share(1, 1000), share(999, 1000), share(10, 10), share(0, 0)]).toEqual(['0 %', '< 1 %', '> 99 %', '100 %', '–']);
  });

  it('counts things in words', () => {
    expect([many(1, 'document'), many(1200, 'document'), many(2, 'query', 'queries')]).toEqual([
      '1 document',
      '1,200 documents',
      '2 queries',
    ]);
  });
});

describe('relativeTime', () => {
  const now = Date.parse('2026-03-10T12:00:00Z');
  const at = (secondsAway: number) => relativeTime(new Date(now + secondsAway * 1000).toISOString(), now);

  it('says how far away a moment is', () => {
    expect([-3, -70, -3500, -86_400 * 2, 7200].map(at)).toEqual(['just now', '1 minute ago', '1 hour ago', '2 days ago', 'in 2 hours']);
  });

  it('gives the date once that says more', () => {
    expect(at(-86_400 * 60)).toMatch(/2026$/);
  });
});
