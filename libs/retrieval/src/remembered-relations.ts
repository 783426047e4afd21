import { type ChunkContent, type ChunkLikeness, ChunkRelations, type SearchScope, type Surroundings } from '#core';

/** What chunks say beside one question, in one scope: each is read once. */
export class RememberedRelations extends ChunkRelations {
  private readonly inner: ChunkRelations;
  private readonly read = new Map<string, ChunkContent | null>();

  constructor(inner: ChunkRelations) {
    super();
    this.inner = inner;
  }

  likeness(chunkIds: readonly string[], modelId: string, scope: SearchScope): Promise<ChunkLikeness[]> {
    return this.inner.likeness(chunkIds, modelId, scope);
  }

  async contents(query: string, chunkIds: readonly string[], scope: SearchScope): Promise<ChunkContent[]> {
    const unknown = chunkIds.filter((id) => !this.read.has(id));
    if (unknown.length > 0) {
      for (const id of unknown) this.read.set(id, null);
      for (const content of await this.inner.contents(query, unknown, scope)) this.read.set(content.chunkId, content);
    }
    return chunkIds.flatMap((id) => this.read.get(id) ?? []);
  }

  surroundings(chunkIds: readonly string[], reach: number, scope: SearchScope): Promise<Surroundings[]> {
    return this.inner.surroundings(chunkIds, reach, scope);
  }
}
