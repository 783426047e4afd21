import { type CollectionRanking, CollectionRankings, type RankingSettings, type Retrieval, type RetrievalRequest } from '#core';
import { HybridRetriever, type HybridRetrieverParts } from './hybrid-retriever.ts';
import { RememberedReranker, RememberedSearch, rememberedEmbedder } from './remembered.ts';

/** Tries one question under several settings of its collection. */
export type Trial = (ranking: RankingSettings, signal: AbortSignal) => Promise<Retrieval>;

/** A trial is no search that somebody waits for: a leg that is late would be a wrong measurement. */
const patienceMs = 60_000;

/**
 * What search would serve for one question if its collections had other settings. It is the retriever itself that ranks, over legs and
 * judges that are asked once, `deepest` candidates each: so a trial says what serving it will say.
 */
export function trialsOf(parts: HybridRetrieverParts, request: RetrievalRequest, deepest: number): Trial {
  const { reranker, judges = [], settings } = parts;
  const remembered: HybridRetrieverParts = {
    ...parts,
    search: new RememberedSearch(parts.search, deepest),
    embedder: rememberedEmbedder(parts.embedder),
    reranker: reranker ? new RememberedReranker(reranker) : null,
    judges: judges.map((judge) => ({ ...judge, reranker: new RememberedReranker(judge.reranker), deadlineMs: patienceMs })),
    settings: { ...settings, legDeadlineMs: patienceMs, rerank: { ...settings.rerank, deadlineMs: patienceMs } },
  };
  let known: Promise<CollectionRanking[]> | null = null;
  return (ranking, signal) => {
    known ??= parts.rankings?.read(request.scope.collectionIds) ?? Promise.resolve([]);
    const rankings = new AsTried(known, ranking);
    return new HybridRetriever({ ...remembered, rankings }).retrieve(request, signal);
  };
}

class AsTried extends CollectionRankings {
  private readonly known: Promise<CollectionRanking[]>;
  private readonly ranking: RankingSettings;

  constructor(known: Promise<CollectionRanking[]>, ranking: RankingSettings) {
    super();
    this.known = known;
    this.ranking = ranking;
  }

  readKept(): Promise<CollectionRanking[]> {
    return this.read();
  }

  async read(): Promise<CollectionRanking[]> {
    return (await this.known).map((collection) => ({ ...collection, ranking: this.ranking }));
  }
}
