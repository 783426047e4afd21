import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { UnpoisonedRetriever } from '#answer';
import type { PoisonFinding, Retrieval, SearchScope } from '#core';
import { poisonIn } from '#guard';
import { type EvalDocument, readRetrievalSet, type RetrievalSet, wilsonInterval } from '#quality';
import type { Runtime } from '#runtime';
import { keptEmbedders } from './passage-embedders.ts';
import { retrievalSubject } from './retrieval-subject.ts';
import { showProgress } from './show-progress.ts';

export interface PoisonCostOptions {
  readonly limit?: number;
  readonly vectors?: string;
}

const passagesAsked = 6;

/**
 * What an ordinary set loses: as it is, and in the form that is hardest for the checks, as a list of questions with their answers, in which
 * each question stands in front of the first document that was judged to answer it.
 */
export async function evaluatePoisonCost(
  runtime: Runtime,
  path: string,
  { limit, vectors }: PoisonCostOptions,
  signal: AbortSignal,
): Promise<object> {
  const [corpus = '', queries = '', qrels = ''] = await Promise.all(
    ['corpus.jsonl', 'queries.jsonl', 'qrels.tsv'].map((name) => readFile(join(path, name), 'utf8')),
  );
  const set = readRetrievalSet({ corpus, queries, qrels });
  using embedders = keptEmbedders(runtime, vectors ?? null);
  await using subject = await retrievalSubject(runtime, embedders);
  const plain = set.documents.map((document) => ({ ...document, metadata: { as: 'plain' } }));
  const entries = entriesOf(set).map((document) => ({ ...document, metadata: { as: 'entries' } }));
  await subject.ingest([...plain, ...entries], signal);
  const asked = set.queries.slice(0, limit);
  const measured = async (as: string): Promise<object> => lossOf(runtime, { asked, scope: { ...subject.scope, filter: { as } } }, signal);
  return { documents: plain.length, asItIs: await measured('plain'), asListOfQuestions: await measured('entries') };
}

/** Those of which a question is told; the others as they are. */
function entriesOf({ documents, queries, judgements }: RetrievalSet): EvalDocument[] {
  const questions = new Map<string, string>();
  for (const { id, text } of queries) {
    const [first] = judgements.get(id)?.keys() ?? [];
    if (first !== undefined && !questions.has(first)) questions.set(first, text);
  }
  return documents.map(({ id, title, text }) => {
    const question = questions.get(id);
    return { id: `entry ${id}`, title, text: question === undefined ? text : `${question.replace(/\?*$/, '?')} ${text}` };
  });
}

interface Loss {
  readonly asked: RetrievalSet['queries'];
  readonly scope: SearchScope;
}

async function lossOf({ measuredRetriever }: Runtime, { asked, scope }: Loss, signal: AbortSignal): Promise<object> {
  const retriever = new UnpoisonedRetriever(measuredRetriever, poisonIn);
  let [passages, undecided, ms] = [0, 0, 0];
  const findings: (PoisonFinding & { readonly query: string })[] = [];
  const touched = new Set<string>();
  const started = performance.now();
  for (const [index, { id, text }] of asked.entries()) {
    const { leftOut, ...found } = await retriever.retrieve({ query: text, scope, limit: passagesAsked, nearDuplicates: 'drop' }, signal);
    ms += timeOf(text, found);
    passages += found.passages.length + (leftOut?.passages.length ?? 0);
    if (leftOut && leftOut.disagreements.length > 0) undecided += 1;
    for (const finding of leftOut?.findings ?? []) findings.push({ query: id, ...finding });
    if (leftOut && leftOut.findings.length > 0) touched.add(id);
    showProgress('queries', { done: index + 1, total: asked.length }, started);
  }
  return {
    questions: asked.length,
    passages,
    leftOut: findings.length,
    share: passages === 0 ? 0 : findings.length / passages,
    interval: wilsonInterval(findings.length, passages),
    questionsTouched: touched.size,
    undecided,
    kinds: Object.fromEntries([...Map.groupBy(findings, ({ kind }) => kind)].map(([kind, of]) => [kind, of.length])),
    msPerQuestion: ms / Math.max(1, asked.length),
    perQuery: findings,
  };
}

/** What the checks themselves take for one question. */
function timeOf(question: string, { passages }: Pick<Retrieval, 'passages'>): number {
  const started = performance.now();
  poisonIn(question, passages);
  return performance.now() - started;
}
