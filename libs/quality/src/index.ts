// How good it is: metrics of rankings, texts and decisions, and the evaluations made of them.
// Pure over small ports; whoever runs an evaluation hands in the product to be measured.
export { type AnswerJournal, type AnswerOfMode, type AskedInMode, type AnswerSubject, runAnswerEval } from './answer-eval.ts';
export { readAnswerItems } from './answer-items.ts';
export { type EvalMode, type SaidAnswer, type SaidQuote, writtenFigures } from './said-answer.ts';
export { sampleSentences } from './sample-sentences.ts';
export { type AskedOfCorpus, closest, corpusAnswerFigures, type CorpusQuestion, readCorpusQuestions } from './corpus-answer-eval.ts';
export { type AskedOfTable, rightnessOf, tableFigures } from './table-answer-eval.ts';
export { documentOf, holdsTableQuestions, readTableQuestions, type TableContext } from './table-questions.ts';
export {
  type Golden,
  goldenFigures,
  type GoldenFigures,
  type GoldenResult,
  scoreGolden,
  scorePassages,
  type StageScores,
} from './golden-eval.ts';
export { fewestTrials, upperBound } from './binomial-bound.ts';
export {
  type CacheFigures,
  cacheFigures,
  type CacheRule,
  type CacheSet,
  crossValidated,
  type FalseHit,
  type Neighbour,
  pooled,
} from './answer-cache-eval.ts';
export { type EvidencedQuestion, readEvidencedQuestions } from './reworded-questions.ts';
export { judgeRewordings, mostFalseHits, type RewordedPair, rewordingFigures } from './rewording-eval.ts';
export {
  type AskedOfPoison,
  planted,
  type PoisonFigures,
  poisonFigures,
  type PoisonForm,
  poisonForms,
  type PoisonQuestion,
  readPoisonQuestions,
} from './poison-eval.ts';
export { type GuardedText, guardReport, type GuardReport, wilsonInterval } from './guard-eval.ts';
export { type GroundedSubject, readGroundedItems, runGroundedEval } from './grounded-eval.ts';
export { type SettingChange, settingsThatDiffer } from './settings-that-differ.ts';
export { type Compared, type ComparedQuery, compareRuns, type RunComparison, type RunScores } from './compare-runs.ts';
export { type LegFigures, type LegRanking, type StageFigures, stageFigures } from './leg-figures.ts';
export { type ManySetsReport, summariseSets } from './many-sets.ts';
export { hitAt10, type Judgements, mrrAt10, ndcgAt10, recallAt } from './ranking-metrics.ts';
export {
  documentRanking,
  type EvalProgress,
  type QueryScores,
  type RetrievalReport,
  type RetrievalSubject,
  runRetrievalEval,
  type SearchedQuery,
} from './retrieval-eval.ts';
export { type EvalDocument, readRetrievalSet, type RetrievalSet } from './retrieval-set.ts';
export {
  adjacencyRelations,
  compareRelations,
  type GridCell,
  type PrecisionRecall,
  type RelationCounts,
  summariseRelations,
} from './table-metrics.ts';
export { type SyntheticQuestion, syntheticQuestions } from './tuning/synthetic-questions.ts';
export { type TriedQuestion, type Tuned, tune } from './tuning/tune.ts';
export { type OrdinaryRanking, tuningGrid } from './tuning/tuning-grid.ts';
export { bootstrapInterval, type Interval, mean, pairedDifference, type PairedDifference } from './statistics.ts';
export { type DocumentSpan, type SpanScores, spanScores } from './span-metrics.ts';
export { rougeL } from './text-metrics.ts';
