import { expect, it } from 'vitest';
import { againWords } from './again-words.ts';

it('says for which question an answer was made, and when', () => {
  expect(againWords({ of: 'q', asked: 'How long?', cosine: null, ageSeconds: 1 })).toContain('made just now for the same question.');
  expect(againWords({ of: null, asked: 'How long?', cosine: 0.953, ageSeconds: 600 })).toContain(
    'made 10 min ago for “How long?”, which asks the same (0.95 of 1).',
  );
});
