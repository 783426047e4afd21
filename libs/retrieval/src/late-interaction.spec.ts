import { describe, expect, it } from 'vitest';
import { type QueryTokens, TokenSignatures, WordWeights } from '#core';
import { aScope } from '#testing';
import { LateInteraction } from './late-interaction.ts';
import { maxSim } from './max-sim.ts';

const dimensions = 8;
const signal = new AbortController().signal;
/** A token whose state points where these bits say. */
const states = (...tokens: readonly number[]) =>
  Float32Array.from(
    tokens.flatMap((bits) => Array.from({ length: dimensions }, (_, column) => ((bits >> column) & 1 ? 1 : -1) / Math.sqrt(dimensions))),
  );
const [tea, hot, the] = [0b10110010, 0b01001101, 0b11110000];

class Signatures extends TokenSignatures {
  async read(chunkIds: readonly string[]) {
    const stored: Record<string, readonly number[]> = { tea: [tea, the], hot: [hot, the], plain: [the] };
    return new Map(chunkIds.flatMap((id) => (stored[id] ? [[id, Uint8Array.from(stored[id])] as const] : [])));
  }
}
class Weights extends WordWeights {
  async idf() {
    return new Map([
      ['tea', 5],
      ['hot', 1],
    ]);
  }
}
const judge = new LateInteraction({ signatures: new Signatures(), weights: new Weights(), modelId: 'm' });
const score = (queryTokens: QueryTokens | null, chunkIds = ['tea', 'hot', 'plain', 'unknown']) =>
  judge.score({ query: '', queryTokens, chunkIds, scope: aScope }, signal);

describe('late interaction', () => {
  it('puts the passage first that has the rarer word', async () => {
    const words = [
      { text: 'hot', tokens: 1 },
      { text: 'the', tokens: 1 },
      { text: 'tea', tokens: 1 },
    ];
    const { scores } = await score({ dimensions, states: states(hot, the, tea), words });
    expect([...scores.keys()].toSorted((a, b) => (scores.get(b) ?? 0) - (scores.get(a) ?? 0))).toEqual(['tea', 'hot', 'plain']);
    expect(scores.has('unknown')).toBe(false);
  });

  it('lets others have their turn during a long question, and stops with the signal', async () => {
    const tokens = Array.from({ length: 200 }, (_, index) => [hot, the, tea][index % 3] ?? hot);
    const queryTokens = { dimensions, states: states(...tokens), words: tokens.map(() => ({ text: 'tea', tokens: 1 })) };
    const whole = maxSim({ states: queryTokens.states, weights: new Float32Array(200).fill(1), dimensions }, [Uint8Array.from([tea, the])]);
    expect((await score(queryTokens)).scores.get('tea')).toBeCloseTo(whole[0] ?? 0, 5);
    const stopping = new AbortController();
    setImmediate(() => stopping.abort(new Error('late')));
    const late = judge.score({ query: '', queryTokens, chunkIds: ['tea'], scope: aScope }, stopping.signal);
    await expect(late).rejects.toThrow('late');
  });

  it('judges nothing without tokens of the question', async () => {
    expect((await score(null)).scores).toEqual(new Map());
    expect((await score({ dimensions, states: new Float32Array(), words: [] })).scores).toEqual(new Map());
  });
});
