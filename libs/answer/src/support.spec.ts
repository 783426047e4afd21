import { describe, expect, it } from 'vitest';
import { repeatsInstructions } from './repeats-instructions.ts';
import { supportOf } from './support.ts';

const grounds = [
  { text: 'Acme was founded in Berlin in 1998 by Jane Roe.', cosine: 0.9 },
  { text: 'The office does not open on Sundays.', cosine: 0.6 },
];

describe('the support of a claim', () => {
  it('is high for what the evidence says and names the sentence', () => {
    const support = supportOf('Acme was founded in 1998 by Jane Roe.', grounds);
    expect(support.score).toBeGreaterThan(0.85);
    expect(support).toMatchObject({ best: 0, conflicts: [] });
  });

  it('has conflicts with numbers and names of its own, whatever the score', () => {
    expect(supportOf('Acme was founded in Berlin in 1989 by Jane Roe.', grounds).conflicts).toEqual([
      'the number 1989 is not in the evidence',
    ]);
    expect(supportOf('Acme was founded in Munich in 1998 by Jane Roe.', grounds).conflicts).toEqual([
      'the name Munich is not in the evidence',
    ]);
  });

  it('loses by a turned negation and by speaking for someone', () => {
    const open = supportOf('The office does not open on Sundays.', grounds).score;
    expect(supportOf('The office does open on Sundays.', grounds).score).toBeLessThan(open);
    expect(supportOf('I think the office does not open on Sundays.', grounds).score).toBeLessThan(open - 0.1);
  });

  it('is nothing without evidence', () => {
    expect(supportOf('Anything.', [])).toMatchObject({ score: 0, best: -1 });
  });
});

describe('repeated instructions', () => {
  it('are five words in a row, whatever the case and punctuation', () => {
    const told = 'Answer the question in one to four plain sentences.';
    expect(repeatsInstructions('Sure: ANSWER the question, in one go.', told)).toBe(true);
    expect(repeatsInstructions('The question in one to be.', told)).toBe(true);
    expect(repeatsInstructions('The question is in one place.', told)).toBe(false);
  });
});
