import type { BesideRetrieval, FoundDisagreement, LeftOut, PoisonReport, RankedPassage, Retrieval, RetrievalRequest } from '#core';
import { Fault, invariant, Retriever } from '#core';

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
    const wider = await this.wider({ ...request, limit: widened(request.limit) }, signal);
    if (!wider) return without(found, { ...this.leftOut(request, found), note: notWider }, shownOf(request, found));
    const leftOut = this.leftOut(request, wider);
    const { timings } = wider;
    const again = { ...timings, total: (timings['total'] ?? 0) + (found.timings['total'] ?? 0) };
    return { ...without(wider, leftOut, shownOf(request, found)), timings: again };
  }

  /** Null where it fails or time is up: the first search has found something. */
  private async wider(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval | null> {
    try {
      return await this.inner.retrieve(request, signal);
    } catch (error) {
      const isLate = signal.aborted && signal.reason instanceof DOMException && signal.reason.name === 'TimeoutError';
      if (isLate || (!signal.aborted && error instanceof Fault)) return null;
      throw error;
    }
  }

  private isSuspect(request: RetrievalRequest, found: Retrieval): boolean {
    const { findings, disagreements } = this.leftOut(request, found);
    return findings.length > 0 || disagreements.length > 0;
  }

  /** Each part of a question is looked at with what was found for it. */
  private leftOut({ query }: RetrievalRequest, found: Retrieval): LeftOut {
    const searches = [
      { part: null, query: found.understood?.query ?? query, passages: found.passages },
      ...(found.beside ?? []).map((beside) => ({ part: beside.query, query: beside.query, passages: beside.retrieval.passages })),
    ];
    const judged = searches.map((search) => ({ ...search, report: this.poisonIn(search.query, search.passages) }));
    const findings = byChunk(judged.flatMap(({ report }) => report.findings));
    const isOut = new Set(findings.map(({ chunkId }) => chunkId));
    const passages = byChunk(searches.flatMap((search) => search.passages)).filter(({ chunkId }) => isOut.has(chunkId));
    return { findings, passages, disagreements: judged.flatMap(disagreementOf) };
  }
}

const notWider = 'what passages made for the question may have pushed out could not be looked for';

const byChunk = <Of extends { readonly chunkId: string }>(all: readonly Of[]): Of[] =>
  [
    // The first account of a chunk stays: the question's own before a part's.
    ...new Map(all.toReversed().map((each) => [each.chunkId, each] as const)).values(),
  ].toReversed();

interface Judged {
  readonly part: string | null;
  readonly passages: readonly RankedPassage[];
  readonly report: PoisonReport;
}

function disagreementOf({ part, passages, report: { disagreement } }: Judged): FoundDisagreement[] {
  if (!disagreement) return [];
  const [one, other] = disagreement.chunkIds.map((id) => passages.find(({ chunkId }) => chunkId === id));
  invariant(one && other, 'a disagreement names passages it was found among');
  return [{ part, alike: disagreement.alike, passages: [one, other] }];
}

/** Never fewer than were asked for. */
const widened = (limit: number): number => Math.max(limit, Math.min(limit * widerBy, mostPassages));

/** How many passages are shown: of the question, and of the part that was searched in these words. */
interface Shown {
  readonly limit: number;
  readonly ofPart: (query: string) => number;
}

/** As many of a part as the search had that was not widened. */
function shownOf({ limit }: RetrievalRequest, { beside = [] }: Retrieval): Shown {
  return { limit, ofPart: (query) => beside.find((each) => each.query === query)?.retrieval.passages.length ?? limit };
}

function without(found: Retrieval, leftOut: LeftOut, { limit, ofPart }: Shown): Retrieval {
  const isOut = new Set(leftOut.findings.map(({ chunkId }) => chunkId));
  const kept = (passages: readonly RankedPassage[], most: number): RankedPassage[] =>
    passages.filter(({ chunkId }) => !isOut.has(chunkId)).slice(0, most);
  const keptBeside = (beside: BesideRetrieval): BesideRetrieval => ({
    ...beside,
    retrieval: { ...beside.retrieval, passages: kept(beside.retrieval.passages, ofPart(beside.query)) },
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
