import type { RankingSettings } from '#core';

/** What counts where a collection has nothing of its own. */
export interface OrdinaryRanking {
  /** Null where nothing ranks after fusion. */
  readonly rerankShare: number | null;
  readonly rerankDepth: number;
  readonly candidates: number;
}

const weights = [null, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9] as const;
const shares = [null, 0, 0.2, 0.6] as const;
const depths = [25, 100] as const;
const candidateCounts = [50, 200] as const;

/**
 * The settings that are tried: weights with shares of the second look, and by themselves its depth and the number of candidates. The first
 * is what is served now. Few on purpose: among many some win by chance.
 */
export function tuningGrid(current: RankingSettings, ordinary: OrdinaryRanking): RankingSettings[] {
  const ranksAgain = ordinary.rerankShare !== null;
  const rerankShares = ranksAgain ? [...new Set([current.rerankShare, ...shares])] : [current.rerankShare];
  const vectorWeights = [...new Set([current.vectorWeight, ...weights])];
  const tried = [
    current,
    ...rerankShares.flatMap((rerankShare) => vectorWeights.map((vectorWeight) => ({ ...current, vectorWeight, rerankShare }))),
    ...(ranksAgain ? [null, ...depths].map((rerankDepth) => ({ ...current, rerankDepth })) : []),
    ...[null, ...candidateCounts].map((candidates) => ({ ...current, candidates })),
  ];
  return [...new Map(tried.map((ranking) => [effect(ranking, ordinary), ranking])).values()];
}

/** The first of those that come to the same is kept: what is served now, and what leaves most as it is. */
function effect(ranking: RankingSettings, ordinary: OrdinaryRanking): string {
  const { vectorWeight, rerankShare, rerankDepth, candidates } = ranking;
  return JSON.stringify([
    vectorWeight,
    // "As the installation has it" may be less in a foreign language, so it is not the same as its number.
    rerankShare,
    rerankDepth ?? ordinary.rerankDepth,
    candidates ?? ordinary.candidates,
  ]);
}
