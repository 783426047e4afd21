import { readFile } from 'node:fs/promises';
import { join, resolve, sep } from 'node:path';
import { readRetrievalSet, type RetrievalReport, type RetrievalSet, runRetrievalEval, summariseSets } from '#quality';
import type { Runtime } from '#runtime';
import { findSets } from './find-sets.ts';
import { keptEmbedders } from './passage-embedders.ts';
import { legTable, setsTable, stageTable } from './retrieval-tables.ts';
import { retrievalSubject } from './retrieval-subject.ts';
import { showProgress } from './show-progress.ts';

export interface RetrievalOptions {
  readonly paths: readonly string[];
  readonly limit?: number;
  readonly vectors?: string;
}

/** Hands over a runtime with nothing in it, gone again when the work is done. */
export type InOwnRuntime = <Result>(work: (runtime: Runtime) => Promise<Result>) => Promise<Result>;

/** One set: its report. Several: every report, the mean over the sets and the gain over the better leg. */
export async function evaluateRetrieval(inOwnRuntime: InOwnRuntime, options: RetrievalOptions, signal: AbortSignal): Promise<object> {
  const reports: Record<string, RetrievalReport> = {};
  // All are read before the first is measured: a wrong path is said at once.
  const paths = (await Promise.all(options.paths.map(findSets))).flat();
  const sets = await Promise.all(paths.map(async (path) => [setName(path), await readSet(path)] as const));
  for (const [name, set] of sets) {
    process.stderr.write(`${name}: ${set.documents.length} documents, ${set.queries.length} queries\n`);
    const report = await inOwnRuntime((runtime) => evaluateSet(runtime, set, options, signal));
    process.stderr.write(`${legTable(report.legs)}\n${stageTable(report)}\n`);
    reports[name] = report;
  }
  const [[name, only] = ['', undefined], second] = Object.entries(reports);
  if (only && !second) return { ...only, set: name };
  const summary = summariseSets(reports);
  process.stderr.write(`${setsTable(summary)}\n`);
  return summary;
}

async function evaluateSet(
  runtime: Runtime,
  set: RetrievalSet,
  { limit, vectors }: RetrievalOptions,
  signal: AbortSignal,
): Promise<RetrievalReport> {
  using embedders = keptEmbedders(runtime, vectors ?? null);
  await using subject = await retrievalSubject(runtime, embedders);
  let startedAt = 0;
  const onProgress = (progress: { readonly done: number; readonly total: number }): void => {
    startedAt ||= performance.now();
    showProgress('queries', progress, startedAt);
  };
  return await runRetrievalEval({ ...set, queries: set.queries.slice(0, limit) }, subject, { signal, onProgress });
}

/** The last two parts of the path, as in xquad/de: sets of one family differ there, and runs are compared by it. */
function setName(path: string): string {
  return resolve(path).split(sep).slice(-2).join('/');
}

async function readSet(path: string): Promise<RetrievalSet> {
  const [corpus = '', queries = '', qrels = ''] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(path, name), 'utf8')),
  );
  return readRetrievalSet({ corpus, queries, qrels });
}
