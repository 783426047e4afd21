import { expect, it } from 'vitest';
import { ReadingFigures } from './reading-figures.ts';

it('adds up what prompts held that was there already, by route, of models that say so', () => {
  const reading = new ReadingFigures();
  reading.note('rewrite', { promptTokens: 100, reusedTokens: 0, reusedFrom: 'nothing' });
  reading.note('compose', { promptTokens: 1000, reusedTokens: 900, reusedFrom: 'parked', savedMs: 9000 });
  reading.note('compose', { promptTokens: 1000, reusedTokens: 300, reusedFrom: 'instructions', savedMs: 3000 });
  reading.note('compose', { promptTokens: 1000 });
  expect(reading.report()).toEqual([
    { route: 'compose', calls: 2, hits: 1, promptTokens: 2000, reusedTokens: 1200, savedMs: 12_000 },
    { route: 'rewrite', calls: 1, hits: 0, promptTokens: 100, reusedTokens: 0, savedMs: 0 },
  ]);
});
