import { describe, expect, it } from 'vitest';
import { type ChunkSearch, type Embedder, type LegHit, PastChunks, type SearchScope } from '#core';
import { HashEmbedder, MemoryChunkSearch, aFoundChunk, aScope } from '#testing';
import { explainPassage } from './explain-passage.ts';
import { HybridRetriever } from './hybrid-retriever.ts';

const texts = ['Rotate the API key every ninety days.', 'The cat sleeps on the warm mat.', 'Backups run every night at two.'];
const embedder = new HashEmbedder();
const signal = new AbortController().signal;
const settings = {
  vectorWeight: 0.7,
  bridgeShare: 0,
  recency: { weight: 0, halfLifeDays: 180 },
  candidatesPerLeg: 100,
  legDeadlineMs: 2000,
  rerank: { depth: 50, share: 0.3, deadlineMs: 1000 },
};
const ask = (query: string, limit = 3) => ({ query, limit, scope: aScope });

async function aSearch(overrides: Partial<Pick<ChunkSearch, 'byKeyword' | 'byVector'>> = {}, keywordMethod: 'bm25' | 'ts_rank' = 'bm25') {
  const search = await MemoryChunkSearch.of(
    texts.map((text, index) => aFoundChunk(text, { chunkId: `c${index}` })),
    embedder,
    keywordMethod,
  );
  return Object.assign(search, overrides);
}
const aRetriever = async (...args: Parameters<typeof aSearch>) =>
  new HybridRetriever({ search: await aSearch(...args), embedder, clock: () => new Date(0), settings });
const never = (): Promise<LegHit[]> => new Promise(() => {});
const broken = async (): Promise<LegHit[]> => {
  throw new Error('connect ECONNREFUSED 10.0.0.7:5432');
};

