import { AsyncLocalStorage } from 'node:async_hooks';
import { type Embedder, invariant, type QueryTokens, wrapEmbedder } from '#core';
import { BoundedCache, type CacheLimits } from './bounded-cache.ts';

type EmbeddedText = { readonly vector: Float32Array; readonly tokens: QueryTokens | null };

interface KeptVector extends EmbeddedText {
  readonly ms: number;
}

/**
 * Vectors of questions. Nothing in a vector is anybody's secret, but that it was there already would tell, by the time a search takes,
 * that somebody asked the same words before: so each set of rights has its own.
 */
export class QueryVectors {
  private readonly cache: BoundedCache<KeptVector>;
  /** Whose question it is: an embedder is asked for a text and does not know. */
  private readonly asker = new AsyncLocalStorage<string>();

  constructor(limits: CacheLimits) {
    this.cache = new BoundedCache('vectors', limits, ({ vector, tokens }) => vector.byteLength + (tokens?.states.byteLength ?? 0));
  }

  /** Questions that `work` embeds are kept for those who have these rights. */
  during<Result>(rights: string, work: () => Promise<Result>): Promise<Result> {
    return this.asker.run(rights, work);
  }

  /** The same embedder with a memory for questions. */
  of(inner: Embedder): Embedder {
    return wrapEmbedder(inner, {
      embed: async (texts, as, signal) => {
        const [text] = texts;
        if (as !== 'query' || texts.length !== 1 || text === undefined) return inner.embed(texts, as, signal);
        const { vector } = await this.remembered(['vector', inner.id, text], signal, async () => {
          const [made] = await inner.embed([text], as, signal);
          invariant(made, 'the embedder answers one vector for one text');
          return { vector: made, tokens: null };
        });
        return [vector];
      },
      embedQuery: async (within, text, signal) => {
        const { vector, tokens } = await this.remembered(['tokens', within.id, text], signal, () => within.embedQuery(text, signal));
        invariant(tokens, 'what is kept under tokens has them');
        return { vector, tokens };
      },
    });
  }

  private async remembered<Kept extends EmbeddedText>(
    key: readonly string[],
    signal: AbortSignal,
    make: () => Promise<Kept>,
  ): Promise<EmbeddedText> {
    const rights = this.asker.getStore();
    if (rights === undefined) return make();
    signal.throwIfAborted();
    const whole = JSON.stringify([rights, ...key]);
    const known = this.cache.get(whole);
    if (known) {
      this.cache.tell('hit', known.ms);
      return known;
    }
    const startedAt = performance.now();
    const made = await make();
    this.cache.set(whole, { vector: made.vector, tokens: made.tokens, ms: performance.now() - startedAt });
    this.cache.tell('miss');
    return made;
  }
}
