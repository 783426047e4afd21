// zod schemas of every HTTP body: what the API checks, OpenAPI describes and the dashboard reads.
// Shared by api, cli and dashboard; imports nothing of ours.
export * from './answering.ts';
export * from './chunking.ts';
export * from './collections.ts';
export * from './configurations.ts';
export * from './documents.ts';
export * from './duplicates.ts';
export * from './evaluations.ts';
export * from './events.ts';
export * from './explain.ts';
export * from './filter.ts';
export * from './freshness.ts';
export * from './operations.ts';
export * from './problem.ts';
export * from './answer-freshness.ts';
export * from './citation.ts';
export * from './review-outcome.ts';
export * from './reviews.ts';
export * from './revisions.ts';
export * from './answer-part.ts';
export * from './answer-sentence.ts';
export * from './search.ts';
export * from './span.ts';
export * from './sources.ts';
export * from './tunings.ts';
export * from './understood.ts';
export * from './why-not.ts';
