import { Injectable } from '@nestjs/common';
import type { Explanation, SearchBody, WhyNot, WhyNotBody } from '#contract';
import { ChunkSearch, type DocumentName, Embedder, Fault, type Principal, RankingFacts, type Retrieval, type SearchScope } from '#core';
import { explainAbsence, explainRanking } from '#retrieval';
import { Configurations } from '#runtime';
import { type CollectionNames, toExplanation, toWhyNot } from './present-explain.ts';
import { retrievalRequestOf } from './retrieval-request.ts';

/** Says how a ranking came about, and why a document is not in it. */
@Injectable()
export class Explanations {
  constructor(
    private readonly search: ChunkSearch,
    private readonly facts: RankingFacts,
    private readonly embedder: Embedder,
    private readonly configurations: Configurations,
  ) {}

  async explain(asking: Asked<SearchBody>, retrieval: Retrieval, signal: AbortSignal): Promise<Explanation> {
    const { asker, scope, body, collections } = asking;
    // Words are those that were searched, not those that were typed.
    const query = retrieval.understood?.query ?? body.query;
    const request = { ...retrievalRequestOf(body, scope), query, turns: [] };
    const { search, facts, otherwise } = this;
    const explained = await explainRanking(request, retrieval, { search, facts, asker, otherwise }, signal);
    return toExplanation(explained, retrieval, {
      limit: body.limit,
      collections,
    });
  }

  private readonly otherwise = (candidates: number) => this.configurations.current.otherwise(candidates);

  async whyNot(name: DocumentName, { asker, scope, body, collections }: Asked<WhyNotBody>, signal: AbortSignal): Promise<WhyNot> {
    const { search, facts, otherwise } = this;
    const retriever = this.configurations.current.cachedRetriever;
    const request = retrievalRequestOf(body, scope);
    const parts = { retriever, search, facts, asker, otherwise, modelId: this.embedder.id };
    const absence = await explainAbsence(name, request, parts, signal);
    return toWhyNot(absence, collections);
  }
}

interface Asked<Body> {
  readonly asker: Principal;
  /** Whose principal is the asker's, or that of the reader he looks as. */
  readonly scope: SearchScope;
  readonly body: Body;
  readonly collections: CollectionNames;
}

/** Admins may look with the eyes of a reader; `forbidden` for everybody else. */
export function readingAs(asker: Principal, readAs: SearchBody['readAs']): Principal {
  if (!readAs) return asker;
  if (asker.role !== 'admin')
    throw new Fault(
      'forbidden',
      `readAs is for admins, and this key has the role ${asker.role}. Leave readAs out to search with your own access.`,
    );
  return { ...asker, role: 'reader', groups: readAs.groups };
}
