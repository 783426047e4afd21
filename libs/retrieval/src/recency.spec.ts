import { describe, expect, it } from 'vitest';
import type { RankedPassage } from '#core';
import { aFoundChunk, ranked } from '#testing';
import { withRecency } from './recency.ts';

const now = new Date('2026-07-01T00:00:00Z');
const passage = (chunkId: string, score: number, changedAt: string): RankedPassage =>
  ranked(aFoundChunk(chunkId, { chunkId, changedAt: new Date(changedAt) }), { score, cosine: null });
const passages = [passage('old', 0.9, '2024-01-01'), passage('new', 0.85, '2026-06-30')];

describe('recency', () => {
  it('changes nothing while it is off', () => {
    expect(withRecency(passages, { weight: 0, halfLifeDays: 180 }, now)).toBe(passages);
  });

  it('lifts what changed lately by its weight and halves with every half-life', () => {
    const ranked = withRecency(passages, { weight: 0.2, halfLifeDays: 180 }, now);
    expect(ranked.map(({ chunkId }) => chunkId)).toEqual(['new', 'old']);
    const [half] = withRecency([passage('a', 0, '2026-01-02')], { weight: 1, halfLifeDays: 180 }, now);
    expect(half?.recency).toBeCloseTo(0.5, 2);
  });
});
