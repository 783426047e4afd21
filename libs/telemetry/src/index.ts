// Logs and metrics: one function per business event, so that nobody else knows the names of metrics.
// Traces of questions and documents are rows in the store, not here.
export { type Log, openLog } from './log.ts';
export { Metrics } from './metrics.ts';
export type { SuggestionsOutcome } from './suggestion-metrics.ts';
