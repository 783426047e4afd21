import { type LegReport, type Retrieval, type RetrievalRequest, Retriever } from '#core';
import { isWhole } from './cached-retriever.ts';

/** Remembers of what it found whether everything worked, for whoever keeps what was made of it. */
export class WatchedRetriever extends Retriever {
  private readonly inner: Retriever;
  private readonly whole = new WeakSet<readonly LegReport[]>();

  constructor(inner: Retriever) {
    super();
    this.inner = inner;
  }

  async retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const found = await this.inner.retrieve(request, signal);
    // A memory gives one list of reports to many retrievals, of which one may have failed in what it looked for beside.
    const watched = { ...found, legs: [...found.legs] };
    const beside = (found.beside ?? []).map(({ retrieval }) => retrieval);
    if ([found, ...beside].every(isWhole)) this.whole.add(watched.legs);
    return watched;
  }

  /** By the reports that an answer has from its retrieval. */
  wasWhole({ legs }: { readonly legs: readonly LegReport[] }): boolean {
    return this.whole.has(legs);
  }
}
