import { beforeEach, describe, expect, it } from 'vitest';
import { CollectionChanges, Fault, type Retrieval, type RetrievalRequest, type RetrievalSettings, Retriever } from '#core';
import { aFoundChunk, aReader, aScope, HashEmbedder, MemoryChunkSearch, ranked, retrievalOf } from '#testing';
import type { CacheLookup } from './bounded-cache.ts';
import { CachedRetriever } from './cached-retriever.ts';
import { HybridRetriever } from './hybrid-retriever.ts';
import { QueryVectors } from './query-vectors.ts';

const signal = new AbortController().signal;
const ask = (query = 'tea', scope: Partial<RetrievalRequest['scope']> = {}): RetrievalRequest => ({
  query,
  limit: 3,
  scope: { ...aScope, ...scope },
});

class MemoryChanges extends CollectionChanges {
  readonly known = new Map([
    ['collection', 'a'],
    ['second', 'b'],
  ]);
  isBroken = false;

  async marks(): Promise<ReadonlyMap<string, string>> {
    if (this.isBroken) throw new Fault('store_unavailable', 'the database is away');
    return new Map(this.known);
  }
}

/** Finds a passage that names how often it was asked. */
class CountingRetriever extends Retriever {
  settings: RetrievalSettings = retrievalOf([]).settings;
  calls = 0;
  answer: Partial<Retrieval> = {};
  during: () => void = () => undefined;

  async retrieve(): Promise<Retrieval> {
    this.calls += 1;
    this.during();
    return retrievalOf([ranked(aFoundChunk(`search ${this.calls}`))], { settings: this.settings, ...this.answer });
  }
}

let inner: CountingRetriever;
let changes: MemoryChanges;
let lookups: CacheLookup[];
let failures: unknown[];
let cached: CachedRetriever;

beforeEach(() => {
  inner = new CountingRetriever();
  changes = new MemoryChanges();
  lookups = [];
  failures = [];
  cached = make();
});

const tell = (lookup: CacheLookup) => void lookups.push(lookup);
const limits = { maxBytes: 1_000_000, onLookup: tell };
const make = (maxBytes = 1_000_000) =>
  new CachedRetriever({
    inner,
    changes,
    vectors: new QueryVectors(limits),
    limits: { ...limits, maxBytes },
    onFailure: (error) => void failures.push(error),
  });
const outcomes = () => lookups.map(({ outcome }) => outcome);

