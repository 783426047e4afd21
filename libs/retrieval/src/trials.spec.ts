import { describe, expect, it } from 'vitest';
import {
  type CollectionRanking,
  CollectionRankings,
  defaultCollectionSettings,
  type Judgement,
  type RankingSettings,
  Reranker,
  type RerankRequest,
} from '#core';
import { aFoundChunk, aScope, HashEmbedder, MemoryChunkSearch } from '#testing';
import { HybridRetriever, type HybridRetrieverParts } from './hybrid-retriever.ts';
import { trialsOf } from './trials.ts';

const words = ['harbour', 'garden', 'market', 'station', 'library', 'museum', 'bakery', 'bridge', 'tower', 'mill', 'school'];
const texts = Array.from({ length: 60 }, (_, index) => [3, 5, 7, 11].map((step) => words[(index * step + (index >> 2)) % 11]).join(' '));
const embedder = new HashEmbedder();
const signal = new AbortController().signal;
const request = { query: 'the market beside the old museum and the mill', scope: aScope, limit: 20 };

class SetRankings extends CollectionRankings {
  private readonly ranking: RankingSettings;
  constructor(ranking: RankingSettings) {
    super();
    this.ranking = ranking;
  }
  async read(): Promise<CollectionRanking[]> {
    return [{ id: 'c', profile: { chunks: 60, sharpness: 1.5, languages: {}, keywordMethod: 'bm25' }, ranking: this.ranking }];
  }
}

/** Likes what comes last in the alphabet of ids, and counts whom it was asked for. */
class Contrary extends Reranker {
  readonly name = 'late-interaction';
  readonly id = 'contrary';
  readonly lack = 'nothing';
  readonly asked: string[] = [];
  async score({ chunkIds }: RerankRequest): Promise<Judgement> {
    this.asked.push(...chunkIds);
    return { scores: new Map(chunkIds.map((id) => [id, Number(id.slice(1)) % 17])) };
  }
}

/** Has vectors of every other candidate so far. */
class Begun extends Reranker {
  readonly name = 'second-embedder';
  readonly id = 'begun';
  readonly lack = 'no vector yet';
  async score({ chunkIds }: RerankRequest): Promise<Judgement> {
    const judged = chunkIds.filter((id) => Number(id.slice(1)) % 2 === 0);
    return { scores: new Map(judged.map((id) => [id, Number(id.slice(1)) % 13])), isBeingMade: true };
  }
}

async function aWorld(): Promise<{ parts: HybridRetrieverParts; reranker: Contrary; legs: { asked: number } }> {
  const chunks = texts.map((text, index) => aFoundChunk(text, { chunkId: `c${index}` }));
  const search = await MemoryChunkSearch.of(chunks, embedder, 'bm25');
  const legs = { asked: 0 };
  const byVector = search.byVector.bind(search);
  Object.assign(search, { byVector: (...given: Parameters<typeof byVector>) => ((legs.asked += 1), byVector(...given)) });
  const reranker = new Contrary();
  const settings = {
    vectorWeight: null,
    bridgeShare: 0,
    recency: { weight: 0, halfLifeDays: 180 },
    candidatesPerLeg: 30,
    legDeadlineMs: 2000,
    rerank: { depth: 10, share: 0.3, deadlineMs: 1000 },
  };
  return { parts: { search, embedder, reranker, clock: () => new Date(0), settings }, reranker, legs };
}

describe('a trial', () => {
  const none = defaultCollectionSettings.ranking;
  const tried: RankingSettings[] = [
    none,
    { ...none, vectorWeight: 0.1 },
    { ...none, vectorWeight: 0.9, rerankShare: 0 },
    { ...none, rerankShare: 0.6, rerankDepth: 25 },
    { ...none, candidates: 12 },
    { ...none, candidates: 60 },
  ];

  it('ranks as search does with these settings', async () => {
    const { parts } = await aWorld();
    const trial = trialsOf({ ...parts, rankings: new SetRankings(none) }, request, 60);
    for (const ranking of tried) {
      const { passages } = await new HybridRetriever({ ...parts, rankings: new SetRankings(ranking) }).retrieve(request, signal);
      const { chunkIds } = await trial(ranking, signal);
      expect(chunkIds, JSON.stringify(ranking)).toEqual(passages.map(({ chunkId }) => chunkId));
    }
  });

  it('ranks as search does beside a judge whose vectors are still being made', async () => {
    const { parts } = await aWorld();
    const begun = new Begun();
    const judge = { reranker: begun, share: 0.5, depth: 30, deadlineMs: 1000, isOfMeaning: false, languages: null };
    const beside = { ...parts, judges: [judge], rankings: new SetRankings(none) };
    const { passages } = await new HybridRetriever(beside).retrieve(request, signal);
    const { chunkIds } = await trialsOf(beside, request, 60)(none, signal);
    expect(chunkIds).toEqual(passages.map(({ chunkId }) => chunkId));
  });

  it('asks each leg once and judges each candidate once, however many settings are tried', async () => {
    const { parts, reranker, legs } = await aWorld();
    const trial = trialsOf({ ...parts, rankings: new SetRankings(none) }, request, 60);
    for (const ranking of tried) await trial(ranking, signal);
    expect(legs.asked).toBe(1);
    expect(new Set(reranker.asked).size).toBe(reranker.asked.length);
  });
});
