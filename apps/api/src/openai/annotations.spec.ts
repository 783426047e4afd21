import { expect, it } from 'vitest';
import type { Citation } from '#contract';
import { annotationsOf } from './annotations.ts';

const aCitation = (marker: number, more: Partial<Citation> = {}): Citation => ({
  marker,
  documentId: `d${marker}`,
  revision: 2,
  chunkId: 'c',
  title: `T${marker}`,
  quote: 'q',
  span: { start: 3, end: 9 },
  page: null,
  boxes: [],
  url: null,
  ...more,
});
const verbatim = (text: string, markers: number[]) => ({ text, markers, verdict: 'verbatim' as const });

it('places each citation at its marker, whatever else stands in brackets', () => {
  const answer = '[Row 1] See [1] for it. [1][2]\n\nAnd it is so. [2]';
  const sentences = [{ ...verbatim('See [1] for it.', [1, 2]), context: 'Row 1' }, verbatim('And it is so.', [2])];
  const annotations = annotationsOf({ answer, sentences, citations: [aCitation(1), aCitation(2)] }, 'http://here');
  expect(
    annotations.map(({ url_citation: { title, start_index: start, end_index: end } }) => [title, start, answer.slice(start, end)]),
  ).toEqual([
    ['T1', 24, '[1]'],
    ['T2', 27, '[2]'],
    ['T2', 46, '[2]'],
  ]);
});

it('leads to the document itself, or to the words quoted from it', () => {
  const sentences = [verbatim('So.', [1, 2])];
  const citations = [aCitation(1, { url: 'https://example.org/a' }), aCitation(2, { page: 4 })];
  const [first, second] = annotationsOf({ answer: 'So. [1][2]', sentences, citations }, 'http://here:1');
  expect(first?.url_citation.url).toBe('https://example.org/a');
  expect(second?.url_citation.url).toBe('http://here:1/documents/d2?revision=2&start=3&end=9&page=4');
});