describe('CachedRetriever', () => {
  it('shares its memory with a retriever that ranks otherwise, and never a result', async () => {
    const other = new CountingRetriever();
    other.settings = { ...inner.settings, bridgeShare: 0.9 };
    const beside = (of: CountingRetriever) =>
      new CachedRetriever({ inner: of, changes, vectors: new QueryVectors(limits), limits, onFailure: () => undefined }, cached);
    await cached.retrieve(ask(), signal);
    expect((await beside(other).retrieve(ask(), signal)).cached).toBeUndefined();
    const same = new CountingRetriever();
    expect((await beside(same).retrieve(ask(), signal)).cached).toBe(true);
    expect([inner.calls, other.calls, same.calls]).toEqual([1, 1, 0]);
  });

  it('serves a search again, says so, and tells the time of this search, not of the first', async () => {
    const first = await cached.retrieve(ask(), signal);
    const second = await cached.retrieve(ask(), signal);
    expect(first.cached).toBeUndefined();
    expect(Object.keys(first.timings)).toEqual(['lookup', 'embed', 'total']);
    expect(second).toMatchObject({ cached: true, passages: first.passages, legs: first.legs });
    expect(Object.keys(second.timings)).toEqual(['cache', 'total']);
    expect(inner.calls).toBe(1);
    expect(lookups.map(({ outcome, entries }) => [outcome, entries])).toEqual([
      ['miss', 1],
      ['hit', 1],
    ]);
  });

  it('searches anew as soon as a mark has moved', async () => {
    await cached.retrieve(ask(), signal);
    changes.known.set('collection', 'a2');
    const second = await cached.retrieve(ask(), signal);
    expect(second.passages[0]?.text).toBe('search 2');
    expect(second.cached).toBeUndefined();
    expect(outcomes()).toEqual(['miss', 'changed']);
  });

  it('never serves what was found while a mark moved', async () => {
    inner.during = () => void changes.known.set('collection', 'moved');
    await cached.retrieve(ask(), signal);
    expect((await cached.retrieve(ask(), signal)).passages[0]?.text).toBe('search 2');
    expect((await cached.retrieve(ask(), signal)).cached).toBe(true);
  });

  it('keeps what differs in anything apart', async () => {
    const groups = (...names: string[]) => ({ principal: { ...aReader, groups: names } });
    const different = [
      ask(),
      ask('coffee'),
      { ...ask(), limit: 4 },
      ask('tea', { filter: { year: 1 } }),
      ask('tea', { filter: { year: '1' } }),
      ask('tea', { filter: { or: [{ a: 1 }, { b: 1 }] } }),
      ask('tea', { filter: { or: [{ a: 1, b: 1 }] } }),
      ask('tea', { asOf: new Date(1) }),
      ask('tea', { asOf: new Date(2) }),
      ask('tea', { collectionIds: ['second'] }),
      ask('tea', { collectionIds: ['collection', 'second'] }),
      ask('tea', groups('a')),
      ask('tea', groups('a', 'b')),
      ask('tea', groups('a,b')),
      ask('tea', { principal: { ...aReader, role: 'admin' } }),
      ask('tea', { principal: { ...aReader, organisationId: 'other' } }),
    ];
    for (const request of different) expect((await cached.retrieve(request, signal)).cached).toBeUndefined();
    for (const request of different) expect((await cached.retrieve(request, signal)).cached).toBe(true);
    inner.settings = { ...inner.settings, vectorWeight: 0.6 };
    expect((await cached.retrieve(ask(), signal)).cached).toBeUndefined();
  });

  it('knows what is the same, however it is written', async () => {
    await cached.retrieve(
      ask('tea', {
        filter: { a: 1, b: { gte: 1, lt: 2 } },
        collectionIds: ['collection', 'second'],
        principal: { ...aReader, groups: ['a', 'b'] },
      }),
      signal,
    );
    const same = await cached.retrieve(
      ask('tea', {
        filter: { b: { lt: 2, gte: 1 }, a: 1 },
        collectionIds: ['second', 'collection', 'second'],
        principal: { ...aReader, groups: ['b', 'a'], keyId: 'another key' },
      }),
      signal,
    );
    expect(same.cached).toBe(true);
  });

  it('keeps nothing of a bad moment, and nothing that the minute decides', async () => {
    const late = { leg: 'keyword', status: 'late', note: 'late', hits: 0, ms: 1 } as const;
    const answers: Partial<Retrieval>[] = [
      { legs: [late] },
      { legs: [{ ...late, status: 'failed' }] },
      { legs: [{ ...late, status: 'fallback' }] },
      { rerank: { status: 'late', note: 'late', judged: 0, share: 0, ms: 1, judges: [] } },
      { bridge: { status: 'failed', note: 'failed', bridged: 0, share: 0.4, ms: 1 } },
      { selection: { status: 'late', note: 'late', moved: 0, heldBack: 0, relaxed: 0, merged: 0 } },
    ];
    for (const answer of answers) {
      inner.answer = answer;
      await cached.retrieve(ask(), signal);
      expect((await cached.retrieve(ask(), signal)).cached).toBeUndefined();
    }
    inner.answer = {};
    inner.settings = { ...inner.settings, recency: { weight: 0.1, halfLifeDays: 1 } };
    await cached.retrieve(ask(), signal);
    expect((await cached.retrieve(ask(), signal)).cached).toBeUndefined();
  });

  it('goes on without marks, and tells why', async () => {
    changes.isBroken = true;
    await cached.retrieve(ask(), signal);
    expect((await cached.retrieve(ask(), signal)).cached).toBeUndefined();
    expect(failures).toHaveLength(2);
    changes.isBroken = false;
    await cached.retrieve(ask('tea', { collectionIds: ['unknown'] }), signal);
    expect((await cached.retrieve(ask('tea', { collectionIds: ['unknown'] }), signal)).cached).toBeUndefined();
  });

  it('stays within its memory', async () => {
    cached = make(20_000);
    for (let number = 0; number < 50; number += 1) await cached.retrieve(ask(`tea ${number}`), signal);
    expect(Math.max(...lookups.map(({ bytes }) => bytes))).toBeLessThanOrEqual(20_000);
    expect((await cached.retrieve(ask('tea 49'), signal)).cached).toBe(true);
    expect((await cached.retrieve(ask('tea 0'), signal)).cached).toBeUndefined();
  });

  it('counts what passages were widened by', async () => {
    const text = 'tea '.repeat(5000);
    inner.answer = { passages: [ranked(aFoundChunk('tea'), { expanded: { start: 0, end: text.length, text, chunkIds: [] } })] };
    await cached.retrieve(ask(), signal);
    expect(lookups.at(-1)?.bytes).toBeGreaterThan(2 * text.length);
  });

  it('leaves with its caller', async () => {
    await cached.retrieve(ask(), signal);
    await expect(cached.retrieve(ask(), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});

describe('vectors of questions', () => {
  it('are kept for those with the same rights, and for nobody else', async () => {
    const embedder = new HashEmbedder();
    const vectors = new QueryVectors(limits);
    const hybrid = new HybridRetriever({
      search: await MemoryChunkSearch.of([aFoundChunk('green tea')], embedder),
      embedder: vectors.of(embedder),
      clock: () => new Date(0),
      settings: {
        vectorWeight: 0.7,
        bridgeShare: 0,
        recency: { weight: 0, halfLifeDays: 180 },
        candidatesPerLeg: 100,
        legDeadlineMs: 2000,
        rerank: { depth: 50, share: 0.3, deadlineMs: 1000 },
      },
    });
    cached = new CachedRetriever({ inner: hybrid, changes, vectors, limits, onFailure: () => undefined });
    const asked = async (request: RetrievalRequest) => {
      lookups = [];
      const { queryVector } = await cached.retrieve(request, signal);
      expect(queryVector).toEqual((await embedder.embed(['tea'], 'query', signal))[0]);
      return lookups.map(({ cache, outcome }) => `${cache} ${outcome}`);
    };
    expect(await asked(ask())).toEqual(['vectors miss', 'results miss']);
    expect(await asked({ ...ask(), limit: 9 })).toEqual(['vectors hit', 'results miss']);
    expect(await asked(ask('tea', { principal: { ...aReader, groups: ['a'] } }))).toEqual(['vectors miss', 'results miss']);
    expect(await asked(ask('tea', { principal: { ...aReader, organisationId: 'other' } }))).toEqual(['vectors miss', 'results miss']);
    lookups = [];
    await vectors.of(embedder).embed(['tea'], 'query', signal);
    expect(lookups).toEqual([]);
  });
});
