import { type ChunkSearch, type Embedder, invariant, type Judgement, Reranker, type RerankRequest } from '#core';
import { fitQuestion } from './fit-question.ts';

export interface SecondOpinionParts {
  readonly search: Pick<ChunkSearch, 'cosines'>;
  /** Another one than that of the vector leg. */
  readonly embedder: Embedder;
}

/** Compares question and candidates by the vectors of a second embedder, which sees other likenesses than the first. */
export class SecondOpinion extends Reranker {
  readonly name = 'second-embedder';
  readonly id: string;
  readonly lack: string;
  private readonly parts: SecondOpinionParts;

  constructor(parts: SecondOpinionParts) {
    super();
    this.id = parts.embedder.id;
    this.lack = `no vector of ${this.id} yet`;
    this.parts = parts;
  }

  async score({ query, chunkIds, scope }: RerankRequest, signal: AbortSignal): Promise<Judgement> {
    if (chunkIds.length === 0) return { scores: new Map() };
    // What is too long for it is too long for the vector leg's too, or nearly, and said there.
    const { text } = fitQuestion(query, this.parts.embedder);
    const [vector] = await this.parts.embedder.embed([text], 'query', signal);
    invariant(vector, 'the embedder answers one vector for one text');
    return { scores: await this.parts.search.cosines(vector, this.id, chunkIds, scope), isBeingMade: true };
  }
}
