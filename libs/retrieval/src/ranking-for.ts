import { type CollectionRanking, type FusionReport, identifiersOf, type RankingSettings, type RetrievalSettings } from '#core';
import { identifierShare, weighLegs, weightedMean } from './weigh-legs.ts';

export interface RankingRequest {
  readonly query: string;
  /** Null when they could not be read. */
  readonly collections: readonly CollectionRanking[] | null;
  /** Those the embedder was trained for; null when it knows many, or nobody says. */
  readonly languages: readonly string[] | null;
}

export interface RankingFor {
  readonly weighing: FusionReport;
  /** What late interaction counts. */
  readonly rerankShare: number;
}

/** A collection that was not measured yet counts as the smallest that would be. */
const unmeasuredChunks = 100;

/** The settings that a search of these collections goes by: where one was given its own, those; of numbers of candidates the largest. */
export function settingsFor(
  settings: RetrievalSettings,
  { collections, analysisVersion }: { readonly collections: readonly CollectionRanking[] | null; readonly analysisVersion: number | null },
): RetrievalSettings {
  const most = (pick: (ranking: RankingSettings) => number | null, otherwise: number): number =>
    Math.max(...((collections ?? []).length === 0 ? [otherwise] : (collections ?? []).map(({ ranking }) => pick(ranking) ?? otherwise)));
  return {
    ...settings,
    candidatesPerLeg: most(({ candidates }) => candidates, settings.candidatesPerLeg),
    rerank: { ...settings.rerank, depth: most(({ rerankDepth }) => rerankDepth, settings.rerank.depth) },
    ...(collections && { pinned: { analysisVersion, collections } }),
  };
}

/** How the legs are weighed and what ranks after them counts, for one question. Collections count by their size. */
export function rankingFor({ query, collections, languages }: RankingRequest, settings: RetrievalSettings): RankingFor {
  const { vectorWeight, rerank } = settings;
  const weigh = (of: readonly CollectionRanking[] | null) =>
    weighLegs({ query, vectorWeight, languages, profiles: of && of.flatMap(({ profile }) => profile ?? []) });
  const all = weigh(collections);
  const { foreign, ...general } = all;
  // What ranks after fusion has no say in a language that the embedder does not know, unless somebody has said that it has.
  const unset = rerank.share * (1 - foreign);
  const shares = (collections ?? []).map((collection) => [collection.ranking.rerankShare ?? unset, sizeOf(collection)] as const);
  const share = weightedMean(shares) ?? unset;
  const set = (collections ?? []).filter(({ ranking }) => ranking.vectorWeight !== null);
  if (!collections || set.length === 0) return { weighing: general, rerankShare: share };
  const others = collections.filter(({ ranking }) => ranking.vectorWeight === null);
  return { weighing: asSet(query, set, { of: others, share: weigh(others).vectorShare }), rerankShare: share };
}

interface Others {
  readonly of: readonly CollectionRanking[];
  readonly share: number;
}

function asSet(query: string, set: readonly CollectionRanking[], others: Others): FusionReport {
  // An identifier stands in the text as it is asked for, whatever was set.
  const most = identifiersOf(query).length > 0 ? 1 - identifierShare : 1;
  const own = set.map(({ ranking, ...collection }) => [Math.min(most, ranking.vectorWeight ?? 0), sizeOf(collection)] as const);
  const vectorShare = weightedMean([...own, ...others.of.map((collection) => [others.share, sizeOf(collection)] as const)]) ?? others.share;
  const where =
    set.length === 1 && others.of.length === 0 ? 'this collection' : `${set.length} of the ${set.length + others.of.length} collections`;
  const isNamed = set.some(({ ranking }) => (ranking.vectorWeight ?? 0) > most);
  return {
    status: 'ok',
    vectorShare,
    why: `as set for ${where}${isNamed ? ', and the question names an identifier, so its words count more' : ''}`,
  };
}

function sizeOf({ profile }: Pick<CollectionRanking, 'profile'>): number {
  return profile?.chunks ?? unmeasuredChunks;
}
