// Finds passages: keyword and vector legs in parallel, each under its deadline, fused into one ranking that can be explained.
// Knows the ports ChunkSearch and Embedder, not what stands behind them.
export { explainPassage } from './explain-passage.ts';
export { fuseLegs, type FusedHit, type Fusion, type LegHits } from './fuse.ts';
export { HybridRetriever, type HybridRetrieverParts } from './hybrid-retriever.ts';
export { withoutNearDuplicates } from './near-duplicates.ts';
export { keywordShare } from './keyword-share.ts';
export { normaliseHits } from './normalise.ts';
