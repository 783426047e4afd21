import { describe, expect, it } from 'vitest';
import { type CollectionRanking, defaultCollectionSettings, type RankingSettings, type RetrievalSettings } from '#core';
import { rankingFor, settingsFor } from './ranking-for.ts';

const installation: RetrievalSettings = {
  vectorWeight: null,
  bridgeShare: 0,
  recency: { weight: 0, halfLifeDays: 30 },
  candidatesPerLeg: 100,
  legDeadlineMs: 1000,
  rerank: { id: 'late interaction', depth: 50, share: 0.4, deadlineMs: 1000 },
  judges: [],
  keywordMethod: 'bm25',
  embedderId: 'static',
};
const collection = (id: string, ranking: Partial<RankingSettings>, { chunks = 1000, sharpness = 1.8 } = {}): CollectionRanking => ({
  id,
  profile: { chunks, sharpness, languages: { en: 1 }, keywordMethod: 'bm25' },
  ranking: { ...defaultCollectionSettings.ranking, ...ranking },
});
const ranked = (query: string, collections: readonly CollectionRanking[], languages: readonly string[] | null = ['en']) =>
  rankingFor({ query, collections, languages }, installation);

describe('what is set for a collection', () => {
  it('counts instead of what was measured of it, and says so', () => {
    expect(ranked('how', [collection('a', {})]).weighing.vectorShare).toBeCloseTo(0.5);
    expect(ranked('how', [collection('a', { vectorWeight: 0.9 })]).weighing).toEqual({
      status: 'ok',
      vectorShare: 0.9,
      why: 'as set for this collection',
    });
  });

  it('counts by the size of the collection among others', () => {
    const both = [collection('a', { vectorWeight: 0.9, rerankShare: 0 }, { chunks: 3000 }), collection('b', {})];
    const { weighing, rerankShare } = ranked('how', both);
    expect(weighing.vectorShare).toBeCloseTo(0.8);
    expect(weighing.why).toContain('1 of the 2 collections');
    expect(rerankShare).toBeCloseTo(0.1);
  });

  it('leaves the words of an identifier at least a half', () => {
    const { weighing } = ranked('torque of bolt M8-1125', [collection('a', { vectorWeight: 0.9 })]);
    expect(weighing.vectorShare).toBeCloseTo(0.5);
    expect(weighing.why).toContain('identifier');
  });

  it('holds for languages that the embedder was not trained for too', () => {
    expect(ranked('ما هو الشاي', [collection('a', { vectorWeight: 0.6 })]).weighing.vectorShare).toBeCloseTo(0.6);
    expect(ranked('ما هو الشاي', [collection('a', {})]).rerankShare).toBe(0);
    expect(ranked('ما هو الشاي', [collection('a', { rerankShare: 0.3 })]).rerankShare).toBeCloseTo(0.3);
  });

  it('asks as many candidates as the collection that wants most, and pins what it went by', () => {
    const collections = [collection('a', { candidates: 200 }), collection('b', { candidates: 20, rerankDepth: 80 })];
    const settings = settingsFor(installation, { collections, analysisVersion: 2 });
    expect(settings).toMatchObject({
      candidatesPerLeg: 200,
      rerank: { depth: 80, share: 0.4 },
      pinned: { analysisVersion: 2, collections },
    });
    expect(settingsFor(installation, { collections: null, analysisVersion: 2 })).toEqual(installation);
    expect(settingsFor(installation, { collections: [collection('b', { candidates: 20 })], analysisVersion: 2 }).candidatesPerLeg).toBe(20);
  });
});
