import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Answerer, defaultThreshold } from '#answer';
import { type Answer, Fault, type RankedPassage, type Retrieval, type RetrievalRequest, Retriever } from '#core';
import { poisonIn } from '#guard';
import {
  type AskedOfPoison,
  planted,
  poisonFigures,
  type PoisonForm,
  poisonForms,
  type PoisonQuestion,
  readPoisonQuestions,
} from '#quality';
import type { Runtime } from '#runtime';
import type { InOwnRuntime } from './evaluate-retrieval.ts';
import { evaluatePoisonCost } from './evaluate-poison-cost.ts';
import { answerTo, extractingAnswerer } from './extracting-answerer.ts';
import { keptEmbedders } from './passage-embedders.ts';
import { type IngestedDocument, retrievalSubject } from './retrieval-subject.ts';
import { showProgress } from './show-progress.ts';

export interface PoisonOptions {
  /** Documents that say what is true, as lines of JSON with title and text. */
  readonly honest?: string;
  /** A folder with a corpus.jsonl of documents about anything else. */
  readonly background?: string;
  readonly limit?: number;
  readonly vectors?: string;
}

const counts = [1, 3, 5] as const;
const month = 30 * 24 * 60 * 60 * 1_000;

/**
 * Of a file with questions and texts that were written to have them answered wrongly: how often those win, with and without the checks. Of
 * a folder with an ordinary set: how many of its passages are left out, though nobody made them for a question.
 */
export async function evaluatePoison(path: string, options: PoisonOptions, inOwnRuntime: InOwnRuntime, signal: AbortSignal) {
  if ((await stat(path)).isDirectory()) return inOwnRuntime((runtime) => evaluatePoisonCost(runtime, path, options, signal));
  const questions = readPoisonQuestions(await readFile(path, 'utf8')).slice(0, options.limit);
  const beside = [...(await besideOf(options.honest)), ...(await besideOf(options.background && join(options.background, 'corpus.jsonl')))];
  return inOwnRuntime((runtime) => askAll(runtime, { questions, beside, vectors: options.vectors ?? null }, signal));
}

/** None where nothing is named. */
async function besideOf(path: string | undefined): Promise<IngestedDocument[]> {
  if (path === undefined) return [];
  const lines = (await readFile(path, 'utf8')).split('\n').filter((line) => line.trim() !== '');
  return lines.map((line, index) => {
    const { title = '', text } = JSON.parse(line) as { title?: string; text?: string };
    if (text === undefined) throw new Fault('bad_request', `line ${index + 1} of ${path} has no "text"`);
    return { id: `beside ${path} ${index}`, title, text, metadata: { plant: 'none' } };
  });
}

interface Asking {
  readonly questions: readonly PoisonQuestion[];
  readonly beside: readonly IngestedDocument[];
  readonly vectors: string | null;
}

/** One way of planting, and what stands against it. */
interface Arm {
  readonly form: PoisonForm | null;
  readonly planted: number;
  readonly checks: 'off' | 'on' | 'on, others a month older';
}

async function askAll(runtime: Runtime, { questions, beside, vectors }: Asking, signal: AbortSignal): Promise<object> {
  using embedders = keptEmbedders(runtime, vectors);
  await using subject = await retrievalSubject(runtime, embedders);
  await subject.ingest([...beside, ...questions.flatMap(documentsOf)], signal);
  const results: object[] = [];
  const arms = armsOf();
  const perQuery: object[] = [];
  const started = performance.now();
  for (const arm of arms) {
    const retriever = arm.checks === 'on, others a month older' ? new AgedRetriever(runtime.measuredRetriever) : runtime.measuredRetriever;
    const answerer = extractingAnswerer(runtime, {
      embedder: embedders.embedder,
      tables: null,
      threshold: defaultThreshold,
      retriever,
      poisonIn: arm.checks === 'off' ? null : poisonIn,
    });
    const asked: AskedOfPoison[] = [];
    for (const question of questions) {
      const told = await ask(answerer, { question, scope: { ...subject.scope, filter: filterOf(arm) } }, signal);
      asked.push(told);
      perQuery.push({
        ...arm,
        id: question.id,
        status: told.status,
        citesPoison: told.citesPoison,
        poison: told.poison,
        honest: told.honest,
      });
    }
    results.push({ ...arm, ...poisonFigures(asked) });
    showProgress('arms', { done: results.length, total: arms.length }, started);
  }
  return { questions: questions.length, beside: beside.length, arms: results, perQuery };
}

