import { Retriever, Fault, invariant, TokenEmbedder } from '#core';
import type {
  ChunkSearch,
  CollectionProfile,
  CollectionProfiles,
  Embedder,
  LegReport,
  PastChunks,
  QueryTokens,
  Reranker,
  Retrieval,
  RetrievalRequest,
  RetrievalSettings,
} from '#core';
import { fuseLegs } from './fuse.ts';
import { pastLegs } from './past-legs.ts';
import { readPassages } from './read-passages.ts';
import { withRecency } from './recency.ts';
import { rerank } from './rerank.ts';
import { weigh } from './words-share.ts';
import { runLeg, type LegResult } from './run-leg.ts';

export interface HybridRetrieverParts {
  readonly search: ChunkSearch;
  readonly embedder: Embedder;
  /** Needed to say what a look at a past moment could not see. */
  readonly past?: PastChunks;
  /** What was measured of collections; without them legs have their ordinary share. */
  readonly profiles?: Pick<CollectionProfiles, 'read'>;
  /** Ranks after fusion; without one the fused ranking is served. */
  readonly reranker?: Reranker | null;
  /** Hears why a stage failed: callers are told that it did, not the foreign message. */
  readonly onFailure?: (stage: string, error: unknown) => void;
  readonly settings: Pick<RetrievalSettings, 'vectorWeight' | 'recency' | 'candidatesPerLeg' | 'legDeadlineMs'> & {
    readonly rerank: Omit<RetrievalSettings['rerank'], 'id'>;
  };
  readonly clock: () => Date;
}

interface Found {
  readonly keyword: LegResult;
  readonly vector: LegResult;
  readonly queryVector: Float32Array | null;
  readonly queryTokens: QueryTokens | null;
  readonly embedMs: number;
}

/** Keyword and vector legs side by side, fused by weight. Either leg serves alone when the other fails. */
export class HybridRetriever extends Retriever {
  readonly settings: RetrievalSettings;
  private readonly search: ChunkSearch;
  private readonly embedder: Embedder;
  private readonly past: PastChunks | null;
  private readonly profiles: Pick<CollectionProfiles, 'read'> | null;
  private readonly reranker: Reranker | null;
  private readonly onFailure: (stage: string, error: unknown) => void;
  private readonly clock: () => Date;

  constructor(parts: HybridRetrieverParts) {
    super();
    this.search = parts.search;
    this.embedder = parts.embedder;
    this.clock = parts.clock;
    this.past = parts.past ?? null;
    this.profiles = parts.profiles ?? null;
    this.reranker = parts.reranker ?? null;
    this.onFailure = parts.onFailure ?? (() => undefined);
    const settings = { ...parts.settings, rerank: { id: this.reranker?.id ?? null, ...parts.settings.rerank } };
    this.settings = { ...settings, keywordMethod: parts.search.keywordMethod, embedderId: parts.embedder.id };
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
    const [found, profiles] = await Promise.all([this.runLegs(request, signal), this.profilesOf(request)]);
    const legs = this.reports(found);
    for (const { report, error } of [found.keyword, found.vector]) if (error) this.onFailure(report.leg, error);
    refuseWhenAllFailed([found.keyword, found.vector]);
    const fuseStart = performance.now();
    const { vectorWeight, candidatesPerLeg } = this.settings;
    const weighing = weigh({ query: request.query, vectorWeight, profiles, languages: this.embedder.languages });
    const fused = fuseLegs({ keyword: found.keyword.hits, vector: found.vector.hits }, { candidates: candidatesPerLeg, weighing });
    const fuseMs = performance.now() - fuseStart;
    const {
      candidates,
      report: reranked,
      error,
    } = await rerank(
      fused.hits,
      {
        reranker: this.reranker,
        settings: { ...this.settings.rerank, share: this.settings.rerank.share * (1 - weighing.foreign) },
        request: { query: request.query, queryTokens: found.queryTokens, scope: request.scope },
      },
      signal,
    );
    if (error) this.onFailure('rerank', error);
    const fetchStart = performance.now();
    const { queryVector } = found;
    const { limit, scope } = request;
    const read = await readPassages(candidates, { search: this.search, modelId: this.embedder.id, queryVector, scope, limit });
    const passages = withRecency(read.passages, this.settings.recency, this.clock()).slice(0, limit);
    signal.throwIfAborted();
    const timings = {
      embed: found.embedMs,
      keyword: found.keyword.report.ms,
      vector: Math.max(0, found.vector.report.ms - found.embedMs),
      fuse: fuseMs,
      rerank: reranked.ms,
      fetch: performance.now() - fetchStart,
      total: performance.now() - startedAt,
    };
    const { dropped, hasVanished } = read;
    const retrieval = { passages, legs, fusion: fused.report, rerank: reranked, candidates, dropped, timings, queryVector };
    return { retrieval: { ...retrieval, settings: this.settings }, hasVanished };
  }

  private async runLegs({ query, scope }: RetrievalRequest, signal: AbortSignal): Promise<Found> {
    const { candidatesPerLeg, legDeadlineMs } = this.settings;
    const startedAt = performance.now();
    let queryVector: Float32Array | null = null;
    let queryTokens: QueryTokens | null = null;
    let embedMs: number | null = null;
    const [keyword, vector] = await Promise.all([
      runLeg('keyword', legDeadlineMs, signal, (leg) => this.search.keywordHits(query, candidatesPerLeg, scope, leg)),
      runLeg('vector', legDeadlineMs, signal, async (leg) => {
        const embedded = await this.embed(query, leg);
        embedMs = performance.now() - startedAt;
        queryVector = embedded.vector;
        queryTokens = embedded.tokens;
        return this.search.byVector({ vector: embedded.vector, modelId: this.embedder.id }, candidatesPerLeg, scope, leg);
      }),
    ]);
    return { keyword, vector, queryVector, queryTokens, embedMs: embedMs ?? vector.report.ms };
  }

  /** A ranking by ordinary shares is better than none. */
  private async profilesOf({ scope }: RetrievalRequest): Promise<CollectionProfile[]> {
    try {
      return (await this.profiles?.read(scope.collectionIds)) ?? [];
    } catch (error) {
      this.onFailure('profile', error);
      return [];
    }
  }

  private async embed(query: string, signal: AbortSignal): Promise<{ vector: Float32Array; tokens: QueryTokens | null }> {
    if (this.reranker && this.embedder instanceof TokenEmbedder) return this.embedder.embedQuery(query, signal);
    const [vector] = await this.embedder.embed([query], 'query', signal);
    invariant(vector, 'the embedder answers one vector for one text');
    return { vector, tokens: null };
  }

  private reports({ keyword, vector }: Found): LegReport[] {
    if (keyword.report.status !== 'ok' || this.settings.keywordMethod === 'bm25') return [keyword.report, vector.report];
    const note = "keywords are scored by PostgreSQL's own ts_rank because the database has no pg_textsearch: rankings are less good";
    const notes = keyword.report.note ? `${note}; ${keyword.report.note}` : note;
    return [{ ...keyword.report, status: 'fallback', note: notes }, vector.report];
  }
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
