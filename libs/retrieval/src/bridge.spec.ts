import { describe, expect, it } from 'vitest';
import { type Candidate, type ChunkContent, type ChunkRelations, WordWeights } from '#core';
import { aScope } from '#testing';
import { bridge, wordsOf } from './bridge.ts';
import { bridgeCandidates } from './bridge-candidates.ts';
import { namePhrases } from './name-phrases.ts';

const query = 'Who ruled the country where the composer of Aschenbrodel was a citizen?';
const texts: Readonly<Record<string, readonly [title: string, text: string]>> = {
  ballet: ['Aschenbrödel', 'Aschenbrodel is a ballet whose composer was Johann Strauss, born near Vienna.'],
  waltz: ['Waltzes', 'The Vienna Walzer Orchestra plays waltzes all over the world.'],
  austria: ['Austria', 'The country was ruled from Vienna, and a citizen there paid his taxes to it.'],
  france: ['France', 'The country was ruled from Paris, and a citizen there paid his taxes to it.'],
};
const contents = Object.entries(texts).map(([chunkId, [title, text]]): ChunkContent => ({
  chunkId,
  documentId: `document ${chunkId}`,
  title,
  text,
  words: wordsOf(query).filter((word) => text.toLowerCase().includes(word)),
}));
const known = new Map(
  Object.entries({ ruled: 4, country: 3, composer: 5, aschenbrodel: 8, citizen: 5, vienna: 6, johann: 5, strauss: 7, paris: 6 }),
);
const ranking = ['ballet', 'france', 'austria', 'waltz'].map((chunkId, index): Candidate => ({
  chunkId,
  score: 0.9 - index / 10,
  fused: 0,
  legs: {},
  opinions: {},
}));
const order = (candidates: readonly Candidate[]): string[] => candidates.map(({ chunkId }) => chunkId);
const bridged = (share: number, from = ranking) => bridge(from, { query, contents, weights: known, share });

class Known extends WordWeights {
  async idf(): Promise<ReadonlyMap<string, number>> {
    return known;
  }
}
const stage = (relations: Pick<ChunkRelations, 'contents'> | undefined, share = 0.4) =>
  bridgeCandidates(
    ranking,
    { relations, weights: new Known(), share, deadlineMs: 50 },
    { query, scope: aScope },
    new AbortController().signal,
  );

describe('names in a text', () => {
  it('are runs of capitalised words, joined ones and identifiers', () => {
    const found = namePhrases('In 1971 the Bank of England met Ms Lovelace-King about 12kW pumps. Vienna, Austria: Öl и Нева.');
    expect([...found].sort()).toEqual(['12kw', 'austria', 'bank of england', 'in', 'ms lovelace-king', 'vienna', 'öl', 'нева'].sort());
    expect(namePhrases('東京は日本の首都です')).toEqual(new Set());
  });
});

describe('a bridge to the next hop', () => {
  it('brings up what shares a rare name with one of the first and holds what that one lacks', () => {
    expect(order(bridged(0.4))).toEqual(['ballet', 'austria', 'france', 'waltz']);
    const { bridge: why } = bridged(0.4).find(({ chunkId }) => chunkId === 'austria')!;
    expect(why).toMatchObject({ from: 'ballet', by: 'vienna' });
    expect(why!.worth).toBeGreaterThan(0.1);
    expect(why!.worth).toBeLessThan(1);
  });

  it('goes by no word that only begins a sentence', () => {
    const told = contents.map((each) => ({ ...each, text: `We know. ${each.text}`.replaceAll('Vienna', 'the capital') }));
    const weights = new Map([...known, ['we', 9]]);
    const found = bridge(ranking, { query, contents: told, weights, share: 0.4 });
    expect(found.flatMap(({ bridge: why }) => why?.by ?? [])).toEqual([]);
  });

  it('leaves alone what shares a name and holds nothing of the question', () => {
    expect(bridged(1).find(({ chunkId }) => chunkId === 'waltz')?.bridge).toBeUndefined();
    expect(order(bridged(0))).toEqual(order(ranking));
  });

  it('is looked for without delay beside a title of a hundred thousand brackets', () => {
    const startedAt = performance.now();
    bridge(ranking, { query, weights: known, share: 1, contents: contents.map((each) => ({ ...each, title: '('.repeat(100_000) })) });
    expect(performance.now() - startedAt).toBeLessThan(500);
  });

  it('keeps scores between 0 and 1', () => {
    const scores = bridged(
      1,
      ranking.map((candidate) => ({ ...candidate, score: 1 })),
    ).map(({ score }) => score);
    expect(Math.max(...scores)).toBe(1);
  });

  it('does not lead by a name that the question itself says', () => {
    const asked = bridge(ranking, { query: `${query} Vienna`, contents, weights: known, share: 0.4 });
    expect(asked.every((candidate) => candidate.bridge === undefined)).toBe(true);
  });
});

describe('the stage of bridges', () => {
  it('says how many gained: it leads both ways', async () => {
    const { candidates, report } = await stage({ contents: async () => contents });
    expect(order(candidates)[1]).toBe('austria');
    expect(report).toMatchObject({ status: 'ok', note: null, bridged: 2, share: 0.4 });
  });

  it('leaves the ranking as it stands when looking fails or takes too long, and says so', async () => {
    const broken = await stage({
      contents: async () => {
        throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
      },
    });
    expect([order(broken.candidates), broken.report?.status]).toEqual([order(ranking), 'failed']);
    expect(broken.report?.note).not.toContain('10.0.0.7');
    const late = await stage({ contents: () => new Promise(() => {}) });
    expect([order(late.candidates), late.report?.status]).toEqual([order(ranking), 'late']);
  });

  it('is not there where nothing can be looked at, or it counts nothing', async () => {
    expect((await stage(undefined)).report).toBeUndefined();
    expect((await stage({ contents: async () => contents }, 0)).report).toBeUndefined();
  });
});
