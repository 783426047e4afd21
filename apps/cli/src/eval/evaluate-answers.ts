import { access, readFile, stat, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { type Config, noGateway } from '#config';
import { Fault } from '#core';
import { type EvalMode, holdsTableQuestions, readAnswerItems, runAnswerEval, sampleSentences } from '#quality';
import { AnswerFile } from './answer-journal.ts';
import { answerSubject } from './answer-subject.ts';
import { evaluateCorpusAnswers } from './evaluate-corpus-answers.ts';
import type { InOwnRuntime } from './evaluate-retrieval.ts';
import { evaluateTables, type TableOptions } from './evaluate-tables.ts';

export interface AnswerOptions extends TableOptions {
  /** Which to ask in; none: what the product would. */
  readonly mode?: readonly EvalMode[];
  /** Answers are kept there as they come, and a run that was stopped goes on. */
  readonly answers?: string;
  /** A hundred of the shown sentences with their quotes, to be read. */
  readonly sample?: string;
}

/** Questions with the passages to answer them from, with tables, or over a whole corpus, through the product's own answering. */
export async function evaluateAnswers(
  path: string,
  options: AnswerOptions,
  inOwnRuntime: InOwnRuntime,
  signal: AbortSignal,
): Promise<object> {
  if (await holdsCorpus(path)) {
    const other = options.mode?.find((mode) => mode !== 'extract') ?? options.half ?? options.answers ?? options.sample;
    if (other !== undefined)
      throw new Fault('bad_request', `over a whole corpus only extraction is measured, and all at once; it got "${other}"`);
    return inOwnRuntime((runtime) => evaluateCorpusAnswers(runtime, path, options, signal));
  }
  const text = await readFile((await isFolder(path)) ? join(path, 'items.jsonl') : path, 'utf8');
  if (holdsTableQuestions(text)) {
    const other = options.mode?.find((mode) => mode !== 'extract') ?? options.answers ?? options.sample;
    if (other !== undefined) throw new Fault('bad_request', `over tables only extraction is measured, and all at once; it got "${other}"`);
    return inOwnRuntime((runtime) => evaluateTables(runtime, text, options, signal));
  }
  const items = readAnswerItems(text)
    .filter((_, index) => !options.half || isInHalf(index, options.half))
    .slice(0, options.limit);
  return inOwnRuntime(async (runtime) => {
    const journal = await AnswerFile.open(options.answers ?? null, runtime.models.generator?.id ?? null);
    const report = await runAnswerEval(items, answerSubject(runtime, options.mode), signal, journal);
    if (options.sample) await writeFile(options.sample, sampleSentences(journal.said, items));
    return report;
  });
}

/** What the model settings are for one run. */
export function withGenerator(config: Config, path: string | undefined): Config {
  if (path === undefined) return config;
  if (!path.endsWith('.gguf')) throw new Fault('bad_request', `--generator takes the path of a .gguf file; it got "${path}"`);
  return { ...config, gateway: noGateway, models: { ...config.models, generator: { kind: 'file', path: resolve(path) } } };
}

/** Pairs take turns: sets name a question with an answer and one without by turns. */
const isInHalf = (index: number, half: string): boolean => Math.floor(index / 2) % 2 === (half === 'first' ? 0 : 1);

const isFolder = (path: string): Promise<boolean> =>
  stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  );

const holdsCorpus = (path: string): Promise<boolean> =>
  access(join(path, 'corpus.jsonl')).then(
    () => true,
    () => false,
  );
