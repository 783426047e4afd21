import { describe, expect, it } from 'vitest';
import type { KeywordMethod, SampledChunk } from '#core';
import { aScope } from '#testing';
import { measureProfile } from './measure-profile.ts';

const signal = new AbortController().signal;
const sentence = 'Every spring the gardener prunes climbing roses above the fifth leaf.';
const sampleOf = (count: number, fields: Partial<SampledChunk> = {}): SampledChunk[] =>
  Array.from({ length: count }, (_, index) => ({ chunkId: `c${index}`, text: sentence, language: 'en', ...fields }));

/** The passage itself scores 90, the best other one 21, and 99 more 1 each. */
const found = [90, 21, ...Array.from({ length: 99 }, () => 1)].map((score, index) => ({
  chunkId: index === 0 ? 'c0' : `o${index}`,
  score,
}));
const parts = (keywordMethod: KeywordMethod, asked: string[] = []) => ({
  search: {
    keywordMethod,
    byKeyword: async (query: string) => {
      asked.push(query);
      return found;
    },
  },
  facts: { words: async (text: string) => text.split(' ').map((word) => ({ word, terms: word === 'the' ? [] : [word], parts: [] })) },
});
const measure = (sample: readonly SampledChunk[], chunks = 1000, method: KeywordMethod = 'bm25') =>
  measureProfile(parts(method), { scope: aScope, sample, chunks }, signal);

describe('what is measured of a collection', () => {
  it('is how far the best other passage stands above the mean of the first hundred, in what a rare word weighs', async () => {
    const { sharpness } = await measure(sampleOf(20, { chunkId: 'c0' }));
    expect(sharpness).toBeCloseTo((21 - (21 + 99) / 100) / Math.log(1000), 6);
  });

  it('asks for words that are looked up, and no quoted phrase', async () => {
    const asked: string[] = [];
    const sample = sampleOf(1, { text: 'Every spring the gardener prunes "climbing roses" above the leaf.' });
    await measureProfile(parts('bm25', asked), { scope: aScope, sample, chunks: 100 }, signal);
    expect(asked).toHaveLength(1);
    expect(asked[0]?.split(' ')).not.toContain('the');
    expect(asked[0]).not.toContain('"');
  });

  it.each<[string, SampledChunk[], KeywordMethod, number]>([
    ['there are too few sentences', sampleOf(19), 'bm25', 100],
    ['texts have no sentence of six words', sampleOf(50, { text: 'Too short.' }), 'bm25', 100],
    ['there is nothing', [], 'bm25', 100],
    ['words are not scored by BM25', sampleOf(50), 'ts_rank', 100],
    ['one chunk is all there is', sampleOf(20), 'bm25', 1],
  ])('is no figure where %s', async (_, sample, method, chunks) => {
    expect((await measure(sample, chunks, method)).sharpness).toBeNull();
  });

  it('has the share of each language; what nobody recognised is of none', async () => {
    const sample = [...sampleOf(2), ...sampleOf(1, { language: 'th' }), ...sampleOf(1, { language: null })];
    expect((await measure(sample)).languages).toEqual({ en: 0.5, th: 0.25 });
    expect((await measure([])).languages).toEqual({});
  });
});
