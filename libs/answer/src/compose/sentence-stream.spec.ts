import { describe, expect, it } from 'vitest';
import { SentenceStream } from './sentence-stream.ts';

const written = (...pieces: string[]) => {
  const stream = new SentenceStream();
  return [...pieces.flatMap((piece) => stream.push(piece)), ...stream.end().sentences];
};
const texts = (text: string): string[] => written(text).map((sentence) => sentence.text);

describe('a model’s sentences', () => {
  it('come without the numbers of a list and without markers of its own', () => {
    expect(texts('1. It is tall [1].\n2. It is old.\n- It is red.\n')).toEqual(['It is tall.', 'It is old.', 'It is red.']);
  });

  it('keep a date or an amount that they begin with', () => {
    expect(texts('12. März 1999 war der Tag.')).toEqual(['12. März 1999 war der Tag.']);
    expect(texts('1. April failed.\n2. Before 1950 it was dear.')).toEqual(['April failed.', 'Before 1950 it was dear.']);
    expect(texts('1.2 million people came.')).toEqual(['1.2 million people came.']);
  });

  it('belong to the evidence whose number stands before them, and say nothing where there is only a number', () => {
    expect(written('1. It is ', 'tall. It is old.\n2', '. –\n3. “Red” it', ' is.\n')).toEqual([
      { text: 'It is tall.', group: 1 },
      { text: 'It is old.', group: 1 },
      { text: '“Red” it is.', group: 3 },
    ]);
    expect(written('It is tall.')).toEqual([{ text: 'It is tall.', group: null }]);
  });
});
