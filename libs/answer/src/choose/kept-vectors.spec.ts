import { describe, expect, it } from 'vitest';
import { invariant, type KeptVectors, SentenceVectors, TokenEmbedder, wrapEmbedder } from '#core';
import { HashEmbedder } from '#testing';
import { AnswerDraft } from '../answer-draft.ts';
import { withKeptVectors } from './kept-vectors.ts';

class TheseVectors extends SentenceVectors {
  reads = 0;
  private readonly kept: ReadonlyMap<string, Float32Array> | null;

  constructor(kept: ReadonlyMap<string, Float32Array> | null) {
    super();
    this.kept = kept;
  }

  read(): Promise<KeptVectors> {
    this.reads += 1;
    const { kept } = this;
    return kept ? Promise.resolve((text: string) => kept.get(text) ?? null) : Promise.reject(new Error('the database is away'));
  }
}

class TokenHashEmbedder extends TokenEmbedder {
  readonly id = 'tokens';
  readonly dimensions = 384;
  readonly maxTokens = 512;
  private readonly inner = new HashEmbedder();

  countTokens(text: string): number {
    return this.inner.countTokens(text);
  }

  embed(...given: Parameters<HashEmbedder['embed']>): ReturnType<HashEmbedder['embed']> {
    return this.inner.embed(...given);
  }

  embedQuery(): ReturnType<TokenEmbedder['embedQuery']> {
    return Promise.resolve({ vector: new Float32Array(384), tokens: { dimensions: 0, states: new Float32Array(), words: [] } });
  }

  embedPassages(): ReturnType<TokenEmbedder['embedPassages']> {
    return Promise.resolve([{ vector: new Float32Array(384), signature: new Uint8Array() }]);
  }
}

const never = new AbortController().signal;
const scope = {
  principal: { organisationId: 'default', keyId: 'k', role: 'admin', groups: [] },
  collectionIds: ['c'],
  filter: {},
  asOf: null,
} as const;
const passages = [{ chunkId: 'one' }, { chunkId: 'two' }];

describe('an embedder that knows sentences', () => {
  const inner = new HashEmbedder();
  const known = new Float32Array(384).fill(0.5);

  it('reads once, embeds what is missing in its place, and counts no more than that', async () => {
    const vectors = new TheseVectors(new Map([['known', known]]));
    const draft = new AnswerDraft();
    const embedder = withKeptVectors({ embedder: inner, sentenceVectors: vectors }, { passages, scope }, draft);
    const [first, second, third] = await embedder.embed(['new one', 'known', 'another'], 'passage', never);
    expect([first, third]).toEqual(await inner.embed(['new one', 'another'], 'passage', never));
    expect(second).toBe(known);
    await embedder.embed(['known'], 'passage', never);
    expect(vectors.reads).toBe(1);
    expect(draft.usage.embeddedTexts).toBe(2);
  });

  it('embeds questions anew, and everything where nothing could be read', async () => {
    const lost = withKeptVectors({ embedder: inner, sentenceVectors: new TheseVectors(null) }, { passages, scope }, new AnswerDraft());
    expect(await lost.embed(['known'], 'passage', never)).toEqual(await inner.embed(['known'], 'passage', never));
    const asking = new TheseVectors(new Map([['known', known]]));
    await withKeptVectors({ embedder: inner, sentenceVectors: asking }, { passages, scope }, new AnswerDraft()).embed(
      ['known'],
      'query',
      never,
    );
    expect(asking.reads).toBe(0);
  });

  it('counts what it made, tokens and questions too, and nothing that failed', async () => {
    const draft = new AnswerDraft();
    const embedder = withKeptVectors({ embedder: new TokenHashEmbedder(), sentenceVectors: null }, { passages, scope }, draft);
    invariant(embedder instanceof TokenEmbedder, 'it tells tokens apart');
    await embedder.embed(['one', 'two'], 'passage', never);
    await embedder.embed([], 'passage', never);
    await embedder.embedPassages(['three'], never);
    await embedder.embedQuery('four', never);
    expect(draft.usage.embeddedTexts).toBe(4);
    const failing = wrapEmbedder(inner, { embed: () => Promise.reject(new Error('the model is gone')) });
    await expect(withKeptVectors({ embedder: failing }, { passages, scope }, draft).embed(['five'], 'passage', never)).rejects.toThrow(
      'gone',
    );
    expect(draft.usage.embeddedTexts).toBe(4);
  });

  it('ends with the caller', async () => {
    const gone = withKeptVectors({ embedder: inner, sentenceVectors: new TheseVectors(null) }, { passages, scope }, new AnswerDraft());
    await expect(gone.embed(['known'], 'passage', AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
  });
});
