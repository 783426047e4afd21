import { Inject, Injectable } from '@nestjs/common';
import type { Principal, SearchScope } from '#core';
import { syntheticQuestions } from '#quality';
import { RUNTIME, type Runtime } from '#runtime';
import type { NewGolden } from '#store';

export interface MadeQuestions {
  readonly questions: readonly NewGolden[];
  /** Passages that were looked at. */
  readonly looked: number;
}

/** Passages read for a question: some say nothing that a question could be made of. */
const passagesPerQuestion = 3;

/** Makes questions of passages drawn from all over a collection, of those that the principal may read. */
@Injectable()
export class SyntheticQuestions {
  constructor(@Inject(RUNTIME) private readonly runtime: Runtime) {}

  async make(principal: Principal, collectionId: string, count: number): Promise<MadeQuestions> {
    const { profiles, search } = this.runtime;
    const drawn = (await profiles.sample(collectionId)).slice(0, count * passagesPerQuestion);
    const scope: SearchScope = { principal, collectionIds: [collectionId], filter: {}, asOf: null };
    const read = await search.chunks(
      drawn.map(({ chunkId }) => chunkId),
      scope,
    );
    const byId = new Map(read.map((chunk) => [chunk.chunkId, chunk]));
    const sources = drawn.flatMap(({ chunkId }) => byId.get(chunkId) ?? []);
    return {
      looked: sources.length,
      questions: syntheticQuestions(sources, count).map((question) => ({ ...question, quote: null, synthetic: true })),
    };
  }
}
