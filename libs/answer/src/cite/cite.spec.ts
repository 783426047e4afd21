import { expect, test } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { CitationList } from './cite.ts';

test('words that begin at one place and end at two are two citations, each with its own quote', () => {
  const passage = ranked(aFoundChunk('Steep it at seventy degrees. Then wait.', { start: 100 }));
  const citations = new CitationList();
  const quoted = (end: number) => citations.add({ passage, span: { start: 0, end }, text: passage.text.slice(0, end) });
  expect(quoted(28)).toMatchObject({ isNew: true, citation: { marker: 1, quote: 'Steep it at seventy degrees.', end: 128 } });
  expect(quoted(39)).toMatchObject({ isNew: true, citation: { marker: 2, quote: passage.text, end: 139 } });
  expect(quoted(28)).toMatchObject({ isNew: false, citation: { marker: 1 } });
});
