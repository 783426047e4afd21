import { expect, it } from 'vitest';
import { contentLimit, textWithin } from './content-limit.ts';

/** As embedders count: a mark before and one behind. */
const countTokens = (text: string): number => text.split(/\s+/).filter(Boolean).length + 2;
const verbatim = (text: string, markers: number[]) => ({ text, markers, verdict: 'verbatim' as const });

const answer = {
  answer: 'Steep it long. [1][2] [Row 1] No milk. [2]\n\n[No answer to “Why?”]',
  sentences: [verbatim('Steep it long.', [1, 2]), { ...verbatim('No milk.', [2]), context: 'Row 1' }],
};
const within = (maxTokens: number): string => textWithin(answer, contentLimit(maxTokens, countTokens));

it('leaves what fits as it is', () => {
  expect(within(13)).toBe(answer.answer);
});

it('cuts behind the markers of the last sentence that fits, never within one', () => {
  expect(within(12)).toBe('Steep it long. [1][2] [Row 1] No milk. [2]');
  expect(within(8)).toBe('Steep it long. [1][2]');
  expect(within(4)).toBe('Steep it long. [1][2]');
});

it('says nothing where not one sentence fits', () => {
  expect(within(3)).toBe('');
});
