import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '#config';
import { Fault } from '#core';
import { readGroundedItems, runGroundedEval } from '#quality';
import { openRuntime, type Runtime } from '#runtime';
import { openLog } from '#telemetry';
import { groundedSubject } from './eval/answer-subject.ts';
import { compareFiles } from './eval/compare-files.ts';
import { evaluateAnswerCache } from './eval/evaluate-answer-cache.ts';
import { type AnswerOptions, evaluateAnswers, withGenerator } from './eval/evaluate-answers.ts';
import { evaluateGuard } from './eval/evaluate-guard.ts';
import { evaluatePoison, type PoisonOptions } from './eval/evaluate-poison.ts';
import { evaluateRetrieval, type InOwnRuntime } from './eval/evaluate-retrieval.ts';
import { OwnFolders } from './eval/own-folders.ts';

export interface EvalOptions extends AnswerOptions, PoisonOptions {
  readonly kind: string;
  readonly paths: readonly string[];
  readonly json?: string;
  readonly leg?: string;
  /** A model file that writes, instead of what the settings name. */
  readonly generator?: string;
}

type Evaluation = (options: EvalOptions, inOwnRuntime: InOwnRuntime, signal: AbortSignal) => Promise<object>;

const evaluations: Readonly<Record<string, Evaluation>> = {
  retrieval: (options, inOwnRuntime, signal) => evaluateRetrieval(inOwnRuntime, options, signal),
  answers: (options, inOwnRuntime, signal) => evaluateAnswers(onlyOne(options.paths), options, inOwnRuntime, signal),
  grounded: evaluateGrounded,
  guard: ({ paths }) => evaluateGuard(onlyOne(paths)),
  poison: (options, inOwnRuntime, signal) => evaluatePoison(onlyOne(options.paths), options, inOwnRuntime, signal),
  'answer-cache': (options, inOwnRuntime, signal) => evaluateAnswerCache(inOwnRuntime, options, signal),
  compare: ({ paths, leg = 'reranked' }) => compareFiles(paths, leg),
};

/** Measures the product itself, in a data directory of its own that is gone afterwards. */
export async function evaluate(config: Config, options: EvalOptions): Promise<void> {
  const run = evaluations[options.kind];
  if (!run)
    throw new Fault('bad_request', `there is no evaluation "${options.kind}"; choose one of ${Object.keys(evaluations).join(', ')}`);
  using folders = new OwnFolders();
  const report = await run(
    options,
    (work) => folders.within('aquifer-eval-', (dir) => inRuntimeOf(withGenerator(config, options.generator), dir, work)),
    folders.signal,
  );
  // Scores by query are for files: a thousand of them on the screen hide the figures.
  console.log(JSON.stringify(report, (key, value: unknown) => (key === 'perQuery' ? undefined : value), 2));
  if (options.json) await writeFile(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** A product of its own in this folder. It speaks on stderr: figures alone go to stdout. */
export async function inRuntimeOf<Result>(config: Config, dataDir: string, work: (runtime: Runtime) => Promise<Result>): Promise<Result> {
  const own: Config = { ...config, dataDir, database: { kind: 'embedded', dir: join(dataDir, 'database') }, queue: { kind: 'postgres' } };
  await using runtime = await openRuntime(own, openLog({ level: 'warn', format: 'pretty' }, { out: process.stderr }));
  return await work(runtime);
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
