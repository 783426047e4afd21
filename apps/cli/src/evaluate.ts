import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Config } from '#config';
import { Fault } from '#core';
import { readAnswerItems, readGroundedItems, readRetrievalSet, runAnswerEval, runGroundedEval, runRetrievalEval } from '#quality';
import { openRuntime, type Runtime } from '#runtime';
import { openLog } from '#telemetry';
import { answerSubject, groundedSubject } from './eval/answer-subject.ts';
import { retrievalSubject } from './eval/retrieval-subject.ts';

export interface EvalOptions {
  readonly kind: string;
  readonly path: string;
  readonly json?: string;
  readonly limit?: number;
}

type Evaluation = (runtime: Runtime, options: EvalOptions, signal: AbortSignal) => Promise<object>;

const evaluations: Readonly<Record<string, Evaluation>> = {
  retrieval: evaluateRetrieval,
  answers: evaluateAnswers,
  grounded: evaluateGrounded,
};

/** Measures the product itself, in a data directory of its own that is gone afterwards. */
export async function evaluate(config: Config, options: EvalOptions): Promise<void> {
  const run = evaluations[options.kind];
  if (!run)
    throw new Fault('bad_request', `there is no evaluation "${options.kind}"; choose one of ${Object.keys(evaluations).join(', ')}`);
  const dataDir = await mkdtemp(join(tmpdir(), 'aquifer-eval-'));
  try {
    const report = await inOwnRuntime(config, dataDir, (runtime) => run(runtime, options, new AbortController().signal));
    const text = JSON.stringify(report, null, 2);
    console.log(text);
    if (options.json) await writeFile(options.json, `${text}\n`);
  } finally {
    await rm(dataDir, { recursive: true, force: true });
  }
}

async function inOwnRuntime(config: Config, dataDir: string, work: (runtime: Runtime) => Promise<object>): Promise<object> {
  const own: Config = { ...config, dataDir, database: { kind: 'embedded', dir: join(dataDir, 'database') }, queue: { kind: 'postgres' } };
  await using runtime = await openRuntime(own, openLog({ level: 'warn', format: 'pretty' }));
  return await work(runtime);
}

async function evaluateRetrieval(runtime: Runtime, { path, limit }: EvalOptions, signal: AbortSignal): Promise<object> {
  const [corpus, queries, qrels] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(path, name), 'utf8')),
  );
  const set = readRetrievalSet({ corpus: corpus ?? '', queries: queries ?? '', qrels: qrels ?? '' });
  await using subject = await retrievalSubject(runtime);
  return await runRetrievalEval({ ...set, queries: set.queries.slice(0, limit) }, subject, signal);
}

async function evaluateAnswers(runtime: Runtime, { path, limit }: EvalOptions, signal: AbortSignal): Promise<object> {
  const items = readAnswerItems(await readFile(path, 'utf8')).slice(0, limit);
  return runAnswerEval(items, answerSubject(runtime), signal);
}

async function evaluateGrounded(runtime: Runtime, { path, limit }: EvalOptions, signal: AbortSignal): Promise<object> {
  const file = path.endsWith('.jsonl') ? path : join(path, 'items.jsonl');
  return runGroundedEval(readGroundedItems(await readFile(file, 'utf8')).slice(0, limit), groundedSubject(runtime), signal);
}
