import { describe, expect, it } from 'vitest';
import { repeatsInstructions } from '../compose/repeats-instructions.ts';
import type { Ground } from './grounds.ts';
import { supportOf as check } from './support.ts';

const evidence = [
  { text: 'Acme was founded in Berlin in 1998 by Jane Roe.', cosine: 0.9 },
  { text: 'The office does not open on Sundays.', cosine: 0.6 },
];

const supportOf = (claim: string, grounds: readonly Ground[] = evidence) => check({ claim, grounds, weakest: null });

describe('the support of a claim', () => {
  it('is high for what the evidence says and names the sentence', () => {
    const support = supportOf('Acme was founded in 1998 by Jane Roe.');
    expect(support.score).toBeGreaterThan(0.85);
    expect(support).toMatchObject({ cited: [0], conflicts: [] });
  });

  it('has conflicts with numbers and names of its own, whatever the score', () => {
    expect(supportOf('Acme was founded in Berlin in 1989 by Jane Roe.').conflicts).toEqual([
      { kind: 'date', claimed: '1989', evidence: '1998' },
    ]);
    expect(supportOf('Acme was founded in Munich in 1998 by Jane Roe.').conflicts).toEqual([
      { kind: 'name', claimed: 'Munich', evidence: 'Berlin' },
    ]);
  });

  it('loses by a turned negation and by speaking for someone', () => {
    const open = supportOf('The office does not open on Sundays.').score;
    const turned = supportOf('The office opens on Sundays.');
    expect(turned.score).toBeLessThan(open - 0.2);
    expect(turned.conflicts).toEqual([{ kind: 'negation', claimed: null, evidence: 'not' }]);
    expect(supportOf('I think the office does not open on Sundays.').score).toBeLessThan(open - 0.2);
  });

  it('may rest on several sentences, each for what the others do not say', () => {
    expect(supportOf('Acme, founded in Berlin in 1998, does not open its office on Sundays.').cited.toSorted((a, b) => a - b)).toEqual([
      0, 1,
    ]);
  });

  it('falls with its weakest words', () => {
    const strong = check({ claim: 'Jane Roe founded Acme in Berlin.', grounds: evidence, weakest: 0.8 });
    expect(check({ claim: 'Jane Roe founded Acme in Berlin.', grounds: evidence, weakest: 0.2 }).score).toBeLessThan(strong.score - 0.1);
  });

  it('is nothing without evidence', () => {
    expect(supportOf('Anything.', [])).toMatchObject({ score: 0, cited: [] });
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
