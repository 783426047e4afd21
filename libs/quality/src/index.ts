// How good it is: metrics of rankings, texts and decisions, and the evaluations made of them.
// Pure over small ports; whoever runs an evaluation hands in the product to be measured.
export * from './decision-metrics.ts';
export * from './ranking-metrics.ts';
export * from './statistics.ts';
export * from './text-metrics.ts';
export * from './answer-eval.ts';
export * from './answer-items.ts';
export * from './given-passages-retriever.ts';
export * from './grounded-eval.ts';
export * from './retrieval-eval.ts';
