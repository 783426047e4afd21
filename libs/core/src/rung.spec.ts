import { expect, it } from 'vitest';
import { type Rung, rungOf } from './rung.ts';

const again = { of: null, asked: 'Why?', cosine: null, ageSeconds: 1 };

it.each<[Rung, Parameters<typeof rungOf>[0]]>([
  ['cached', { status: 'answered', mode: 'compose', again }],
  ['composed', { status: 'answered', mode: 'compose', writer: { modelId: 'large' } }],
  ['stand_in', { status: 'answered', mode: 'compose', writer: { modelId: 'small', insteadOf: 'large' } }],
  ['extracted', { status: 'answered', mode: 'extract' }],
  ['retrieval_only', { status: 'retrieval_only', mode: 'retrieval_only', again }],
  ['refused', { status: 'abstained', mode: 'extract' }],
  ['refused', { status: 'refused', mode: 'extract' }],
])('an answer stands on the rung “%s”', (rung, answer) => {
  expect(rungOf(answer)).toBe(rung);
});
