import { describe, expect, it } from 'vitest';
import type { Question, RankedPassage } from '#core';
import { aFoundChunk, aScope, HashEmbedder, ranked, retrievalOf } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { planOf } from '../parts/plan.ts';
import { atThreshold, evidencePair, thresholdFor } from './calibrate.ts';
import { thresholdOf } from './decide.ts';
import { weighCloser } from './weigh-closer.ts';

const pairs = [0.61, 0.64, 0.66, 0.7, 0.71, 0.72, 0.73, 0.74, 0.78, 0.81].map((unanswerable, index) => ({
  unanswerable,
  answerable: 0.7 + index / 50,
}));

const signal = new AbortController().signal;

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
    const found = retrievalOf([
      passage('leave', 0.8, 'Parental leave lasts twelve months.'),
      passage('badge', 0.6, 'A lost badge is replaced within two days.'),
      passage('lunch', 0.5, 'Lunch is at noon.'),
    ]);
    const retrieval = { ...found, queryVector: new Float32Array(4) };
    const parts = { limit: 2, tables: null, embedder: new HashEmbedder(), scope: aScope };
    const ask = (isOwn: (passage: RankedPassage) => boolean) =>
      evidencePair('How long is parental leave?', retrieval, { ...parts, isOwn }, signal);
    const pair = await ask(({ documentId }) => documentId === 'leave');
    expect(pair!.answerable).toBeGreaterThan(0.76);
    expect(pair!.unanswerable).toBeCloseTo(0.57);
    expect(await ask(() => true)).toBeNull();
  });

  it.each([
    ['How often is the heating of the greenhouse serviced?', 0.3],
    ['How often is the heating of the greenhouse serviced?', 0.62],
    ['How often is the heating of the greenhouse serviced?', 0.95],
    ['How often is the roof of the greenhouse painted?', 0.62],
    ['What is VX-900?', 0.62],
  ])('is the highest at which the question is answered: %s at %d', async (text, cosine) => {
    const heating = ranked(aFoundChunk('The heating is serviced twice a year. The roof is of glass.', { title: 'Greenhouse' }), { cosine });
    const embedder = new HashEmbedder();
    const [queryVector = null] = await embedder.embed([text], 'query', signal);
    const retrieval = { ...retrievalOf([heating]), queryVector };
    const pair = await evidencePair(text, retrieval, { limit: 6, tables: null, embedder, scope: aScope, isOwn: () => false }, signal);
    const asked: Question = { id: 'q', text, scope: aScope, limit: 6, mode: 'extract', deadlineMs: 1000 };
    const served = async (threshold: number) =>
      (await weighCloser(planOf(asked, retrieval, threshold), { embedder }, new AnswerDraft(), signal)).whole.verdict;
    if (pair!.answerable > 0) expect(await served(pair!.answerable)).toBeNull();
    for (const more of [0.001, 0.05, 0.15, 0.3]) expect(await served(pair!.answerable + more)).not.toBeNull();
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
