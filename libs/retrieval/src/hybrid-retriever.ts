import { inTime, Retriever } from '#core';
import type {
  ChunkRelations,
  ChunkSearch,
  CollectionRanking,
  CollectionRankings,
  Embedder,
  PastChunks,
  RankedScope,
  RankingSettings,
  Reranker,
  Retrieval,
  RetrievalRequest,
  RetrievalSettings,
  WordWeights,
} from '#core';
import { bridgeCandidates, type Bridged } from './bridge-candidates.ts';
import { type FusedHit, fuseLegs } from './fuse.ts';
import { pastLegs } from './past-legs.ts';
import { withRecency } from './recency.ts';
import { type FurtherJudge, judgesFor, settingsOf } from './judges.ts';
import { rankingFor, settingsFor } from './ranking-for.ts';
import { rerank, type Reranked } from './rerank.ts';
import { type LegsFound, refuseWhenAllFailed, searchLegs } from './search-legs.ts';
import { type Selected, selectPassages } from './select-passages.ts';
import type { Choice, Chosen } from './understand/choosing.ts';

export interface HybridRetrieverParts {
  readonly search: ChunkSearch;
  readonly embedder: Embedder;
  /** Needed for diversity, for widened passages and, with `words`, for bridges. */
  readonly relations?: ChunkRelations;
  readonly words?: WordWeights;
  /** Needed to say what a look at a past moment could not see. */
  readonly past?: PastChunks;
  /** What was measured of collections and set for them; without them all is as the installation has it. */
  readonly rankings?: CollectionRankings;
  /** Ranks after fusion, as `settings.rerank` says; without one and without `judges` the fused ranking is served. */
  readonly reranker?: Reranker | null;
  /** Rank beside it. */
  readonly judges?: readonly FurtherJudge[];
  /** Hears why a stage failed: callers are told that it did, not the foreign message. */
  readonly onFailure?: (stage: string, error: unknown) => void;
  readonly settings: Pick<RetrievalSettings, 'vectorWeight' | 'bridgeShare' | 'recency' | 'candidatesPerLeg' | 'legDeadlineMs'> & {
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
    const counted = await inTime(this.settings.legDeadlineMs, signal, () => past.coverage(request.scope, embedder.id));
    if ('error' in counted) this.failed('past', counted.error);
    return { ...retrieval, legs: pastLegs(retrieval.legs, asOf, 'value' in counted ? counted.value : null) };
  }

  /** The settings that a search of the collection goes by where this ranking is set for it. */
  async settingsOf(collectionId: string, ranking: RankingSettings): Promise<RetrievalSettings> {
    const collections = (await this.parts.rankings?.read({ collectionIds: [collectionId] })) ?? [];
    return this.settingsWith(collections.map((collection) => ({ ...collection, ranking })));
  }

  /** What is shown of candidates that were ranked by more than one search, by the same rules as of its own. */
  async choose({ candidates, queryVector, settings }: Chosen, request: RetrievalRequest, signal: AbortSignal): Promise<Choice> {
    const { passages, dropped, report } = await this.select({ candidates }, request, { queryVector }, signal);
    const shown = withRecency(passages, settings.recency, this.parts.clock()).slice(0, request.limit);
    return { passages: shown, dropped, ...(report && { selection: report }) };
  }

  private settingsWith(collections: readonly CollectionRanking[] | null): RetrievalSettings {
    return settingsFor(this.settings, { collections, analysisVersion: this.parts.search.analysisVersion });
  }

