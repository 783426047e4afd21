import { describe, expect, it } from 'vitest';
import { SentenceStream } from './sentence-stream.ts';

const all = (text: string): readonly string[] => {
  const stream = new SentenceStream();
  return [...stream.push(text), ...stream.end().sentences];
};

describe('a model’s sentences', () => {
  it('come without the numbers of a list and without markers of its own', () => {
    expect(all('1. It is tall [1].\n2. It is old.\n- It is red.\n')).toEqual(['It is tall.', 'It is old.', 'It is red.']);
  });

  it('keep a date that they begin with', () => {
    expect(all('12. März 1999 war der Tag.')).toEqual(['12. März 1999 war der Tag.']);
    expect(all('1.2 million people came.')).toEqual(['1.2 million people came.']);
  });
});
