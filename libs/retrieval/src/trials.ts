import {
  type CollectionRanking,
  CollectionRankings,
  type LegReport,
  type RankingSettings,
  type Retrieval,
  type RetrievalRequest,
  type RetrievalSettings,
} from '#core';
import { HybridRetriever, type HybridRetrieverParts } from './hybrid-retriever.ts';
import { RememberedRelations } from './remembered-relations.ts';
import { RememberedReranker, RememberedSearch, rememberedEmbedder } from './remembered.ts';

/** What would be served under one setting, best first. */
export interface Tried {
  readonly chunkIds: readonly string[];
  readonly legs: readonly LegReport[];
}

/** Ranks one question under a setting of its collections. */
export type Trial = (ranking: RankingSettings, signal: AbortSignal) => Promise<Tried>;

/** A trial is no search that somebody waits for: a leg that is late would be a wrong measurement. */
const patienceMs = 60_000;

/**
 * How search would rank one question if its collections had other settings. It is the retriever itself that ranks, over legs and
 * judges that are asked once, `deepest` candidates each: so a trial says what serving it will say.
 */
export function trialsOf(parts: HybridRetrieverParts, request: RetrievalRequest, deepest: number): Trial {
  const { reranker, judges = [], settings } = parts;
  const remembered: HybridRetrieverParts = {
    ...parts,
    search: new RememberedSearch(parts.search, deepest),
    ...(parts.relations && { relations: new RememberedRelations(parts.relations) }),
    embedder: rememberedEmbedder(parts.embedder),
    reranker: reranker ? new RememberedReranker(reranker) : null,
    judges: judges.map((judge) => ({ ...judge, reranker: new RememberedReranker(judge.reranker), deadlineMs: patienceMs })),
    settings: { ...settings, legDeadlineMs: patienceMs, rerank: { ...settings.rerank, deadlineMs: patienceMs } },
  };
  const asked = { ...request, limit: readFor(settings, request.limit) };
  const rankedBy = (ranking: RankingSettings, known: readonly CollectionRanking[], signal: AbortSignal): Promise<Retrieval> =>
    new HybridRetriever({ ...remembered, rankings: new AsTried(known, ranking) }).retrieve(asked, signal);
  // Judges are asked about nearly all that any setting will want at once: a few at a time take as many statements as settings.
  const widest: RankingSettings = { vectorWeight: 0.5, rerankShare: 0.5, rerankDepth: deepest, candidates: deepest };
  let known: readonly CollectionRanking[] | null = null;
  return async (ranking, signal) => {
    if (known === null) {
      known = (await parts.rankings?.read(request.scope, signal)) ?? [];
      await rankedBy(widest, known, signal);
    }
    const { candidates, passages, legs } = await rankedBy(ranking, known, signal);
    const ranked = settings.recency.weight > 0 ? passages : candidates;
    return { chunkIds: ranked.slice(0, request.limit).map(({ chunkId }) => chunkId), legs };
  };
}

/** Passages are read and compared with each other in vain where their candidates stand in the same order. */
function readFor({ recency }: Pick<RetrievalSettings, 'recency'>, limit: number): number {
  return recency.weight > 0 ? limit : 1;
}

class AsTried extends CollectionRankings {
  private readonly known: readonly CollectionRanking[];
  private readonly ranking: RankingSettings;

  constructor(known: readonly CollectionRanking[], ranking: RankingSettings) {
    super();
    this.known = known;
    this.ranking = ranking;
  }

  async read(): Promise<CollectionRanking[]> {
    return this.known.map((collection) => ({ ...collection, ranking: this.ranking }));
  }
}
