import { expect, it } from 'vitest';
import { acceptanceOf, speedOf } from './pass.ts';

const passes = [
  { drafted: 0, accepted: 0, ms: 100 },
  { drafted: 3, accepted: 3, ms: 160 },
  { drafted: 3, accepted: 1, ms: 160 },
];

it('tells how right drafts were, and what a pass gave and should give', () => {
  const figures = acceptanceOf(passes);
  expect(figures).toMatchObject({ drafted: 6, accepted: 4, tokensPerPass: 3 });
  // Of the five drafted tokens that the model came to, four were right: (1 − 0.8^4) / 0.2.
  expect(figures.expectedTokensPerPass).toBeCloseTo(2.952);
  expect(acceptanceOf(passes.slice(0, 2)).expectedTokensPerPass).toBe(4);
});

it('counts the token that each pass gives beside its draft', () => {
  expect(speedOf(passes)).toBeCloseTo(1000 * (7 / 420));
});

it('has no figures for what was not there', () => {
  expect(acceptanceOf([])).toEqual({ drafted: 0, accepted: 0, tokensPerPass: null, expectedTokensPerPass: null });
  expect(speedOf([])).toBeNull();
});
