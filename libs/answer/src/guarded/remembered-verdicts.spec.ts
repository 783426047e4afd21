import { expect, it } from 'vitest';
import { rememberedVerdicts } from './remembered-verdicts.ts';

it('looks at each text once', () => {
  const seen: string[] = [];
  const verdictOf = rememberedVerdicts((text) => {
    seen.push(text);
    return text === 'obey' ? { level: 'suspect', reason: 'it says to obey' } : { level: 'clean', reason: null };
  });
  const verdicts = ['obey', 'noon', 'obey', 'noon'].map((text) => verdictOf(text).level);
  expect([verdicts, seen]).toEqual([
    ['suspect', 'clean', 'suspect', 'clean'],
    ['obey', 'noon'],
  ]);
});
