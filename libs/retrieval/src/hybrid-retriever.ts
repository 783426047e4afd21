import { Retriever, Fault, invariant } from '#core';
import type {
  ChunkSearch,
  Embedder,
  FoundChunk,
  LegReport,
  PastChunks,
  RankedPassage,
  Retrieval,
  RetrievalRequest,
  RetrievalSettings,
} from '#core';
import { fuseLegs, type FusedHit } from './fuse.ts';
import { withoutNearDuplicates } from './near-duplicates.ts';
import { pastLegs } from './past-legs.ts';
import { withRecency } from './recency.ts';
import { runLeg, type LegResult } from './run-leg.ts';

export interface HybridRetrieverParts {
  readonly search: ChunkSearch;
  readonly embedder: Embedder;
  /** Needed to say what a look at a past moment could not see. */
  readonly past?: PastChunks;
  readonly settings: Pick<RetrievalSettings, 'vectorWeight' | 'recency' | 'candidatesPerLeg' | 'legDeadlineMs'>;
  readonly clock: () => Date;
}

/** Rows fetched for each passage asked for: what near-duplicates and vanished chunks may cost. */
const fetchFactor = 2;

interface Found {
  readonly keyword: LegResult;
  readonly vector: LegResult;
  readonly queryVector: Float32Array | null;
  readonly embedMs: number;
}

interface Fetched {
  readonly passages: readonly RankedPassage[];
  readonly hasVanished: boolean;
}

/** Keyword and vector legs side by side, fused by weight. Either leg serves alone when the other fails. */
export class HybridRetriever extends Retriever {
  readonly settings: RetrievalSettings;
  private readonly search: ChunkSearch;
  private readonly embedder: Embedder;
  private readonly past: PastChunks | null;
  private readonly clock: () => Date;

  constructor(parts: HybridRetrieverParts) {
    super();
    this.search = parts.search;
    this.embedder = parts.embedder;
    this.clock = parts.clock;
    this.past = parts.past ?? null;
    this.settings = { ...parts.settings, keywordMethod: parts.search.keywordMethod, embedderId: parts.embedder.id };
  }

  async retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const first = await this.attempt(request, signal);
    // A document replaced between the legs and the fetch took its old chunks along: look once more, at the new ones.
    const { retrieval } = first.hasVanished ? await this.attempt(request, signal) : first;
    const { asOf } = request.scope;
    if (!asOf || !this.past) return retrieval;
    const coverage = await this.past.coverage(request.scope, this.embedder.id);
    return { ...retrieval, legs: pastLegs(retrieval.legs, asOf, coverage) };
  }

  private async attempt(request: RetrievalRequest, signal: AbortSignal): Promise<{ retrieval: Retrieval; hasVanished: boolean }> {
    const startedAt = performance.now();
    const found = await this.runLegs(request, signal);
    const legs = this.reports(found);
    refuseWhenAllFailed([found.keyword, found.vector]);
    const fuseStart = performance.now();
    const { vectorWeight, candidatesPerLeg: candidates } = this.settings;
    const fused = fuseLegs({ keyword: found.keyword.hits, vector: found.vector.hits }, { query: request.query, candidates, vectorWeight });
    const fetchStart = performance.now();
    const { passages, hasVanished } = await this.fetch(fused, request, found.queryVector);
    signal.throwIfAborted();
    const timings = {
      embed: found.embedMs,
      keyword: found.keyword.report.ms,
      vector: Math.max(0, found.vector.report.ms - found.embedMs),
      fuse: fetchStart - fuseStart,
      fetch: performance.now() - fetchStart,
      total: performance.now() - startedAt,
    };
    return { retrieval: { passages, legs, timings, queryVector: found.queryVector, settings: this.settings }, hasVanished };
  }

  private async runLegs({ query, scope }: RetrievalRequest, signal: AbortSignal): Promise<Found> {
    const { candidatesPerLeg, legDeadlineMs } = this.settings;
    const startedAt = performance.now();
    let queryVector: Float32Array | null = null;
    let embedMs: number | null = null;
    const [keyword, vector] = await Promise.all([
      runLeg('keyword', legDeadlineMs, signal, (leg) => this.search.byKeyword(query, candidatesPerLeg, scope, leg)),
      runLeg('vector', legDeadlineMs, signal, async (leg) => {
        const [embedded] = await this.embedder.embed([query], 'query', leg);
        invariant(embedded, 'the embedder answers one vector for one text');
        embedMs = performance.now() - startedAt;
        queryVector = embedded;
        return this.search.byVector({ vector: embedded, modelId: this.embedder.id }, candidatesPerLeg, scope, leg);
      }),
    ]);
    return { keyword, vector, queryVector, embedMs: embedMs ?? vector.report.ms };
  }

  private reports({ keyword, vector }: Found): LegReport[] {
    if (keyword.report.status !== 'ok' || this.settings.keywordMethod === 'bm25') return [keyword.report, vector.report];
    const note = "keywords are scored by PostgreSQL's own ts_rank because the database has no pg_textsearch: rankings are less good";
    return [{ ...keyword.report, status: 'fallback', note }, vector.report];
  }

  private async fetch(fused: readonly FusedHit[], request: RetrievalRequest, queryVector: Float32Array | null): Promise<Fetched> {
    const wanted = fused.slice(0, request.limit * fetchFactor);
    const [chunks, cosines] = await Promise.all([
      this.search.chunks(
        wanted.map((hit) => hit.chunkId),
        request.scope,
      ),
      this.missingCosines(wanted, request, queryVector),
    ]);
    const byId = new Map(chunks.map((chunk) => [chunk.chunkId, chunk]));
    const passages = wanted.flatMap((hit) => toPassage(hit, byId.get(hit.chunkId), cosines));
    const ranked = withRecency(withoutNearDuplicates(passages), this.settings.recency, this.clock());
    return { passages: ranked.slice(0, request.limit), hasVanished: chunks.length < wanted.length };
  }

  /** The gate needs the cosine of what only the keyword leg found; without it such a passage counts as having none. */
  private async missingCosines(
    hits: readonly FusedHit[],
    { scope }: RetrievalRequest,
    vector: Float32Array | null,
  ): Promise<ReadonlyMap<string, number>> {
    const missing = hits.filter((hit) => !hit.legs.vector).map((hit) => hit.chunkId);
    if (!vector || missing.length === 0) return new Map();
    return this.search.cosines(vector, this.embedder.id, missing, scope);
  }
}

function toPassage(hit: FusedHit, chunk: FoundChunk | undefined, cosines: ReadonlyMap<string, number>): RankedPassage[] {
  if (!chunk) return [];
  return [
    { ...chunk, score: hit.score, recency: null, legs: hit.legs, cosine: hit.legs.vector?.score ?? cosines.get(hit.chunkId) ?? null },
  ];
}

function refuseWhenAllFailed(results: readonly LegResult[]): void {
  if (results.some((result) => result.hits !== null)) return;
  const late = results.every((result) => result.report.status === 'late');
  const notes = results.map((result) => result.report.note).join('; ');
  const cause = results.find((result) => result.error)?.error;
  const advice = 'try again; if it stays, look at the System page';
  throw new Fault(late ? 'timed_out' : 'store_unavailable', `nothing could be searched: ${notes}; ${advice}`, {
    cause,
    retryAfterSeconds: 5,
  });
}
