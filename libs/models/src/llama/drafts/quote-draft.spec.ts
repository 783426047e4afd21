import { describe, expect, it } from 'vitest';
import { QuoteDraft } from './quote-draft.ts';

const evidence =
  '<1> the ferry leaves the harbour at noon and again at six . it is red . <2> the ferry leaves the pier at dawn . lamps burn';
const words = new Map<string, number>();
const tokens = (text: string): number[] => text.split(' ').map((word) => words.get(word) ?? words.set(word, words.size).size - 1);
const stop = tokens('.')[0];

function written(text: string, from = evidence) {
  const draft = new QuoteDraft(tokens(from), (token) => token === stop);
  const write = (more: string): void => tokens(more).forEach((token) => draft.push(token));
  const spelled = [...words.keys()];
  if (text !== '') write(text);
  return {
    draft,
    write,
    next: () =>
      draft
        .next()
        .map((token) => spelled[token] ?? '?')
        .join(' '),
  };
}

describe('QuoteDraft', () => {
  it('drafts nothing before a quote has begun', () => {
    expect(written('').next()).toBe('');
    expect(written('harbour at').next()).toBe('');
    expect(written('the ferry was at').next()).toBe('');
  });

  it('goes on with a quote to the end of its sentence', () => {
    expect(written('2 . the harbour at noon').next()).toBe('and again at six .');
  });

  it('drafts as far as places that begin alike go on alike', () => {
    expect(written('the ferry leaves').next()).toBe('the');
    expect(written('the ferry leaves the').next()).toBe('');
  });

  it('takes the place that was quoted for longer', () => {
    expect(written('<2> the ferry leaves').next()).toBe('the pier at dawn .');
  });

  it('drafts more after each draft that was right, and waits for a new quote after one that was not', () => {
    const long = Array.from({ length: 60 }, (_, index) => `w${index}`);
    const { draft, write, next } = written('w0 w1 w2', long.join(' '));
    expect(next()).toBe(long.slice(3, 10).join(' '));
    write(long.slice(3, 11).join(' '));
    draft.judged(true);
    expect(next()).toBe(long.slice(11, 26).join(' '));
    write(`${long.slice(11, 20).join(' ')} lamps`);
    draft.judged(false);
    expect(next()).toBe('');
    write('w20 w21');
    expect(next()).toBe('');
    write('w22');
    expect(next()).toBe(long.slice(23, 30).join(' '));
  });
});
