// How good it is: metrics of rankings, texts and decisions, and the evaluations made of them.
// Pure over small ports; whoever runs an evaluation hands in the product to be measured.
export { type AnswerSubject, runAnswerEval } from './answer-eval.ts';
export { readAnswerItems } from './answer-items.ts';
export { type GroundedSubject, readGroundedItems, runGroundedEval } from './grounded-eval.ts';
export {
  documentRanking,
  type EvalDocument,
  type LegRanking,
  readRetrievalSet,
  type RetrievalSubject,
  runRetrievalEval,
} from './retrieval-eval.ts';
export {
  adjacencyRelations,
  compareRelations,
  type GridCell,
  type PrecisionRecall,
  type RelationCounts,
  summariseRelations,
} from './table-metrics.ts';
export { bootstrapInterval, type Interval } from './statistics.ts';
export { type DocumentSpan, type SpanScores, spanScores } from './span-metrics.ts';
