// Finds passages: keyword and vector legs in parallel, each under its deadline, fused into one ranking that can be explained.
// Knows the ports ChunkSearch and Embedder, not what stands behind them.
export { type Absence, explainAbsence } from './explain-absence.ts';
export type { CacheLookup } from './bounded-cache.ts';
export { scopedKey } from './cache-key.ts';
export { CachedRetriever } from './cached-retriever.ts';
export { WatchedRetriever } from './watched-retriever.ts';
export { CrossReading } from './cross-reading.ts';
export { explainPassage } from './explain-passage.ts';
export { explainRanking, type Explanation } from './explain-ranking.ts';
export type { ExplainedCandidate } from './explained-candidate.ts';
export { mostOf } from './explain-portions.ts';
export type { Tried as TriedOtherwise } from './explain-otherwise.ts';
export { searchesOf } from './explain-searches.ts';
export { LateInteraction } from './late-interaction.ts';
export { measureProfile, type MeasureParts } from './measure-profile.ts';
export { HybridRetriever, type HybridRetrieverParts } from './hybrid-retriever.ts';
export { type Otherwise, otherwiseOf } from './otherwise.ts';
export { type Trial, type Tried, trialsOf } from './trials.ts';
export type { FurtherJudge } from './judges.ts';
export { QueryVectors } from './query-vectors.ts';
export { rankedBy } from './rerank.ts';
export { SecondOpinion } from './second-opinion.ts';
export { loadQueryPrompts, type QueryPrompts } from './understand/query-prompts.ts';
export { QueryWriter } from './understand/query-writer.ts';
export { understand } from './understand/understand.ts';
export type { Choose } from './understand/choosing.ts';
export { UnderstandingRetriever, type UnderstandingSettings } from './understand/understanding-retriever.ts';
