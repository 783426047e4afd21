import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config';
import { Fault } from '#core';
import { holdsTableQuestions, readAnswerItems, readGroundedItems, runAnswerEval, runGroundedEval } from '#quality';
import { openRuntime, type Runtime } from '#runtime';
import { openLog } from '#telemetry';
import { answerSubject, groundedSubject } from './eval/answer-subject.ts';
import { compareFiles } from './eval/compare-files.ts';
import { evaluateRetrieval, type InOwnRuntime } from './eval/evaluate-retrieval.ts';
import { evaluateTables } from './eval/evaluate-tables.ts';
import { OwnFolders } from './eval/own-folders.ts';

export interface EvalOptions {
  readonly kind: string;
  readonly paths: readonly string[];
  readonly json?: string;
  readonly limit?: number;
  readonly vectors?: string;
  readonly leg?: string;
  readonly half?: string;
}

type Evaluation = (options: EvalOptions, inOwnRuntime: InOwnRuntime, signal: AbortSignal) => Promise<object>;

const evaluations: Readonly<Record<string, Evaluation>> = {
  retrieval: (options, inOwnRuntime, signal) => evaluateRetrieval(inOwnRuntime, options, signal),
  answers: evaluateAnswers,
  grounded: evaluateGrounded,
  compare: ({ paths, leg = 'reranked' }) => compareFiles(paths, leg),
};

/** Measures the product itself, in a data directory of its own that is gone afterwards. */
export async function evaluate(config: Config, options: EvalOptions): Promise<void> {
  const run = evaluations[options.kind];
  if (!run)
    throw new Fault('bad_request', `there is no evaluation "${options.kind}"; choose one of ${Object.keys(evaluations).join(', ')}`);
  using folders = new OwnFolders();
  const report = await run(options, (work) => folders.within('aquifer-eval-', (dir) => inRuntimeOf(config, dir, work)), folders.signal);
  // Scores by query are for files: a thousand of them on the screen hide the figures.
  console.log(JSON.stringify(report, (key, value: unknown) => (key === 'perQuery' ? undefined : value), 2));
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** A product of its own in this folder. It speaks on stderr: figures alone go to stdout. */
export async function inRuntimeOf<Result>(config: Config, dataDir: string, work: (runtime: Runtime) => Promise<Result>): Promise<Result> {
  const own: Config = { ...config, dataDir, database: { kind: 'embedded', dir: join(dataDir, 'database') }, queue: { kind: 'postgres' } };
  await using runtime = await openRuntime(own, openLog({ level: 'warn', format: 'pretty' }, process.stderr));
  return await work(runtime);
}

async function evaluateAnswers(options: EvalOptions, inOwnRuntime: InOwnRuntime, signal: AbortSignal): Promise<object> {
  const text = await readFile(onlyOne(options.paths), 'utf8');
  if (holdsTableQuestions(text)) return inOwnRuntime((runtime) => evaluateTables(runtime, text, options, signal));
  const items = readAnswerItems(text).slice(0, options.limit);
  return inOwnRuntime((runtime) => runAnswerEval(items, answerSubject(runtime), signal));
}

async function evaluateGrounded({ paths, limit }: EvalOptions, inOwnRuntime: InOwnRuntime, signal: AbortSignal): Promise<object> {
  const path = onlyOne(paths);
  const file = path.endsWith('.jsonl') ? path : join(path, 'items.jsonl');
  const items = readGroundedItems(await readFile(file, 'utf8')).slice(0, limit);
  return inOwnRuntime((runtime) => runGroundedEval(items, groundedSubject(runtime), signal));
}

function onlyOne(paths: readonly string[]): string {
  const [path, more] = paths;
  if (path === undefined || more !== undefined) throw new Fault('bad_request', `one file is measured at a time; it got ${paths.length}`);
  return path;
}
