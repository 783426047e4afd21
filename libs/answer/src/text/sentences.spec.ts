import { describe, expect, it } from 'vitest';
import { splitSentences } from './sentences.ts';

const split = (text: string) => splitSentences(text).map(({ start, end }) => text.slice(start, end));

describe('sentences of a passage', () => {
  it('end where sentences end', () => {
    expect(split('It rains. Does it? Yes! "So it does." Fine.')).toEqual(['It rains.', 'Does it?', 'Yes!', '"So it does."', 'Fine.']);
  });

  it.each([
    'Dr. Smith met Mrs. J. R. Jones at St. Mary on Jan. 5.',
    'The ratio is 3.14 vs. 2.71 at 5 p.m. Tuesday.',
    'See Fig. 3 and No. 5, e.g. Section 2.1, for approx. 1,000.5 items.',
    'U.S. Steel and Smith et al. Nature published it.',
    'Version 1.2.3 of Node.js lives at https://nodejs.org/en. path.',
    'Use the --flag option (i.e. The long one) now.',
    'Bronze was cast there (c. 800 BC) and later by Maj. Gen. Pope, as Fabian v. Desierto shows.',
    'Open https://example.com/album.php?id=7&page=2 and go on.',
    'Resturlaub verfällt am 31. März, in Frankreich im 2. Quartal, und die Garantie endet am 28. Februar 2027.',
  ])('do not end after abbreviations, initials or decimals: %s', (text) => {
    expect(split(text)).toEqual([text]);
  });

  it('end after an abbreviation when a new sentence plainly begins', () => {
    expect(split('They live in the U.S. The winters are cold. Sold by Acme Inc. It closed.')).toEqual([
      'They live in the U.S.',
      'The winters are cold.',
      'Sold by Acme Inc.',
      'It closed.',
    ]);
    expect(split('It is rich in vitamin C. They say so.')).toEqual(['It is rich in vitamin C.', 'They say so.']);
    expect(split('Is it?Yes. Hep V. They left.')).toEqual(['Is it?', 'Yes.', 'Hep V.', 'They left.']);
    expect(split('The answer is no. Nobody came.')).toEqual(['The answer is no.', 'Nobody came.']);
  });

  it('run over line ends in wrapped prose, to the letter', () => {
    const text = 'A sentence that a PDF\nwraps over lines. The next\none.';
    expect(split(text)).toEqual(['A sentence that a PDF\nwraps over lines.', 'The next\none.']);
  });

  it('keep rows, headings, code and list items apart', () => {
    const text =
      '# Limits\n| name | max |\n|---|---|\n| files. Big | 200 MB |\n\nProse here.\n- first. Yes\n- second\n1. third one\n```js\nlet a = 1. // b\nrun();\n```\nEnd.';
    expect(split(text)).toEqual([
      '# Limits',
      '| name | max |',
      '| files. Big | 200 MB |',
      'Prose here.',
      '- first.',
      'Yes',
      '- second',
      '1. third one',
      'let a = 1. // b',
      'run();',
      'End.',
    ]);
  });

  it('end before a figure, and before the marks of notes', () => {
    expect(split('Der Verein wurde 1923 gegründet. 35 % der Mitglieder sind Kinder.')).toHaveLength(2);
    expect(split('It costs approx. 35 euros a year.')).toHaveLength(1);
    expect(split('It was built in 1187 by monks.[3] A flood took it.[4][citation needed]')).toEqual([
      'It was built in 1187 by monks.',
      'A flood took it.',
    ]);
    expect(split('See the list.[1](https://example.com)')).toEqual(['See the list.[1](https://example.com)']);
  });

  it('keep labels with their values apart, line by line', () => {
    expect(split('Power: 2200 W\nCapacity: 1.7 l\nCord length: 80 cm')).toHaveLength(3);
    expect(split('The rule is this: prose that\ngoes on: to its end.')).toHaveLength(1);
  });

  it('have nothing to say about nothing', () => {
    expect(split('')).toEqual([]);
    expect(split(' \n\n *** \n')).toEqual([]);
  });

  it('are cut in other scripts too', () => {
    expect(split('今天下雨。我们不出去。')).toEqual(['今天下雨。', '我们不出去。']);
  });

  it('never overlap and never lose a letter', () => {
    const text = 'Mr. A. said “No.” Then 3.5 % fell (see p. 7). 😀 Emoji! Ok\n\nNew para – with dash… And more? i.e. this.';
    const spans = splitSentences(text);
    const rest = spans.toReversed().reduce((left, { start, end }) => left.slice(0, start) + left.slice(end), text);
    expect(rest.replaceAll(/\s/g, '')).toBe('');
    expect(spans.every((span, index) => span.start >= (spans[index - 1]?.end ?? 0))).toBe(true);
  });
});
