import {
  type ChunkSearch,
  type CollectionRanking,
  CollectionRankings,
  type EmbeddedQuery,
  type KeywordHits,
  type KeywordQuery,
  type LegHit,
  type RankedScope,
  type RankingSettings,
  type Retrieval,
  type RetrievalRequest,
  Retriever,
  type SearchScope,
} from '#core';
import { HybridRetriever, type HybridRetrieverParts } from './hybrid-retriever.ts';
import { RememberedRelations } from './remembered-relations.ts';
import { RememberedReranker, RememberedSearch, rememberedEmbedder } from './remembered.ts';
import { UnderstandingRetriever, type UnderstandingSettings } from './understand/understanding-retriever.ts';

/** What is set otherwise than it is; what is not named stays. */
export interface Change {
  readonly secondLook?: 'off';
  /** Candidates that the second look judges; a cross-encoder has its own. */
  readonly depth?: number;
  readonly bridges?: 'off';
  readonly parts?: 'off';
  readonly recency?: 'off';
  /** The vector leg's share of the fused score. */
  readonly vectorShare?: number;
  /** Chunks that are searched as if they were not there. */
  readonly without?: ReadonlySet<string>;
}

/** Ranks a question as a search would with something changed. Nothing is changed by it. */
export type Otherwise = (change: Change, request: RetrievalRequest, signal: AbortSignal) => Promise<Retrieval>;

/** Nobody is served by it: a judge that is late would be told as one that changes nothing. */
const patienceMs = 10_000;

/**
 * It is the retriever itself that ranks, over legs and judges that are asked once for each question and part, `candidates` of each leg.
 * What a model writes is not asked for again.
 */
export function otherwiseOf(parts: HybridRetrieverParts, understanding: UnderstandingSettings, candidates: number): Otherwise {
  const asked = new Map<string, HybridRetrieverParts>();
  const partsFor = (query: string, { without }: Change): HybridRetrieverParts => {
    if (without) return { ...remembering(parts, candidates), search: new SearchWithout(parts.search, candidates, without) };
    const known = asked.get(query) ?? remembering(parts, candidates);
    asked.set(query, known);
    return known;
  };
  return (change, request, signal) => {
    const inner = new Changed((query) => changed(partsFor(query, change), change));
    const settings = { ...understanding, rewriting: 'rule', variants: 'off', parts: change.parts ?? understanding.parts } as const;
    const choose = new HybridRetriever(changed(partsFor(request.query, change), change));
    return new UnderstandingRetriever({ inner, settings, choose: choose.choose.bind(choose) }).retrieve(request, signal);
  };
}

class Changed extends Retriever {
  private readonly partsFor: (query: string) => HybridRetrieverParts;

  constructor(partsFor: (query: string) => HybridRetrieverParts) {
    super();
    this.partsFor = partsFor;
  }

  retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    return new HybridRetriever(this.partsFor(request.query)).retrieve(request, signal);
  }
}

/** As many of each leg as otherwise, of what is left. */
class SearchWithout extends RememberedSearch {
  private readonly without: ReadonlySet<string>;

  constructor(inner: ChunkSearch, deepest: number, without: ReadonlySet<string>) {
    super(inner, deepest + without.size);
    this.without = without;
  }

  override async keywordHits(query: KeywordQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<KeywordHits> {
    const { hits, notes } = await super.keywordHits(query, limit + this.without.size, scope, signal);
    return { hits: this.left(hits, limit), notes };
  }

  override async byVector(query: EmbeddedQuery, limit: number, scope: SearchScope, signal: AbortSignal): Promise<LegHit[]> {
    return this.left(await super.byVector(query, limit + this.without.size, scope, signal), limit);
  }

  private left(hits: readonly LegHit[], limit: number): LegHit[] {
    return hits.filter(({ chunkId }) => !this.without.has(chunkId)).slice(0, limit);
  }
}

function remembering(parts: HybridRetrieverParts, candidates: number): HybridRetrieverParts {
  const { reranker, judges = [], settings } = parts;
  return {
    ...parts,
    search: new RememberedSearch(parts.search, candidates),
    ...(parts.relations && { relations: new RememberedRelations(parts.relations) }),
    embedder: rememberedEmbedder(parts.embedder),
    reranker: reranker ? new RememberedReranker(reranker) : null,
    judges: judges.map((judge) => ({ ...judge, reranker: new RememberedReranker(judge.reranker), deadlineMs: patienceMs })),
    settings: { ...settings, legDeadlineMs: patienceMs, rerank: { ...settings.rerank, deadlineMs: patienceMs } },
  };
}

function changed(parts: HybridRetrieverParts, change: Change): HybridRetrieverParts {
  const { settings, rankings, judges = [] } = parts;
  const { secondLook, depth, bridges, recency, vectorShare } = change;
  const { share } = settings.rerank;
  return {
    ...parts,
    ...(rankings && { rankings: new ChangedRankings(rankings, change) }),
    judges: secondLook ? [] : judges.map((judge) => ({ ...judge, depth: judge.isOfMeaning ? (depth ?? judge.depth) : judge.depth })),
    settings: {
      ...settings,
      vectorWeight: vectorShare ?? settings.vectorWeight,
      bridgeShare: bridges ? 0 : settings.bridgeShare,
      recency: { ...settings.recency, weight: recency ? 0 : settings.recency.weight },
      rerank: { ...settings.rerank, share: secondLook ? 0 : share, depth: depth ?? settings.rerank.depth },
    },
  };
}

/** What was set for a collection goes before what is set for all, so it is changed too. */
class ChangedRankings extends CollectionRankings {
  private readonly inner: CollectionRankings;
  private readonly change: Change;

  constructor(inner: CollectionRankings, change: Change) {
    super();
    this.inner = inner;
    this.change = change;
  }

  async read(scope: RankedScope, signal?: AbortSignal): Promise<CollectionRanking[]> {
    return (await this.inner.read(scope, signal)).map((collection) => ({ ...collection, ranking: this.changed(collection.ranking) }));
  }

  private changed(ranking: RankingSettings): RankingSettings {
    const { secondLook, depth, vectorShare } = this.change;
    return {
      ...ranking,
      vectorWeight: ranking.vectorWeight === null ? null : (vectorShare ?? ranking.vectorWeight),
      rerankShare: ranking.rerankShare === null || !secondLook ? ranking.rerankShare : 0,
      rerankDepth: ranking.rerankDepth === null ? null : (depth ?? ranking.rerankDepth),
    };
  }
}
