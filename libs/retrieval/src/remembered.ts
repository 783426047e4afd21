import {
  ChunkSearch,
  type EmbeddedQuery,
  type Embedder,
  type FoundChunk,
  type Judgement,
  type KeywordHits,
  KeywordQuery,
  type LegHit,
  Reranker,
  type RerankRequest,
  type SearchScope,
  type TokenEmbedder,
  wrapEmbedder,
} from '#core';

/** One question's search in one scope, asked once and as deep as ever wanted: what is asked for again is answered from memory. */
export class RememberedSearch extends ChunkSearch {
  readonly keywordMethod: ChunkSearch['keywordMethod'];
  override readonly analysisVersion: ChunkSearch['analysisVersion'];
  private readonly inner: ChunkSearch;
  private readonly deepest: number;
  private keyword: Promise<KeywordHits> | null = null;
  private vector: Promise<LegHit[]> | null = null;
  private readonly texts = new Map<string, FoundChunk>();
  private readonly near = new Map<string, number>();

  constructor(inner: ChunkSearch, deepest: number) {
    super();
    this.keywordMethod = inner.keywordMethod;
    this.analysisVersion = inner.analysisVersion;
    this.inner = inner;
    this.deepest = deepest;
  }

  async byKeyword(query: string, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]> {
    return [...(await this.keywordHits(query, limit, scope, signal)).hits];
  }

  override async keywordHits(query: KeywordQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<KeywordHits> {
    this.keyword ??= this.inner.keywordHits(query, this.deepest, scope, signal);
    const { hits, notes } = await this.keyword;
    return { hits: hits.slice(0, limit), notes };
  }

  async byVector(query: EmbeddedQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]> {
    this.vector ??= this.inner.byVector(query, this.deepest, scope, signal);
    return (await this.vector).slice(0, limit);
  }

  async cosines(
    vector: Float32Array,
    modelId: string,
    chunkIds: readonly string[],
    scope: SearchScope,
  ): Promise<ReadonlyMap<string, number>> {
    const unknown = chunkIds.filter((id) => !this.near.has(id));
    if (unknown.length > 0) for (const [id, cosine] of await this.inner.cosines(vector, modelId, unknown, scope)) this.near.set(id, cosine);
    return known(chunkIds, this.near);
  }

  async chunks(chunkIds: readonly string[], scope: SearchScope): Promise<FoundChunk[]> {
    const unknown = chunkIds.filter((id) => !this.texts.has(id));
    if (unknown.length > 0) for (const chunk of await this.inner.chunks(unknown, scope)) this.texts.set(chunk.chunkId, chunk);
    return [...known(chunkIds, this.texts).values()];
  }

  sections(chunks: readonly FoundChunk[], scope: SearchScope): Promise<ReadonlyMap<string, string>> {
    return this.inner.sections(chunks, scope);
  }
}

/** Judges a candidate of one question once. */
export class RememberedReranker extends Reranker {
  readonly name: Reranker['name'];
  readonly id: string;
  readonly lack: string;
  private readonly inner: Reranker;
  private readonly asked = new Set<string>();
  private readonly scores = new Map<string, number>();
  private said: Omit<Judgement, 'scores'> = {};

  constructor(inner: Reranker) {
    super();
    this.name = inner.name;
    this.id = inner.id;
    this.lack = inner.lack;
    this.inner = inner;
  }

  async score(request: RerankRequest, signal: AbortSignal): Promise<Judgement> {
    const chunkIds = request.chunkIds.filter((id) => !this.asked.has(id));
    if (chunkIds.length > 0) {
      const { scores, ...said } = await this.inner.score({ ...request, chunkIds }, signal);
      for (const id of chunkIds) this.asked.add(id);
      for (const [id, score] of scores) this.scores.set(id, score);
      this.said = said;
    }
    return { ...this.said, scores: known(request.chunkIds, this.scores) };
  }
}

/** Embeds one question once. */
export function rememberedEmbedder(inner: Embedder): Embedder {
  let vectors: Promise<Float32Array[]> | null = null;
  let tokens: ReturnType<TokenEmbedder['embedQuery']> | null = null;
  return wrapEmbedder(inner, {
    embed: (texts, as, signal) => (vectors ??= inner.embed(texts, as, signal)),
    embedQuery: (within, text, signal) => (tokens ??= within.embedQuery(text, signal)),
  });
}

function known<Value>(ids: readonly string[], values: ReadonlyMap<string, Value>): Map<string, Value> {
  return new Map(
    ids.flatMap((id): [string, Value][] => {
      const value = values.get(id);
      return value === undefined ? [] : [[id, value]];
    }),
  );
}
