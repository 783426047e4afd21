import { describe, expect, it } from 'vitest';
import { cutBatches } from './token-batches.ts';

const lengths = Array.from({ length: 200 }, (_, index) => 5 + ((index * 37) % 400));

describe('cutBatches', () => {
  it('puts every text into exactly one batch', () => {
    const batches = cutBatches(lengths, { maxTokens: 2048, maxPadding: 0.1 });
    expect(batches.flat().sort((a, b) => a - b)).toEqual(lengths.map((_, index) => index));
  });

  it('keeps every batch within the budget and nearly free of padding', () => {
    for (const batch of cutBatches(lengths, { maxTokens: 2048, maxPadding: 0.1 })) {
      const own = batch.map((index) => lengths[index] ?? 0);
      expect(Math.max(...own) * own.length).toBeLessThanOrEqual(2048);
      expect(Math.min(...own)).toBeGreaterThanOrEqual(Math.max(...own) * 0.9);
    }
  });

  it('gives a text longer than the budget a batch of its own', () => {
    expect(cutBatches([3000, 10, 10], { maxTokens: 2048, maxPadding: 0 })).toEqual([[0], [1, 2]]);
    expect(cutBatches([7, 7], { maxTokens: 1, maxPadding: 0 })).toEqual([[0], [1]]);
  });

  it('has no batches for no texts', () => {
    expect(cutBatches([], { maxTokens: 10, maxPadding: 0 })).toEqual([]);
  });
});
