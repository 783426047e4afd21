import type { BesideRetrieval, LeftOut, PoisonReport, RankedPassage, Retrieval, RetrievalRequest } from '#core';
import { Retriever } from '#core';

export type PoisonIn = (question: string, passages: readonly RankedPassage[]) => PoisonReport;

/** What crowds a result pushes out what it contradicts: that is looked for among so many times as many passages. */
const widerBy = 3;
const mostPassages = 60;

/**
 * Finds passages without those that look made for the question. Only where some do is it searched a second time, wider: what they pushed
 * out decides about them, and takes their places.
 */
export class UnpoisonedRetriever extends Retriever {
  private readonly inner: Retriever;
  private readonly poisonIn: PoisonIn;

  constructor(inner: Retriever, poisonIn: PoisonIn) {
    super();
    this.inner = inner;
    this.poisonIn = poisonIn;
  }

  async retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const found = await this.inner.retrieve(request, signal);
    if (!this.isSuspect(request, found)) return found;
    const limit = Math.max(request.limit, Math.min(request.limit * widerBy, mostPassages));
    const wider = await this.inner.retrieve({ ...request, limit }, signal);
    const leftOut = this.leftOut(request, wider);
    const { timings } = wider;
    const again = { ...timings, total: (timings['total'] ?? 0) + (found.timings['total'] ?? 0) };
    return { ...without(wider, leftOut, request.limit), timings: again };
  }

  private isSuspect(request: RetrievalRequest, found: Retrieval): boolean {
    const { findings, disagreement } = this.leftOut(request, found);
    return findings.length > 0 || disagreement !== null;
  }

  /** Each part of a question is looked at with what was found for it. */
  private leftOut({ query }: RetrievalRequest, found: Retrieval): LeftOut {
    const own = this.poisonIn(found.understood?.query ?? query, found.passages);
    const parts = (found.beside ?? []).map((beside) => this.poisonIn(beside.query, beside.retrieval.passages));
    const findings = [
      ...new Map([own, ...parts].flatMap((report) => report.findings.map((each) => [each.chunkId, each] as const))).values(),
    ];
    const isOut = new Set(findings.map(({ chunkId }) => chunkId));
    return { findings, disagreement: own.disagreement, passages: found.passages.filter(({ chunkId }) => isOut.has(chunkId)) };
  }
}

function without(found: Retrieval, leftOut: LeftOut, limit: number): Retrieval {
  const isOut = new Set(leftOut.findings.map(({ chunkId }) => chunkId));
  const kept = (passages: readonly RankedPassage[], most: number): RankedPassage[] =>
    passages.filter(({ chunkId }) => !isOut.has(chunkId)).slice(0, most);
  const keptBeside = (beside: BesideRetrieval): BesideRetrieval => ({
    ...beside,
    retrieval: { ...beside.retrieval, passages: kept(beside.retrieval.passages, limit * 2) },
  });
  const { whole, beside } = found;
  return {
    ...found,
    passages: kept(found.passages, limit),
    ...(whole && { whole: { ...whole, passages: kept(whole.passages, limit) } }),
    ...(beside && { beside: beside.map(keptBeside) }),
    leftOut,
  };
}
