import type { Candidate, ChunkLikeness } from '#core';

/** Candidates that change places; what stands behind them is compared with nothing and stays. */
export const diversifiedDepth = 50;

/**
 * Maximal marginal relevance (Carbonell and Goldstein 1998): again and again the candidate with the most of its score, less what it has in
 * common with the nearest one before it. The first stays first. What has no vector counts as being as like the others as they are on average.
 */
export function diversify(candidates: readonly Candidate[], likeness: readonly ChunkLikeness[], diversity: number): Candidate[] {
  const waiting = candidates.slice(0, diversifiedDepth);
  const behind = candidates.slice(diversifiedDepth);
  const cosineOf = cosines(likeness);
  const order: Candidate[] = waiting.splice(0, 1);
  const nearest = new Map(waiting.map((candidate) => [candidate, -1]));
  while (waiting.length > 0) {
    const last = order.at(-1)!;
    let [best, bestWorth] = [0, -Infinity];
    for (const [index, candidate] of waiting.entries()) {
      const like = Math.max(nearest.get(candidate) ?? -1, cosineOf(candidate.chunkId, last.chunkId));
      nearest.set(candidate, like);
      const worth = (1 - diversity) * candidate.score - diversity * like;
      if (worth > bestWorth) [best, bestWorth] = [index, worth];
    }
    order.push(...waiting.splice(best, 1));
  }
  return [...order, ...behind];
}

function cosines(likeness: readonly ChunkLikeness[]): (left: string, right: string) => number {
  const known = new Map(likeness.map(({ left, right, cosine }) => [pair(left, right), cosine]));
  const usual = likeness.reduce((sum, { cosine }) => sum + cosine, 0) / (likeness.length || 1);
  return (left, right) => known.get(pair(left, right)) ?? usual;
}

const pair = (left: string, right: string): string => (left < right ? `${left} ${right}` : `${right} ${left}`);