  private async attempt(request: RetrievalRequest, signal: AbortSignal): Promise<Attempt> {
    const startedAt = performance.now();
    const collections = await this.rankingsOf(request.scope, signal);
    const settings = this.settingsWith(collections);
    const found = await this.search(request, settings, signal);
    const fuseStart = performance.now();
    const { candidatesPerLeg: candidates, recency } = settings;
    const asked = { query: request.query, collections, languages: this.parts.embedder.languages };
    const { weighing, rerankShare } = rankingFor(asked, settings);
    const fused = fuseLegs({ keyword: found.keyword.hits, vector: found.vector.hits }, { candidates, weighing });
    const fuseMs = performance.now() - fuseStart;
    const ranked = await this.rank(
      fused.hits,
      { request, found, collections, vectorShare: fused.report.vectorShare, settings: { ...settings.rerank, share: rerankShare } },
      signal,
    );
    const bridged = await this.bridge(ranked, request, settings, signal);
    const fetchStart = performance.now();
    const { passages, dropped, hasVanished, report: selection } = await this.select(bridged, request, found, signal);
    signal.throwIfAborted();
    const now = performance.now();
    return {
      hasVanished,
      retrieval: {
        passages: withRecency(passages, recency, this.parts.clock()).slice(0, request.limit),
        legs: found.reports,
        fusion: fused.report,
        rerank: ranked.report,
        ...(bridged.report && { bridge: bridged.report }),
        candidates: bridged.candidates,
        dropped,
        ...(selection && { selection }),
        timings: {
          ...found.timings,
          fuse: fuseMs,
          rerank: ranked.report.ms,
          ...(bridged.report && { bridge: bridged.report.ms }),
          fetch: now - fetchStart,
          total: now - startedAt,
        },
        queryVector: found.queryVector,
        settings,
      },
    };
  }

  private async search(request: RetrievalRequest, settings: RetrievalSettings, signal: AbortSignal): Promise<LegsFound> {
    const { search, embedder } = this.parts;
    const { candidatesPerLeg: candidates, legDeadlineMs: deadlineMs } = settings;
    const found = await searchLegs({ search, embedder, wantsTokens: this.reranker !== null, candidates, deadlineMs }, request, signal);
    for (const { report, error } of [found.keyword, found.vector]) if (error) this.failed(report.leg, error);
    refuseWhenAllFailed([found.keyword, found.vector]);
    return found;
  }

  private async rank(
    fused: readonly FusedHit[],
    { request, found, collections, vectorShare, settings }: Ranking,
    signal: AbortSignal,
  ): Promise<Reranked> {
    const own = this.reranker && { ...settings, reranker: this.reranker };
    const profiles = collections && collections.flatMap(({ profile }) => profile ?? []);
    const judges = judgesFor({ own, further: this.judges, query: request.query, vectorShare, profiles });
    const asked = { query: request.query, queryTokens: found.queryTokens, scope: request.scope };
    const ranked = await rerank(fused, { judges, request: asked }, signal);
    for (const { stage, error } of ranked.errors) this.failed(stage, error);
    return ranked;
  }

  private async bridge(
    { candidates }: Reranked,
    request: RetrievalRequest,
    { bridgeShare: share, rerank: { deadlineMs } }: RetrievalSettings,
    signal: AbortSignal,
  ): Promise<Bridged> {
    const { relations, words: weights } = this.parts;
    const bridged = await bridgeCandidates(candidates, { relations, weights, share, deadlineMs }, request, signal);
    if (bridged.error) this.failed('bridge', bridged.error);
    return bridged;
  }

  private async select(
    { candidates }: Pick<Bridged, 'candidates'>,
    request: RetrievalRequest,
    { queryVector }: Pick<LegsFound, 'queryVector'>,
    signal: AbortSignal,
  ): Promise<Selected> {
    const { search, embedder, relations = null } = this.parts;
    const deadlineMs = this.settings.legDeadlineMs;
    const parts = { search, relations, modelId: embedder.id, queryVector, deadlineMs };
    const selected = await selectPassages(candidates, { ...request, ...parts }, signal);
    if (selected.error) this.failed('selection', selected.error);
    return selected;
  }

  /** Null when they cannot be read: a ranking by ordinary shares is better than none. */
  private async rankingsOf(scope: RankedScope, signal: AbortSignal): Promise<readonly CollectionRanking[] | null> {
    const { rankings } = this.parts;
    const read = await inTime(this.settings.legDeadlineMs, signal, async (working) => (await rankings?.read(scope, working)) ?? []);
    if ('value' in read) return read.value;
    this.failed('profile', read.error);
    return null;
  }

  private failed(stage: string, error: unknown): void {
    this.parts.onFailure?.(stage, error);
  }
}

interface Ranking {
  readonly request: RetrievalRequest;
  readonly found: LegsFound;
  readonly collections: readonly CollectionRanking[] | null;
  /** Of late interaction, for this question. */
  readonly settings: RetrievalSettings['rerank'];
  readonly vectorShare: number;
}
