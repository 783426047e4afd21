import { byFused, type FusionReport, type LegHit, type LegName, type LegScore } from '#core';
import { normaliseHits } from './normalise.ts';

export interface FusedHit {
  readonly chunkId: string;
  /** 0 to 1, comparable within this ranking only. */
  readonly fused: number;
  readonly legs: Readonly<Partial<Record<LegName, LegScore>>>;
}

/** The hits of each leg; null for a leg that gave none because it failed or was late. */
export type LegHits = Readonly<Record<LegName, readonly LegHit[] | null>>;

export interface Fused {
  readonly hits: readonly FusedHit[];
  readonly report: FusionReport;
}

export interface Fusion {
  /** Hits asked of each leg. */
  readonly candidates: number;
  readonly weighing: FusionReport;
}

/** Cosines that differ by less than this between the best and the last candidate say that the vectors cannot tell them apart. */
const leastCosineRange = 0.1;

/**
 * Weighted sum of the normalised legs; what a leg did not find counts 0 there. A leg that failed leaves the whole weight to the
 * other. Equal scores keep a fixed order, so the same question gives the same ranking.
 */
export function fuseLegs(hits: LegHits, fusion: Fusion): Fused {
  const vector = normaliseHits(hits.vector ?? [], { leastRange: leastCosineRange });
  // A keyword list that is not full holds every match: what is not in it scores 0.
  const keyword = normaliseHits(hits.keyword ?? [], { floor: (hits.keyword?.length ?? 0) < fusion.candidates ? 0 : undefined });
  const report = withoutMissing(hits, fusion.weighing);
  const share = report.vectorShare;
  const ids = new Set([...vector.keys(), ...keyword.keys()]);
  const fused = [...ids]
    .map((chunkId) => {
      const legs = { ...named('vector', vector.get(chunkId)), ...named('keyword', keyword.get(chunkId)) };
      return { chunkId, legs, fused: share * (legs.vector?.normalised ?? 0) + (1 - share) * (legs.keyword?.normalised ?? 0) };
    })
    .sort(byFused);
  return { hits: fused, report };
}

function withoutMissing(hits: LegHits, { status, vectorShare, why }: FusionReport): FusionReport {
  if (hits.vector === null) return { status: 'fallback', vectorShare: 0, why: 'the vector leg gave nothing, so the words decide alone' };
  if (hits.keyword === null)
    return { status: 'fallback', vectorShare: 1, why: 'the keyword leg gave nothing, so the meaning decides alone' };
  return { status, vectorShare, why };
}

function named(leg: LegName, score: LegScore | undefined): Partial<Record<LegName, LegScore>> {
  return score ? { [leg]: score } : {};
}
