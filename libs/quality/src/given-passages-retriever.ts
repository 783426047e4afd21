import { Retriever } from '#core';
import type { Embedder, JudgeReport, Opinions, RankedPassage, Retrieval, RetrievalRequest } from '#core';
import type { AnswerItem } from './answer-items.ts';

/** Ranks the passages that came with a question by cosine, so that the product's own gate, evidence and citations are measured. */
export class GivenPassagesRetriever extends Retriever {
  private readonly passages: AnswerItem['passages'];
  private readonly embedder: Embedder;
  private readonly second: Embedder | null;

  /** The second embedder gives its opinion and ranks nothing. */
  constructor(passages: AnswerItem['passages'], embedder: Embedder, second: Embedder | null = null) {
    super();
    this.passages = passages;
    this.embedder = embedder;
    this.second = second;
  }

  async retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const startedAt = performance.now();
    const { queryVector, cosines } = await this.compare(this.embedder, request.query, signal);
    const opinions = this.second ? (await this.compare(this.second, request.query, signal)).cosines : [];
    const ranked = this.passages
      .map((passage, index) => ({ ...toPassage(passage, index, cosines[index] ?? 0), opinions: opinionOf(opinions[index]) }))
      .sort((a, b) => b.score - a.score)
      .slice(0, request.limit);
    const ms = performance.now() - startedAt;
    return {
      passages: ranked,
      legs: [{ leg: 'vector', status: 'ok', note: null, hits: ranked.length, ms }],
      fusion: { status: 'ok', vectorShare: 1, why: 'only cosines are compared' },
      rerank: { status: 'off', note: null, judged: 0, share: 0, ms: 0, judges: this.second ? [this.reportOf(this.second)] : [] },
      candidates: ranked,
      dropped: [],
      timings: { total: ms },
      queryVector: queryVector ?? null,
      settings: {
        vectorWeight: 1,
        bridgeShare: 0,
        recency: { weight: 0, halfLifeDays: 1 },
        candidatesPerLeg: ranked.length,
        legDeadlineMs: 0,
        rerank: { id: null, depth: 0, share: 0, deadlineMs: 0 },
        judges: [],
        keywordMethod: 'bm25',
        embedderId: this.embedder.id,
      },
    };
  }

  private async compare(embedder: Embedder, query: string, signal: AbortSignal) {
    const [queryVector] = await embedder.embed([query], 'query', signal);
    const texts = this.passages.map((passage) => `${passage.title}\n${passage.sentences.join(' ')}`);
    const vectors = await embedder.embed(texts, 'passage', signal);
    return { queryVector, cosines: vectors.map((vector) => dot(queryVector, vector)) };
  }

  private reportOf({ id }: Embedder): JudgeReport {
    return { judge: 'second-embedder', id, status: 'ok', note: null, judged: this.passages.length, share: 0, ms: 0 };
  }
}

function opinionOf(score: number | undefined): Opinions {
  return score === undefined ? {} : { 'second-embedder': { rank: 0, score, normalised: 0 } };
}

function toPassage({ id, title, sentences }: AnswerItem['passages'][number], ordinal: number, cosine: number): RankedPassage {
  const text = sentences.join(' ');
  return {
    chunkId: id,
    collectionId: 'given',
    documentId: id,
    externalId: id,
    revisionId: id,
    revision: 1,
    ordinal,
    title,
    headings: [],
    context: null,
    text,
    section: { start: 0, end: text.length },
    start: 0,
    end: text.length,
    page: null,
    lines: [],
    url: null,
    liveAt: new Date(0),
    supersededAt: null,
    verifiedAt: new Date(0),
    changedAt: new Date(0),
    validFrom: null,
    validUntil: null,
    staleAfterSeconds: null,
    score: cosine,
    fused: cosine,
    cosine,
    recency: null,
    repeats: null,
    opinions: {},
    legs: {},
  };
}

function dot(left: Float32Array | undefined, right: Float32Array | undefined): number {
  return left?.reduce((sum, value, index) => sum + value * (right?.[index] ?? 0), 0) ?? 0;
}
