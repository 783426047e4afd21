import { ChunkSearch } from '#core';
import type { EmbeddedQuery, Embedder, FoundChunk, KeywordMethod, LegHit, SearchScope } from '#core';

interface Row {
  readonly chunk: FoundChunk;
  readonly vector: Float32Array;
}

/** The legs over chunks in memory: cosine, and the share of the question's words for keywords. Scope is the collection only. */
export class MemoryChunkSearch extends ChunkSearch {
  readonly keywordMethod: KeywordMethod;
  private readonly rows: readonly Row[];

  private constructor(rows: readonly Row[], keywordMethod: KeywordMethod) {
    super();
    this.rows = rows;
    this.keywordMethod = keywordMethod;
  }

  static async of(chunks: readonly FoundChunk[], embedder: Embedder, keywordMethod: KeywordMethod = 'bm25'): Promise<MemoryChunkSearch> {
    const texts = chunks.map((chunk) => `${chunk.title}\n${chunk.text}`);
    const vectors = await embedder.embed(texts, 'passage', AbortSignal.timeout(60_000));
    return new MemoryChunkSearch(
      chunks.map((chunk, index) => ({ chunk, vector: vectors[index] ?? new Float32Array() })),
      keywordMethod,
    );
  }

  async byKeyword(query: string, limit: number): Promise<LegHit[]> {
    const wanted = words(query);
    const hits = this.rows.map(({ chunk }) => {
      const has = new Set(words(`${chunk.title} ${chunk.text}`));
      return { chunkId: chunk.chunkId, score: wanted.filter((word) => has.has(word)).length };
    });
    return best(
      hits.filter((hit) => hit.score > 0),
      limit,
    );
  }

  async byVector({ vector }: EmbeddedQuery, limit: number): Promise<LegHit[]> {
    return best(
      this.rows.map((row) => ({ chunkId: row.chunk.chunkId, score: cosine(vector, row.vector) })),
      limit,
    );
  }

  async cosines(vector: Float32Array, _modelId: string, chunkIds: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const named = this.rows.filter((row) => chunkIds.includes(row.chunk.chunkId));
    return new Map(named.map((row) => [row.chunk.chunkId, cosine(vector, row.vector)]));
  }

  async chunks(chunkIds: readonly string[], _scope: SearchScope): Promise<FoundChunk[]> {
    return this.rows.map((row) => row.chunk).filter((chunk) => chunkIds.includes(chunk.chunkId));
  }

  async sections(chunks: readonly FoundChunk[], _scope: SearchScope): Promise<ReadonlyMap<string, string>> {
    return new Map(chunks.map(({ chunkId, text }) => [chunkId, text]));
  }
}

function best(hits: readonly LegHit[], limit: number): LegHit[] {
  return hits.toSorted((a, b) => b.score - a.score).slice(0, limit);
}

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

function cosine(left: Float32Array, right: Float32Array): number {
  return left.reduce((sum, value, index) => sum + value * (right[index] ?? 0), 0);
}
