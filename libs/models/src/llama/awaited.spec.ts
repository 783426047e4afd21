import { expect, it } from 'vitest';
import { Awaited } from './awaited.ts';

it('counts the time that what comes was waited for, and not the time its reader took', async () => {
  let nowMs = 0;
  let hasEnded = false;
  const written = async function* () {
    try {
      for (const token of ['a', 'b', 'c']) {
        await Promise.resolve();
        nowMs += 10;
        yield token;
      }
    } finally {
      hasEnded = true;
    }
  };
  const tokens = new Awaited(written(), () => nowMs);
  const seen: number[] = [];
  for await (const token of tokens) {
    seen.push(tokens.ms);
    nowMs += 5000;
    if (token === 'c') break;
  }
  expect(seen).toEqual([10, 20, 30]);
  expect(tokens.ms).toBe(30);
  expect(hasEnded).toBe(true);
});