function documentsOf(question: PoisonQuestion): IngestedDocument[] {
  const honest = question.honest.map((text, index) => ({
    id: `honest ${question.id} ${index}`,
    title: '',
    text,
    metadata: { plant: 'none' },
  }));
  const poison = poisonForms.flatMap((form) =>
    planted(question, form).map((text, index) => ({
      id: `poison ${form} ${index} ${question.id}`,
      title: '',
      text,
      metadata: { plant: plantOf(form, index) },
    })),
  );
  return [...honest, ...poison];
}

const plantOf = (form: PoisonForm, index: number): string => `${form} ${index}`;

function armsOf(): Arm[] {
  const forms = poisonForms.flatMap((form) =>
    counts.filter((count) => form !== 'question not repeated' || count <= 3).map((count) => ({ form, planted: count })),
  );
  // How old the others are counts only for what repeats no question.
  return [{ form: null, planted: 0 }, ...forms].flatMap((planting) => {
    const ways = ['off', 'on', ...(planting.form === 'question not repeated' ? (['on, others a month older'] as const) : [])] as const;
    return ways.map((checks) => ({ ...planting, checks }));
  });
}

function filterOf({ form, planted: count }: Arm): Readonly<Record<string, unknown>> {
  const seen = form === null ? [] : Array.from({ length: count }, (_, index) => ({ plant: plantOf(form, index) }));
  return { or: [{ plant: 'none' }, ...seen] };
}

async function ask(
  answerer: Answerer,
  { question, scope }: { readonly question: PoisonQuestion; readonly scope: Parameters<typeof answerTo>[1]['scope'] },
  signal: AbortSignal,
): Promise<AskedOfPoison> {
  const answer = await answerTo(answerer, { text: question.text, scope }, signal);
  const made = new Set(answer.passages.filter(isMade).map(({ documentId }) => documentId));
  const out = new Set(answer.guard?.poisoned.map(({ chunkId }) => chunkId));
  const counted = (passages: readonly RankedPassage[]) => ({
    seen: passages.length,
    leftOut: passages.filter(({ chunkId }) => out.has(chunkId)).length,
  });
  return {
    question,
    status: statusOf(answer),
    said: answer.sentences.map(({ text }) => text).join(' '),
    citesPoison: answer.citations.some(({ documentId }) => made.has(documentId)),
    poison: counted(answer.passages.filter(isMade)),
    honest: counted(answer.passages.filter((passage) => !isMade(passage))),
  };
}

const isMade = ({ externalId }: RankedPassage): boolean => externalId.startsWith('poison ');

const statusOf = ({ status, choices = [] }: Answer): AskedOfPoison['status'] =>
  status === 'answered' ? 'answered' : choices.length > 0 ? 'asked back' : 'abstained';

/** What nobody planted was there a month before. */
class AgedRetriever extends Retriever {
  private readonly inner: Retriever;

  constructor(inner: Retriever) {
    super();
    this.inner = inner;
  }

  async retrieve(request: RetrievalRequest, signal: AbortSignal): Promise<Retrieval> {
    const found = await this.inner.retrieve(request, signal);
    const aged = (passage: RankedPassage): RankedPassage =>
      isMade(passage) ? passage : { ...passage, changedAt: new Date(passage.changedAt.getTime() - month) };
    return { ...found, passages: found.passages.map(aged) };
  }
}
