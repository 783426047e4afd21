import { describe, expect, it } from 'vitest';
import type { Candidate } from '#core';
import { diversify } from './diversify.ts';

const candidate = (chunkId: string, score: number): Candidate => ({ chunkId, score, fused: score, legs: {}, opinions: {} });
const ranking = [candidate('a', 1), candidate('a again', 0.95), candidate('b', 0.8), candidate('c', 0.6)];
const likeness = [
  { left: 'a', right: 'a again', cosine: 0.99 },
  { left: 'a', right: 'b', cosine: 0.3 },
  { left: 'a again', right: 'b', cosine: 0.3 },
  { left: 'a', right: 'c', cosine: 0.2 },
  { left: 'a again', right: 'c', cosine: 0.2 },
  { left: 'b', right: 'c', cosine: 0.2 },
];
const order = (diversity: number, of = likeness) => diversify(ranking, of, diversity).map(({ chunkId }) => chunkId);

describe('diversity', () => {
  it('puts what is unlike the passages before it first, the more the more it counts', () => {
    expect(order(0)).toEqual(['a', 'a again', 'b', 'c']);
    expect(order(0.3)).toEqual(['a', 'b', 'a again', 'c']);
    expect(order(0.5)).toEqual(['a', 'b', 'c', 'a again']);
    expect(order(1)[0]).toBe('a');
  });

  it('gives nobody an advantage for having no vector', () => {
    const known = likeness.filter(({ left, right }) => left !== 'c' && right !== 'c');
    expect(order(0.3, known)).toEqual(['a', 'b', 'a again', 'c']);
    expect(order(0.3, [])).toEqual(['a', 'a again', 'b', 'c']);
  });

  it('loses none and repeats none, whatever is asked', () => {
    const many = Array.from({ length: 120 }, (_, index) => candidate(`c${index}`, 1 - index / 120));
    for (const diversity of [0.1, 0.5, 1]) {
      const found = diversify(many, [{ left: 'c0', right: 'c1', cosine: 0.9 }], diversity);
      expect(new Set(found).size).toBe(120);
      expect(found.slice(50)).toEqual(many.slice(50));
    }
  });
});
