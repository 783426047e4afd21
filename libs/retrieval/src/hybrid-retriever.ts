import { Retriever } from '#core';
import type {
  ChunkSearch,
  CollectionProfile,
  CollectionProfiles,
  Embedder,
  PastChunks,
  Reranker,
  Retrieval,
  RetrievalRequest,
  RetrievalSettings,
} from '#core';
import { type FusedHit, fuseLegs } from './fuse.ts';
import { pastLegs } from './past-legs.ts';
import { type ReadPassages, readPassages } from './read-passages.ts';
import { withRecency } from './recency.ts';
import { type FurtherJudge, judgesFor, settingsOf } from './judges.ts';
import { rerank, type Reranked } from './rerank.ts';
import { type LegsFound, refuseWhenAllFailed, searchLegs } from './search-legs.ts';
import { weighLegs } from './weigh-legs.ts';

export interface HybridRetrieverParts {
  readonly search: ChunkSearch;
  readonly embedder: Embedder;
  /** Needed to say what a look at a past moment could not see. */
  readonly past?: PastChunks;
  /** What was measured of collections; without them legs have their ordinary share. */
  readonly profiles?: Pick<CollectionProfiles, 'read'>;
  /** Ranks after fusion, as `settings.rerank` says; without one and without `judges` the fused ranking is served. */
  readonly reranker?: Reranker | null;
  /** Rank beside it. */
  readonly judges?: readonly FurtherJudge[];
  /** Hears why a stage failed: callers are told that it did, not the foreign message. */
  readonly onFailure?: (stage: string, error: unknown) => void;
  readonly settings: Pick<RetrievalSettings, 'vectorWeight' | 'recency' | 'candidatesPerLeg' | 'legDeadlineMs'> & {
    readonly rerank: Omit<RetrievalSettings['rerank'], 'id'>;
  };
  readonly clock: () => Date;
}

interface Attempt {
  readonly retrieval: Retrieval;
  readonly hasVanished: boolean;
}

/** Keyword and vector legs side by side, fused by weight, the first candidates judged again. Either leg serves alone when the other fails. */
export class HybridRetriever extends Retriever {
  readonly settings: RetrievalSettings;
  private readonly parts: HybridRetrieverParts;
  private readonly reranker: Reranker | null;
  private readonly judges: readonly FurtherJudge[];

  constructor(parts: HybridRetrieverParts) {
    super();
    this.parts = parts;
    this.reranker = parts.reranker ?? null;
    this.judges = parts.judges ?? [];
    const settings = {
      ...parts.settings,
      judges: settingsOf(this.judges),
      rerank: { id: this.reranker?.id ?? null, ...parts.settings.rerank },
    };
    this.settings = { ...settings, keywordMethod: parts.search.keywordMethod, embedderId: parts.embedder.id };
  }

  async retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const first = await this.attempt(request, signal);
    // A document replaced between the legs and the fetch took its old chunks along: look once more, at the new ones.
    const { retrieval } = first.hasVanished ? await this.attempt(request, signal) : first;
    const { past, embedder } = this.parts;
    const { asOf } = request.scope;
    if (!asOf || !past) return retrieval;
    const coverage = await past.coverage(request.scope, embedder.id);
    return { ...retrieval, legs: pastLegs(retrieval.legs, asOf, coverage) };
  }

  private async attempt(request: RetrievalRequest, signal: AbortSignal): Promise<Attempt> {
    const startedAt = performance.now();
    const [found, profiles] = await Promise.all([this.search(request, signal), this.profilesOf(request)]);
    const fuseStart = performance.now();
    const { vectorWeight, candidatesPerLeg: candidates, recency } = this.settings;
    const weighing = weighLegs({ query: request.query, vectorWeight, profiles, languages: this.parts.embedder.languages });
    const fused = fuseLegs({ keyword: found.keyword.hits, vector: found.vector.hits }, { candidates, weighing });
    const fuseMs = performance.now() - fuseStart;
    const ranked = await this.rank(fused.hits, { request, found, profiles, foreign: weighing.foreign }, signal);
    const fetchStart = performance.now();
    const { passages, dropped, hasVanished } = await this.read(ranked, request, found);
    signal.throwIfAborted();
    const now = performance.now();
    return {
      hasVanished,
      retrieval: {
        passages: withRecency(passages, recency, this.parts.clock()).slice(0, request.limit),
        legs: found.reports,
        fusion: fused.report,
        rerank: ranked.report,
        candidates: ranked.candidates,
        dropped,
        timings: { ...found.timings, fuse: fuseMs, rerank: ranked.report.ms, fetch: now - fetchStart, total: now - startedAt },
        queryVector: found.queryVector,
        settings: this.settings,
      },
    };
  }

  private async search(request: RetrievalRequest, signal: AbortSignal): Promise<LegsFound> {
    const { search, embedder, settings } = this.parts;
    const { candidatesPerLeg: candidates, legDeadlineMs: deadlineMs } = settings;
    const found = await searchLegs({ search, embedder, wantsTokens: this.reranker !== null, candidates, deadlineMs }, request, signal);
    for (const { report, error } of [found.keyword, found.vector]) if (error) this.failed(report.leg, error);
    refuseWhenAllFailed([found.keyword, found.vector]);
    return found;
  }

  /** What ranks after fusion has no say in a language that the embedder does not know. */
  private async rank(fused: readonly FusedHit[], { request, found, foreign, profiles }: Ranking, signal: AbortSignal): Promise<Reranked> {
    const own = this.reranker && { ...this.settings.rerank, reranker: this.reranker, foreign };
    const judges = judgesFor({ own, further: this.judges, query: request.query, profiles });
    const asked = { query: request.query, queryTokens: found.queryTokens, scope: request.scope };
    const ranked = await rerank(fused, { judges, request: asked }, signal);
    for (const { stage, error } of ranked.errors) this.failed(stage, error);
    return ranked;
  }

  private read({ candidates }: Reranked, request: RetrievalRequest, { queryVector }: LegsFound): Promise<ReadPassages> {
    const { scope, limit, nearDuplicates = 'keep' } = request;
    const { search, embedder } = this.parts;
    return readPassages(candidates, { search, modelId: embedder.id, queryVector, scope, limit, nearDuplicates });
  }

  /** Null when they cannot be read: a ranking by ordinary shares is better than none. */
  private async profilesOf({ scope }: RetrievalRequest): Promise<CollectionProfile[] | null> {
    try {
      return (await this.parts.profiles?.read(scope.collectionIds)) ?? [];
    } catch (error) {
      this.failed('profile', error);
      return null;
    }
  }

  private failed(stage: string, error: unknown): void {
    this.parts.onFailure?.(stage, error);
  }
}

interface Ranking {
  readonly request: RetrievalRequest;
  readonly found: LegsFound;
  readonly foreign: number;
  readonly profiles: readonly CollectionProfile[] | null;
}
