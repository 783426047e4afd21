import type { SearchScope } from '#core';
import { goldenFigures, type GoldenResult, scoreGolden } from '#quality';
import type { Runtime } from '#runtime';
import type { ClaimedRun, OpenQuestion, PgGoldenQuestions } from '#store';

export type Json = Readonly<Record<string, unknown>>;

/** What one kind of run does with its questions. */
export interface MeasuredRun {
  /** What a question comes to: kept at once. */
  measure(question: OpenQuestion, signal: AbortSignal): Promise<Json>;
  /** What all of them come to. */
  figures(results: readonly Json[]): Json;
}

/** Passages asked for: enough that recall@100 is of documents, not of chunks. */
const limit = 100;

export function scopeOf({ asker, collectionId }: ClaimedRun): SearchScope {
  return { principal: asker, collectionIds: [collectionId], filter: {}, asOf: null };
}

/** The configuration that is measured, and what reads chunks. */
export type Measuring = Pick<Runtime, 'measuredRetriever' | 'retriever' | 'trialOf' | 'search'>;

/** Searches as it is served. */
export function evaluationOf(run: ClaimedRun, { measuredRetriever, search }: Measuring, golden: PgGoldenQuestions): MeasuredRun {
  const scope = scopeOf(run);
  return {
    measure: async (question, signal) => {
      const retrieval = await measuredRetriever.retrieve({ query: question.question, scope, limit }, signal);
      const shown = new Set(retrieval.passages.map(({ chunkId }) => chunkId));
      const others = retrieval.candidates.map(({ chunkId }) => chunkId).filter((chunkId) => !shown.has(chunkId));
      const chunks = await search.chunks(others, scope);
      const findable = await golden.findable(run.asker, run.collectionId, question.expected);
      return { ...scoreGolden(question, retrieval, { chunks, findable }) };
    },
    figures: (results) => ({ ...goldenFigures(results.map((result) => result as Json & GoldenResult)) }),
  };
}