describe('HybridRetriever', () => {
  it('ranks by both legs and says where each passage stood', async () => {
    const { passages, legs, timings, queryVector } = await (await aRetriever()).retrieve(ask('rotate api key'), signal);
    expect(passages[0]?.text).toBe(texts[0]);
    expect(passages[0]?.legs.keyword?.rank).toBe(1);
    expect(passages[0]?.legs.vector?.rank).toBe(1);
    expect(passages[0]?.cosine).toBeGreaterThan(0.5);
    expect(legs.map((leg) => [leg.leg, leg.status])).toEqual([
      ['keyword', 'ok'],
      ['vector', 'ok'],
    ]);
    expect(Object.keys(timings)).toEqual(['embed', 'keyword', 'vector', 'fuse', 'rerank', 'fetch', 'total']);
    expect(queryVector).toHaveLength(embedder.dimensions);
    expect(explainPassage(passages[0]!)).toMatch(
      /^By meaning 1st \(cosine 0\.\d\d, 1\.00 of the way from the last of that list to its best\); by its words 1st .* together 1\.00 of 1\.$/,
    );
  });

  it('searches a past moment also where what there is of it is not counted in time, and says so', async () => {
    class Slow extends PastChunks {
      override coverage(): Promise<never> {
        return new Promise(() => {});
      }
    }
    const failures: string[] = [];
    const retriever = new HybridRetriever({
      search: await aSearch(),
      embedder,
      past: new Slow(),
      clock: () => new Date(0),
      onFailure: (stage) => failures.push(stage),
      settings: { ...settings, legDeadlineMs: 50 },
    });
    const then = { ...ask('rotate api key'), scope: { ...aScope, asOf: new Date('2020-05-01') } };
    const { passages, legs } = await retriever.retrieve(then, signal);
    expect(passages[0]?.text).toBe(texts[0]);
    const note = expect.stringMatching(/^how much of 2020-05-01.* could not be counted/);
    expect(legs).toMatchObject([
      { status: 'fallback', note },
      { status: 'fallback', note },
    ]);
    expect(failures).toEqual(['past']);
  });

  it('keeps what an earlier passage already says, and marks it', async () => {
    const same = ['a', 'b'].map((chunkId) => aFoundChunk(texts[0]!, { chunkId }));
    const search = await MemoryChunkSearch.of([...same, aFoundChunk(texts[2]!, { chunkId: 'other' })], embedder);
    const { passages, dropped } = await new HybridRetriever({ search, embedder, clock: () => new Date(0), settings }).retrieve(
      ask('rotate api key'),
      signal,
    );
    expect(passages.map(({ chunkId, repeats }) => [chunkId, repeats])).toEqual([
      ['a', null],
      ['b', 'a'],
      ['other', null],
    ]);
    expect(dropped).toEqual([]);
  });

  it('reads on when the first candidates say the same', async () => {
    const said = Array.from({ length: 9 }, (_, index) => aFoundChunk(texts[0]!, { chunkId: `same${index}` }));
    const search = await MemoryChunkSearch.of([...said, aFoundChunk(texts[2]!, { chunkId: 'other' })], embedder);
    const { passages, dropped } = await new HybridRetriever({ search, embedder, clock: () => new Date(0), settings }).retrieve(
      { ...ask('rotate api key', 2), nearDuplicates: 'drop' },
      signal,
    );
    expect(passages.map(({ text }) => text)).toEqual([texts[0], texts[2]]);
    expect(dropped).toHaveLength(8);
  });

  it('looks once more when what it found was replaced before it could be read', async () => {
    const search = await aSearch();
    const read = search.chunks.bind(search);
    let isReplaced = true;
    search.chunks = async (ids, scope) => {
      const chunks = await read(ids, scope);
      return isReplaced ? ((isReplaced = false), []) : chunks;
    };
    const { passages } = await new HybridRetriever({ search, embedder, clock: () => new Date(0), settings }).retrieve(
      ask('backups'),
      signal,
    );
    expect(passages[0]?.text).toBe(texts[2]);
  });

  it('fills in the cosine of what only the keyword leg found', async () => {
    const retriever = await aRetriever({ byVector: async () => [] });
    const { passages } = await retriever.retrieve(ask('backups'), signal);
    expect(passages[0]?.legs.vector).toBeUndefined();
    expect(passages[0]?.cosine).toBeGreaterThan(0);
    expect(explainPassage(passages[0]!)).toContain('By meaning not among the candidates');
  });

  it('serves from the other leg when one fails, names it, and keeps foreign messages to itself', async () => {
    const { passages, legs } = await (await aRetriever({ byVector: broken })).retrieve(ask('backups'), signal);
    expect(passages[0]?.text).toBe(texts[2]);
    expect(legs[1]).toMatchObject({ leg: 'vector', status: 'failed', hits: 0 });
    expect(legs[1]?.note).not.toContain('10.0.0.7');
  });

  it('does not wait for a leg beyond its deadline, even one that does not listen', async () => {
    const retriever = new HybridRetriever({
      search: await aSearch({ byKeyword: never }),
      embedder,
      clock: () => new Date(0),
      settings: { ...settings, legDeadlineMs: 30 },
    });
    const { passages, legs } = await retriever.retrieve(ask('backups'), signal);
    expect(passages).not.toHaveLength(0);
    expect(legs[0]).toMatchObject({ leg: 'keyword', status: 'late' });
  });

  it('has no vector without an embedder and then no cosines', async () => {
    const dead: Embedder = Object.assign(new HashEmbedder(), { embed: broken as never });
    const { passages, queryVector } = await new HybridRetriever({
      search: await aSearch(),
      embedder: dead,
      clock: () => new Date(0),
      settings,
    }).retrieve(ask('backups'), signal);
    expect(queryVector).toBeNull();
    expect(passages[0]?.cosine).toBeNull();
  });

  it('throws a fault only when both legs fail', async () => {
    const failing = await aRetriever({ byVector: broken, byKeyword: broken });
    await expect(failing.retrieve(ask('x'), signal)).rejects.toMatchObject({ name: 'Fault', code: 'store_unavailable' });
    const late = new HybridRetriever({
      search: await aSearch({ byKeyword: never, byVector: never }),
      embedder,
      clock: () => new Date(0),
      settings: { ...settings, legDeadlineMs: 20 },
    });
    await expect(late.retrieve(ask('x'), signal)).rejects.toMatchObject({ code: 'timed_out' });
  });

  it('stops at once when the caller has gone', async () => {
    const controller = new AbortController();
    const answer = (await aRetriever({ byKeyword: never, byVector: never })).retrieve(ask('x'), controller.signal);
    controller.abort(new Error('gone'));
    await expect(answer).rejects.toThrow('gone');
  });

  it('says in every answer that keywords are scored by ts_rank', async () => {
    const { legs } = await (await aRetriever({}, 'ts_rank')).retrieve(ask('backups'), signal);
    expect(legs[0]).toMatchObject({ leg: 'keyword', status: 'fallback', hits: 1 });
    expect(legs[0]?.note).toContain('pg_textsearch');
  });

  it('hands the scope to every statement and skips chunks that left it meanwhile', async () => {
    const seen: SearchScope[] = [];
    const search = await aSearch();
    const chunks = search.chunks.bind(search);
    search.chunks = async (ids, scope) => {
      seen.push(scope);
      return (await chunks(ids, scope)).filter((chunk) => chunk.chunkId !== 'c0');
    };
    const { passages } = await new HybridRetriever({ search, embedder, clock: () => new Date(0), settings }).retrieve(
      ask('rotate api key'),
      signal,
    );
    expect(passages.map((passage) => passage.chunkId)).not.toContain('c0');
    expect(new Set(seen)).toEqual(new Set([aScope]));
  });
});
