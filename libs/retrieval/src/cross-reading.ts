import { type ChunkSearch, type CrossEncoder, type FoundChunk, type Judgement, Reranker, type RerankRequest, tellingTitle } from '#core';

export interface CrossReadingParts {
  readonly search: Pick<ChunkSearch, 'chunks'>;
  readonly encoder: CrossEncoder;
}

/** Reads each candidate together with the question, which no vector made beforehand can do, and costs a run of the model a passage. */
export class CrossReading extends Reranker {
  readonly name = 'cross-encoder';
  readonly id: string;
  readonly lack = 'no text any more';
  private readonly parts: CrossReadingParts;

  constructor(parts: CrossReadingParts) {
    super();
    this.id = parts.encoder.id;
    this.parts = parts;
  }

  async score({ query, chunkIds, scope }: RerankRequest, signal: AbortSignal): Promise<Judgement> {
    if (chunkIds.length === 0) return { scores: new Map() };
    const chunks = await this.parts.search.chunks(chunkIds, scope);
    const scores = await this.parts.encoder.score(query, chunks.map(readText), signal);
    return { scores: new Map(chunks.map(({ chunkId }, index) => [chunkId, scores[index] ?? 0])) };
  }
}

/** What it is about, then the text. */
function readText({ title, headings, context, text }: FoundChunk): string {
  const path = headings.filter((heading) => heading !== title && !text.startsWith(heading)).join(' > ');
  const about = text.startsWith(title) ? '' : tellingTitle(title);
  return [about, path, context ?? '', text].filter((part) => part !== '').join('\n');
}
