import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Embedder } from '#core';

const never = () => new AbortController().signal;
const cosine = (a: Float32Array | undefined, b: Float32Array | undefined) =>
  a && b ? a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0) : Number.NaN;

/** What every Embedder promises. `make` is called once; an AsyncDisposable one is disposed of after the last test. */
export function describeEmbedder(name: string, make: () => Embedder | Promise<Embedder>): void {
  describe(`${name} as an Embedder`, () => {
    let embedder: Embedder;
    beforeAll(async () => {
      embedder = await make();
    }, 300_000);
    afterAll(async () => {
      if (embedder && Symbol.asyncDispose in embedder) await (embedder as Embedder & AsyncDisposable)[Symbol.asyncDispose]();
    });

    embedsFaithfully(() => embedder);
    keepsItsLimits(() => embedder);
  });
}

function embedsFaithfully(theEmbedder: () => Embedder): void {
  it('gives no vectors for no texts', async () => {
    expect(await theEmbedder().embed([], 'passage', never())).toEqual([]);
  });

  it('gives vectors of its dimensions with length 1, also for an empty text', async () => {
    for (const as of ['query', 'passage'] as const) {
      for (const vector of await theEmbedder().embed(['A dog runs.', '', 'ß 漢字 🦊'], as, never())) {
        expect(vector).toHaveLength(theEmbedder().dimensions);
        expect(cosine(vector, vector)).toBeCloseTo(1, 4);
      }
    }
  });

  it('keeps the order of texts of very different lengths', async () => {
    const texts = Array.from({ length: 12 }, (_, index) =>
      Array.from({ length: 1 + ((index * 7) % 12) * 3 }, (__, word) => `topic${index} word${word}`).join(' '),
    );
    const together = await theEmbedder().embed(texts, 'passage', never());
    for (const [index, text] of texts.entries()) {
      const [alone] = await theEmbedder().embed([text], 'passage', never());
      // Quantised graphs let neighbours move a vector a little; another text's vector is much further away.
      expect(cosine(alone, together[index])).toBeGreaterThan(0.98);
    }
  });

  it('puts a passage nearer to its question than an unrelated one', async () => {
    const [question] = await theEmbedder().embed(['how tall is the tower of the old town hall'], 'query', never());
    const [near, far] = await theEmbedder().embed(
      ['The tower of the old town hall is 62 metres tall.', 'Yeast dough rises best at thirty degrees.'],
      'passage',
      never(),
    );
    expect(cosine(question, near)).toBeGreaterThan(cosine(question, far));
  });
}

function keepsItsLimits(theEmbedder: () => Embedder): void {
  it('counts more tokens for more text', () => {
    expect(theEmbedder().countTokens('one two three four')).toBeGreaterThan(theEmbedder().countTokens('one'));
  });

  it('takes a text of exactly maxTokens and refuses a longer one', async () => {
    const overhead = theEmbedder().countTokens('a') - 1;
    const fitting = Array.from({ length: theEmbedder().maxTokens - overhead }, () => 'a').join(' ');
    expect(theEmbedder().countTokens(fitting)).toBe(theEmbedder().maxTokens);
    for (const as of ['query', 'passage'] as const) {
      expect(await theEmbedder().embed([fitting], as, never())).toHaveLength(1);
      await expect(theEmbedder().embed(['short', `${fitting} a`], as, never())).rejects.toMatchObject({ code: 'prompt_too_long' });
    }
  });

  it('does not start when the signal is aborted already', async () => {
    await expect(theEmbedder().embed(['text'], 'passage', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });

  it('stops within a batch of an abort and works on afterwards', async () => {
    const controller = new AbortController();
    const texts = Array.from({ length: 200 }, (_, index) => `passage ${index} about rivers, bridges and the towns between them`);
    const all = theEmbedder().embed(texts, 'passage', controller.signal);
    controller.abort(new Error('changed my mind'));
    await expect(all).rejects.toThrow('changed my mind');
    expect(await theEmbedder().embed(['still there'], 'passage', never())).toHaveLength(1);
  });

  it('answers calls made at the same time, each with its own vectors', async () => {
    const texts = ['rivers', 'bread', 'engines'];
    const answers = await Promise.all(texts.map(async (text) => (await theEmbedder().embed([text], 'query', never()))[0]));
    for (const [index, text] of texts.entries()) {
      const [alone] = await theEmbedder().embed([text], 'query', never());
      expect(cosine(alone, answers[index])).toBeGreaterThan(0.98);
    }
  });
}
