import { describe, expect, it } from 'vitest';
import { fitQuestion } from './fit-question.ts';

const embedder = { maxTokens: 5, countTokens: (text: string) => text.split(/\s+/).filter(Boolean).length };

describe('a question for the embedder', () => {
  it('is left as it is when it fits', () => {
    expect(fitQuestion('how long is tea steeped', embedder)).toEqual({ text: 'how long is tea steeped', note: null });
  });

  it('is cut where the embedder ends, and that is said', () => {
    const { text, note } = fitQuestion('one two three four five six seven', embedder);
    expect(text.trim()).toBe('one two three four five');
    expect(note).toMatch(/its first 24 of 33 characters are compared by meaning/);
  });

  it('is never cut within a character', () => {
    const counted = { maxTokens: 3, countTokens: (text: string) => text.length };
    expect(fitQuestion('🍵🍵🍵', counted).text).toBe('🍵');
  });
});
