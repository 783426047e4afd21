import { describe, expect, it } from 'vitest';
import type { RankedPassage } from '#core';
import { aFoundChunk, aScope, ranked, retrievalOf } from '#testing';
import { atThreshold, evidencePair, thresholdFor } from './calibrate.ts';
import { thresholdOf } from './decide.ts';

const pairs = [0.61, 0.64, 0.66, 0.7, 0.71, 0.72, 0.73, 0.74, 0.78, 0.81].map((unanswerable, index) => ({
  unanswerable,
  answerable: 0.7 + index / 50,
}));

describe('a threshold for a stated share of false answers', () => {
  it('lets no more than the share through, and says what it costs', () => {
    const threshold = thresholdFor(0.2, pairs);
    expect(threshold).toBeCloseTo(0.741);
    expect(atThreshold(threshold, pairs)).toMatchObject({ falseAnswers: 0.2, answered: 0.7 });
    expect(atThreshold(thresholdFor(0.05, pairs), pairs).falseAnswers).toBe(0);
  });

  it('weighs a question with its own documents and without them', async () => {
    const passage = (documentId: string, cosine: number, text: string) =>
      ranked(aFoundChunk(text, { chunkId: documentId, documentId }), { cosine });
    const retrieval = retrievalOf([
      passage('leave', 0.8, 'Parental leave lasts twelve months.'),
      passage('badge', 0.6, 'A lost badge is replaced within two days.'),
      passage('lunch', 0.5, 'Lunch is at noon.'),
    ]);
    const parts = { limit: 2, tables: null, embedder: null, scope: aScope };
    const ask = (isOwn: (passage: RankedPassage) => boolean) =>
      evidencePair('How long is parental leave?', retrieval, { ...parts, isOwn }, new AbortController().signal);
    const pair = await ask(({ documentId }) => documentId === 'leave');
    expect(pair!.answerable).toBeGreaterThan(0.76);
    expect(pair!.unanswerable).toBeCloseTo(0.57);
    expect(await ask(() => true)).toBeNull();
  });

  it('holds for the collection it was set for, the strictest for several', () => {
    const { settings } = retrievalOf([]);
    const ranking = { vectorWeight: null, rerankShare: null, rerankDepth: null, candidates: null };
    const searched = (...thresholds: (number | null)[]) => ({
      ...settings,
      pinned: {
        analysisVersion: 1,
        collections: thresholds.map((threshold, id) => ({ id: String(id), profile: null, ranking, threshold })),
      },
    });
    expect(thresholdOf(settings, 0.7)).toBe(0.7);
    expect(thresholdOf(searched(0.6), 0.7)).toBe(0.6);
    expect(thresholdOf(searched(0.6, null), 0.7)).toBe(0.7);
    expect(thresholdOf(searched(0.6, 0.8), 0.7)).toBe(0.8);
  });
});
