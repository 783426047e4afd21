import { describe, expect, it } from 'vitest';
import { CrossEncoder, type CollectionProfile } from '#core';
import { aFoundChunk, aScope, HashEmbedder, MemoryChunkSearch } from '#testing';
import { CrossReading } from './cross-reading.ts';
import { type FurtherJudge, judgesFor } from './judges.ts';
import { SecondOpinion } from './second-opinion.ts';

const signal = new AbortController().signal;
const embedder = new HashEmbedder();
const chunks = [
  aFoundChunk('Ferries leave at noon.', { chunkId: 'ferries', title: 'Timetable', headings: ['Summer'] }),
  aFoundChunk('Owls hunt at night.', { chunkId: 'owls', title: 'Owls hunt', headings: ['Birds'], context: 'Nocturnal' }),
];
const search = await MemoryChunkSearch.of(chunks, embedder);
const asked = { query: 'when do ferries leave', queryTokens: null, chunkIds: ['ferries', 'owls', 'gone'], scope: aScope };

describe('a second embedder', () => {
  it('compares the question with the vectors there are, and says that the others are being made', async () => {
    const judge = new SecondOpinion({ search, embedder });
    const { scores, isBeingMade } = await judge.score(asked, signal);
    expect([...scores.keys()]).toEqual(['ferries', 'owls']);
    expect(scores.get('ferries')).toBeGreaterThan(scores.get('owls') ?? 1);
    expect(isBeingMade).toBe(true);
    expect(judge.lack).toBe('no vector of hash-384 yet');
  });
});

describe('a cross-encoder', () => {
  it('reads what a passage is about before its text, each thing once', async () => {
    const read: string[] = [];
    class Reading extends CrossEncoder {
      readonly id = 'reading';
      async score(_query: string, passages: readonly string[]) {
        read.push(...passages);
        return passages.map(({ length }) => length);
      }
    }
    const { scores } = await new CrossReading({ search, encoder: new Reading() }).score(asked, signal);
    expect(read).toEqual(['Timetable\nSummer\nFerries leave at noon.', 'Birds\nNocturnal\nOwls hunt at night.']);
    expect(scores).toEqual(new Map(chunks.map(({ chunkId }, index) => [chunkId, read[index]?.length])));
  });
});

describe('who judges a question', () => {
  const further = (fields: Partial<FurtherJudge>): FurtherJudge => ({
    reranker: new SecondOpinion({ search, embedder }),
    share: 0.3,
    depth: 50,
    deadlineMs: 1000,
    isOfMeaning: false,
    languages: ['en'],
    ...fields,
  });
  const profile: CollectionProfile = { sharpness: 2, languages: { en: 0.6, de: 0.4 }, chunks: 100, keywordMethod: 'bm25' };
  const shares = (judges: readonly FurtherJudge[], profiles: readonly CollectionProfile[] = []) =>
    judgesFor({ own: null, further: judges, query: 'when', vectorShare: 0.5, profiles }).map(({ share }) => share);

  it('a second opinion about meaning counts with what meaning counts', () => {
    expect(shares([further({ isOfMeaning: true }), further({})])).toEqual([0.15, 0.3]);
  });

  it('a model has no say about what is in a language it was not trained for', () => {
    const [english, all] = shares([further({}), further({ languages: null })], [profile]);
    expect(english).toBeCloseTo(0.18);
    expect(all).toBe(0.3);
  });
});
