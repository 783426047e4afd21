import type { Answerer } from '#answer';
import type { Answer } from '#core';
import { type AskedOfTable, documentOf, readTableQuestions, rightnessOf, type TableContext, tableFigures } from '#quality';
import type { Runtime } from '#runtime';
import { PgTableReader } from '#store';
import { answerTo, extractingAnswerer } from './extracting-answerer.ts';
import { keptEmbedders, type PassageEmbedders } from './passage-embedders.ts';
import { retrievalSubject } from './retrieval-subject.ts';
import { showProgress } from './show-progress.ts';

export interface TableOptions {
  readonly limit?: number;
  readonly vectors?: string;
  /** Contexts at even places by their ids, to develop on, or those at odd ones, to be looked at in the end. */
  readonly half?: string;
}

/**
 * Questions over tables through the product: each context is a Markdown document that is parsed, cut and embedded as any other, its
 * questions are asked within it, and answered by extraction with and without what is known of tables. Nothing is held back by the gate.
 */
export async function evaluateTables(runtime: Runtime, text: string, options: TableOptions, signal: AbortSignal): Promise<object> {
  const { contexts, leftOut } = readTableQuestions(text);
  const chosen = contexts.filter((_, index) => !options.half || index % 2 === (options.half === 'first' ? 0 : 1)).slice(0, options.limit);
  using embedders = keptEmbedders(runtime, options.vectors ?? null);
  const asked = await askAll(runtime, embedders, chosen, signal);
  return {
    ...tableFigures(asked),
    citationValidity: validity(asked, chosen),
    contexts: chosen.length,
    half: options.half ?? 'both',
    leftOut,
    perQuery: asked.map(({ contextId, question, withTables, without }) => ({
      contextId,
      ...question,
      withTables: { ...rightnessOf(withTables, question), said: withTables.text },
      without: { ...rightnessOf(without, question), said: without.text },
    })),
  };
}

/** Share of the citations whose quote is the document's text at its span, to the letter; the text as it was uploaded, not as it was stored. */
function validity(asked: readonly AskedOfTable[], contexts: readonly TableContext[]): number {
  const texts = new Map(contexts.map((context) => [context.id, documentOf(context).normalize('NFC')]));
  const valid = asked.flatMap(({ contextId, withTables, without }) =>
    [...withTables.citations, ...without.citations].map(
      ({ quote, start, end }) => quote !== '' && texts.get(contextId)?.slice(start, end) === quote,
    ),
  );
  return valid.length === 0 ? 0 : valid.filter(Boolean).length / valid.length;
}

async function askAll(
  runtime: Runtime,
  embedders: PassageEmbedders,
  contexts: readonly TableContext[],
  signal: AbortSignal,
): Promise<AskedOfTable[]> {
  await using subject = await retrievalSubject(runtime, embedders);
  await subject.ingest(contexts.map(toDocument), signal);
  const asked: AskedOfTable[] = [];
  const { embedder } = embedders;
  const answerers = [
    extractingAnswerer(runtime, { embedder, tables: new PgTableReader(runtime.database) }),
    extractingAnswerer(runtime, { embedder, tables: null }),
  ] as const;
  const started = performance.now();
  for (const [index, context] of contexts.entries()) {
    const scope = { ...subject.scope, filter: { context: context.id } };
    for (const question of context.questions) {
      const ask = (answerer: Answerer): Promise<Answer> => answerTo(answerer, { text: question.question, scope }, signal);
      asked.push({ contextId: context.id, question, withTables: await ask(answerers[0]), without: await ask(answerers[1]) });
    }
    showProgress('tables', { done: index + 1, total: contexts.length }, started);
  }
  return asked;
}

function toDocument(context: TableContext) {
  const bytes = Buffer.from(documentOf(context), 'utf8');
  const first = context.paragraphs[0] ?? '';
  return {
    id: context.id,
    title: first.length <= 100 ? first.replace(/[:.]$/, '') : 'Annual report',
    text: '',
    metadata: { context: context.id },
    file: { bytes, name: `${context.id}.md`, mediaType: 'text/markdown' },
  };
}
