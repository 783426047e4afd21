import { describe, expect, it } from 'vitest';
import { phrasePattern, phrasesOf } from './phrases.ts';
import { oneErrorAway, twoErrorsAway } from './variants.ts';

describe('the phrases of a question', () => {
  it('are what stands between quotation marks of any kind', () => {
    expect(phrasesOf('is "net 30" the same as “payment terms”, „dreißig Tage“, «délai net» or 「支払条件」?')).toEqual([
      'net 30',
      'payment terms',
      'dreißig Tage',
      'délai net',
      '支払条件',
    ]);
  });

  it('are none where quotation marks are empty, open or apostrophes', () => {
    expect(phrasesOf('the dog\'s 5" pipe, "" and " ? " too')).toEqual([]);
  });

  it('are found whatever their case, white space and hyphens, and as whole words', () => {
    // PostgreSQL's expressions are JavaScript's here.
    const pattern = new RegExp(phrasePattern('E-1042  (Straße)'), 'u');
    for (const text of ['see e-1042\n(straße)', 'E‑1042 (STRAßE)']) expect(text).toMatch(pattern);
    for (const text of ['xe-1042 (straße)', 'e-1042 straße', 'e 1042 (straße)']) expect(text).not.toMatch(pattern);
  });
});

describe('a mistyped word', () => {
  it.each(['kuberentes', 'kuberntes', 'kubbernetes', 'kubernetas'])('%s is one error away from what was meant', (word) => {
    expect(oneErrorAway(word)).toContain('kubernetes');
  });

  it('may have two of the commonest errors', () => {
    expect(twoErrorsAway('kubarnetis')).toContain('kubernetes');
    expect(twoErrorsAway('kuberentess').size).toBeLessThan(4000);
  });

  it('is not guessed where a script has no alphabet', () => {
    expect(oneErrorAway('漢字').size).toBe(0);
  });
});
