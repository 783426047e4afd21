// Finds passages: keyword and vector legs in parallel, each under its deadline, fused into one ranking that can be explained.
// Knows the ports ChunkSearch and Embedder, not what stands behind them.
export { explainPassage } from './explain-passage.ts';
export { HybridRetriever } from './hybrid-retriever.ts';
