import { type EmbedAs, Embedder, type PassageEmbedding, type QueryTokens, TokenEmbedder } from './models.ts';

/** What a wrapper does otherwise; what it leaves out goes to the embedder within. */
export interface EmbedderCalls {
  readonly embed?: Embedder['embed'];
  readonly embedQuery?: (
    inner: TokenEmbedder,
    ...given: Parameters<TokenEmbedder['embedQuery']>
  ) => ReturnType<TokenEmbedder['embedQuery']>;
  readonly embedPassages?: TokenEmbedder['embedPassages'];
}

/** The same embedder with some calls done otherwise; it tells tokens apart where the one within does. */
export function wrapEmbedder(inner: Embedder, calls: EmbedderCalls): Embedder {
  return inner instanceof TokenEmbedder ? new WrappedTokenEmbedder(inner, calls) : new WrappedEmbedder(inner, calls);
}

class WrappedEmbedder extends Embedder {
  readonly id: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  override readonly languages: readonly string[] | null;
  private readonly inner: Embedder;
  private readonly calls: EmbedderCalls;

  constructor(inner: Embedder, calls: EmbedderCalls) {
    super();
    this.id = inner.id;
    this.dimensions = inner.dimensions;
    this.maxTokens = inner.maxTokens;
    this.languages = inner.languages;
    this.inner = inner;
    this.calls = calls;
  }

  countTokens(text: string): number {
    return this.inner.countTokens(text);
  }

  embed(texts: readonly string[], as: EmbedAs, signal: AbortSignal): Promise<Float32Array[]> {
    return this.calls.embed ? this.calls.embed(texts, as, signal) : this.inner.embed(texts, as, signal);
  }
}

class WrappedTokenEmbedder extends TokenEmbedder {
  readonly id: string;
  readonly dimensions: number;
  readonly maxTokens: number;
  override readonly languages: readonly string[] | null;
  private readonly inner: TokenEmbedder;
  private readonly calls: EmbedderCalls;

  constructor(inner: TokenEmbedder, calls: EmbedderCalls) {
    super();
    this.id = inner.id;
    this.dimensions = inner.dimensions;
    this.maxTokens = inner.maxTokens;
    this.languages = inner.languages;
    this.inner = inner;
    this.calls = calls;
  }

  countTokens(text: string): number {
    return this.inner.countTokens(text);
  }

  embed(texts: readonly string[], as: EmbedAs, signal: AbortSignal): Promise<Float32Array[]> {
    return this.calls.embed ? this.calls.embed(texts, as, signal) : this.inner.embed(texts, as, signal);
  }

  embedQuery(text: string, signal: AbortSignal): Promise<{ readonly vector: Float32Array; readonly tokens: QueryTokens }> {
    return this.calls.embedQuery ? this.calls.embedQuery(this.inner, text, signal) : this.inner.embedQuery(text, signal);
  }

  embedPassages(texts: readonly string[], signal: AbortSignal): Promise<PassageEmbedding[]> {
    return this.calls.embedPassages ? this.calls.embedPassages(texts, signal) : this.inner.embedPassages(texts, signal);
  }
}
