import { describe, expect, it } from 'vitest';
import { maxSim } from './max-sim.ts';

const dimensions = 16;
/** Repeatable numbers between -1 and 1. */
const numbers = (count: number, seed: number) => Float32Array.from({ length: count }, (_, index) => Math.sin(seed + index * 12.9898));
const signature = (tokens: number, seed: number) =>
  Uint8Array.from({ length: (tokens * dimensions) / 8 }, (_, index) => (index * 73 + seed * 41) & 255);

function plainly(states: Float32Array, weights: Float32Array, tokens: Uint8Array): number {
  const sign = (token: number, column: number) => (((tokens[token * 2 + (column >> 3)] ?? 0) >> (column & 7)) & 1 ? 1 : -1);
  const products = Array.from(weights, (weight, row) => {
    const best = Array.from({ length: tokens.length / 2 }, (_, token) =>
      Array.from({ length: dimensions }, (__, column) => (states[row * dimensions + column] ?? 0) * sign(token, column)).reduce(
        (a, b) => a + b,
      ),
    );
    return weight * Math.max(...best);
  });
  return products.reduce((a, b) => a + b) / (Math.sqrt(dimensions) * weights.reduce((a, b) => a + b));
}

describe('late interaction over sign bits', () => {
  it('is the weighted mean of the best product of each query token', () => {
    const states = numbers(3 * dimensions, 5);
    const weights = Float32Array.from([1, 0.2, 3]);
    const passages = [signature(4, 1), signature(1, 2), signature(9, 3)];
    const scores = maxSim({ states, weights, dimensions }, passages);
    for (const [index, passage] of passages.entries()) expect(scores[index]).toBeCloseTo(plainly(states, weights, passage), 4);
  });

  it('is 1 for a passage that holds exactly the signs of the query', () => {
    const states = Float32Array.from({ length: dimensions }, (_, column) => (column % 3 === 0 ? 0.25 : -0.25));
    const bits = Uint8Array.from([0b01001001, 0b10010010]);
    expect(maxSim({ states, weights: Float32Array.from([2]), dimensions }, [bits])[0]).toBeCloseTo(1, 5);
  });

  it('is 0 without tokens on either side', () => {
    expect([...maxSim({ states: numbers(dimensions, 1), weights: Float32Array.from([1]), dimensions }, [new Uint8Array()])]).toEqual([0]);
    expect([...maxSim({ states: new Float32Array(), weights: new Float32Array(), dimensions }, [signature(2, 1)])]).toEqual([0]);
  });
});
