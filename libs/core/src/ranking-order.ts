// Orders of what is ranked, the best first. What is equal stands in a fixed order, so that the same question gives the same ranking.

type Scored = { readonly chunkId: string; readonly score: number };
type Fused = { readonly chunkId: string; readonly fused: number };

export const byScore = (a: Scored, b: Scored): number => b.score - a.score || byId(a, b);

/** As fusion had it, before anything ranked after it. */
export const byFused = (a: Fused, b: Fused): number => b.fused - a.fused || byId(a, b);

const byId = (a: { readonly chunkId: string }, b: { readonly chunkId: string }): number => (a.chunkId < b.chunkId ? -1 : 1);
