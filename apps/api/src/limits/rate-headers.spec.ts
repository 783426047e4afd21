import { expect, it } from 'vitest';
import { rateHeaders } from './rate-headers.ts';

const none = { requestsPerMinute: null, tokensPerDay: null, computeSecondsPerDay: null };

it('tell what is allowed, what remains, and when all of it is back', () => {
  const hours = [
    { tokens: 40, ms: 500, secondsLeft: 30 },
    { tokens: 20, ms: 1000, secondsLeft: 80_000 },
  ];
  const limits = { requestsPerMinute: 3, tokensPerDay: 100, computeSecondsPerDay: 10 };
  expect(rateHeaders({ limits, counted: { requests: 2, secondsLeft: 12 }, hours })).toEqual({
    'x-ratelimit-limit-requests': '3',
    'x-ratelimit-remaining-requests': '1',
    'x-ratelimit-reset-requests': '12s',
    'x-ratelimit-limit-tokens': '100',
    'x-ratelimit-remaining-tokens': '40',
    'x-ratelimit-reset-tokens': '22h13m20s',
    'x-ratelimit-limit-compute-seconds': '10',
    'x-ratelimit-remaining-compute-seconds': '8',
    'x-ratelimit-reset-compute-seconds': '22h13m20s',
  });
});

it('are none for what a key has no limit of, and never below nothing', () => {
  expect(rateHeaders({ limits: none, counted: null, hours: [] })).toEqual({});
  const limits = { ...none, requestsPerMinute: 2, tokensPerDay: 5 };
  expect(
    rateHeaders({ limits, counted: { requests: 9, secondsLeft: 60 }, hours: [{ tokens: 9, ms: 0, secondsLeft: 3600 }] }),
  ).toMatchObject({
    'x-ratelimit-remaining-requests': '0',
    'x-ratelimit-reset-requests': '1m0s',
    'x-ratelimit-remaining-tokens': '0',
    'x-ratelimit-reset-tokens': '1h0m0s',
  });
});
