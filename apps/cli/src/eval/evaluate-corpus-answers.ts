import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { defaultThreshold } from '#answer';
import { type Answer, Fault } from '#core';
import {
  type AskedOfCorpus,
  closest,
  corpusAnswerFigures,
  type CorpusQuestion,
  readCorpusQuestions,
  readRetrievalSet,
  rougeL,
} from '#quality';
import type { Runtime } from '#runtime';
import { PgTableReader } from '#store';
import { answerTo, extractingAnswerer } from './extracting-answerer.ts';
import { keptEmbedders } from './passage-embedders.ts';
import { retrievalSubject } from './retrieval-subject.ts';
import { showProgress } from './show-progress.ts';

export interface CorpusAnswerOptions {
  readonly limit?: number;
  readonly vectors?: string;
}

/**
 * Questions end to end: a whole corpus is parsed, cut and embedded as any other, every question is searched in all of it and answered by
 * extraction, with nothing held back; what the gate would have held back is told apart.
 */
export async function evaluateCorpusAnswers(
  runtime: Runtime,
  path: string,
  options: CorpusAnswerOptions,
  signal: AbortSignal,
): Promise<object> {
  const [corpus = '', queries = '', qrels = ''] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(path, name), 'utf8')),
  );
  const questions = readCorpusQuestions(queries);
  if (!questions) throw new Fault('bad_request', `the questions of ${path} have no answers; "answerable" and "answers" are needed of each`);
  const { documents, judgements } = readRetrievalSet({ corpus, queries, qrels });
  // What the product takes out of every text: it is none of its words.
  const texts = new Map(documents.map(({ id, text, title }) => [id, (text || title).replaceAll('\ufeff', '').normalize('NFC')]));
  using embedders = keptEmbedders(runtime, options.vectors ?? null);
  await using subject = await retrievalSubject(runtime, embedders);
  await subject.ingest(documents, signal);
  const answerer = extractingAnswerer(runtime, { embedder: embedders.embedder, tables: new PgTableReader(runtime.database) });
  const asked: AskedOfCorpus[] = [];
  const started = performance.now();
  const chosen = questions.slice(0, options.limit);
  for (const question of chosen) {
    const answer = await answerTo(answerer, { text: question.text, scope: subject.scope }, signal);
    asked.push(told(question, answer, { texts, relevant: new Set(judgements.get(question.id)?.keys()) }));
    showProgress('questions', { done: asked.length, total: chosen.length }, started);
  }
  return { mode: 'extract', threshold: defaultThreshold, ...corpusAnswerFigures(asked), perQuery: asked.map(lineOf) };
}

interface Known {
  readonly texts: ReadonlyMap<string, string>;
  readonly relevant: ReadonlySet<string>;
}

function told(question: CorpusQuestion, answer: Answer, { texts, relevant }: Known): AskedOfCorpus {
  const names = new Map(answer.passages.map(({ documentId, externalId }) => [documentId, externalId]));
  const { citations, gate } = answer;
  const stands = ({ documentId, start, end, quote }: Answer['citations'][number]): boolean =>
    quote !== '' && texts.get(names.get(documentId) ?? '')?.slice(start, end) === quote;
  return {
    question,
    relevant,
    said: answer.sentences.map(({ text }) => text).join(' '),
    cited: [...new Set(citations.map(({ documentId }) => names.get(documentId) ?? ''))],
    evidence: gate.score,
    isAnswered: gate.score >= defaultThreshold,
    quotes: citations.length,
    validQuotes: citations.filter(stands).length,
    ms: answer.timings['total'] ?? 0,
  };
}

function lineOf(asked: AskedOfCorpus): object {
  const { question, relevant, said, cited, evidence, isAnswered } = asked;
  return {
    id: question.id,
    answerable: question.answerable,
    evidence,
    isAnswered,
    cited,
    relevant: [...relevant],
    rougeL: closest(asked, rougeL),
    said,
  };
}
