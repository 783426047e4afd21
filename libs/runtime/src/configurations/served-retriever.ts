import { type Retrieval, type RetrievalRequest, Retriever } from '#core';
import type { Configurations } from './configurations.ts';

/** Searches by what is served at that moment. */
export class ServedRetriever extends Retriever {
  private readonly configurations: Configurations;

  constructor(configurations: Configurations) {
    super();
    this.configurations = configurations;
  }

  retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    return this.configurations.current.cachedRetriever.retrieve(request, signal);
  }
}
