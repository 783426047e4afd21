import { describe, expect, it } from 'vitest';
import { aFoundChunk, ranked } from '#testing';
import { sectionsOf } from './context.ts';

const page = 'The key is rotated every ninety days. Keys that leak are revoked at once. Lunch is at noon in the hall.';
const cut = (start: number, end: number, fields = {}) =>
  ranked(
    aFoundChunk(page.slice(start, end), {
      chunkId: `c${start}`,
      documentId: 'd',
      title: 'Keys',
      start,
      end,
      section: { start: 0, end: page.length },
      ...fields,
    }),
  );
const texts = (...passages: Parameters<typeof sectionsOf>[0]) =>
  sectionsOf(passages).map(({ sentences }) => sentences.map(({ text }) => text));

describe('passages as they are read', () => {
  it('stand together where they are of one section, and say once what they share, whole', () => {
    expect(texts(cut(38, page.length), cut(0, 60))).toEqual([
      ['The key is rotated every ninety days.', 'Keys that leak are revoked at once.', 'Lunch is at noon in the hall.'],
    ]);
  });

  it('keep the passage that each sentence is cited by', () => {
    const [section] = sectionsOf([cut(38, page.length), cut(0, 60)]);
    expect(section?.sentences.map(({ passage }) => passage.chunkId)).toEqual(['c0', 'c38', 'c38']);
  });

  it('say what another document repeats only once, from the better passage', () => {
    expect(texts(cut(0, 37), cut(0, 73, { documentId: 'copy' }))).toEqual([
      ['The key is rotated every ninety days.'],
      ['Keys that leak are revoked at once.'],
    ]);
  });
});
