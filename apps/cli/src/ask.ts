import { randomUUID } from 'node:crypto';
import type { Answer, SearchResult, Suggestions } from '#contract';
import { Fault } from '#core';
import { AnswerPrinter, plain } from './answer-printer.ts';
import { askStreamed, call, post, type Server } from './client.ts';

interface AskOptions {
  readonly collections: readonly string[] | undefined;
  readonly mode: string;
  /** The questions before it and what was asked back are known by this name; without it a conversation begins. */
  readonly conversation?: string | undefined;
  /** Whether to print what may be asked next. */
  readonly next?: boolean | undefined;
}

/** The words and what they are asked with: in `ask -c tea "How hot?"` the list of collections has swallowed the question. */
export function asked<Options extends { readonly collections?: readonly string[] | undefined }>(
  words: string | undefined,
  options: Options,
): [string, Options] {
  if (words !== undefined) return [words, options];
  const { collections = [] } = options;
  const last = collections.at(-1);
  if (last === undefined || collections.length < 2)
    throw new Fault('bad_request', 'say what is asked, such as: npx aquifer ask "How hot should the water be?"');
  return [last, { ...options, collections: collections.slice(0, -1) }];
}

/** Prints an answer, then the words each of its sentences rests on, or what is asked back. */
export async function ask(server: Server, question: string, { collections, mode, conversation, next = false }: AskOptions): Promise<void> {
  const conversationId = conversation ?? `cli-${randomUUID()}`;
  const body = { question, mode, conversationId, ...(collections ? { collections } : {}) };
  const answer = await printed(server, body);
  if (answer === null) return;
  const choices = choiceLines(answer.choices ?? [], conversationId);
  if (choices.length > 0) console.log(['', ...choices].join('\n'));
  for (const fallback of answer.fallbacks) console.error(`note: ${fallback}`);
  if (next) await printNext(server, answer.id, conversationId);
}

/** Prints the answer as it comes; null when a person would not wait for its end, which stops the work at the service. */
async function printed(server: Server, body: object): Promise<Answer | null> {
  const printer = new AnswerPrinter(process.stdout, process.env);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.on('SIGINT', onInterrupt);
  try {
    printer.wait('searching …');
    return await streamed(server, body, { printer, signal: stop.signal });
  } catch (error) {
    printer.leave();
    if (!stop.signal.aborted) throw error;
    process.stderr.write('stopped\n');
    process.exitCode = 130;
    return null;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

async function streamed(
  server: Server,
  body: object,
  { printer, signal }: { readonly printer: AnswerPrinter; readonly signal: AbortSignal },
): Promise<Answer> {
  for await (const said of askStreamed(server, body, signal)) {
    if (said.event === 'done') {
      printer.finish(said.data);
      return said.data;
    }
    printer.take(said);
  }
  throw new Error('the answer ended in the middle: the service stopped or the connection was cut; ask again');
}

async function printNext(server: Server, questionId: string, conversationId: string): Promise<void> {
  const { items, notes } = (await (
    await call(server, `/v1/questions/${encodeURIComponent(questionId)}/suggestions`)
  ).json()) as Suggestions;
  if (items.length > 0) {
    const listed = items.map(({ question, title }) => `- ${question} (${title})`);
    console.log(['', 'You could ask next:', ...listed, `in the same conversation with --conversation ${conversationId}`].join('\n'));
  } else console.log('\nNothing beside it was found to ask next.');
  for (const note of notes) console.error(`note: ${note}`);
}

/** What may be meant, numbered, and how to ask one of them: in its conversation, where a number is understood as the choice. */
export function choiceLines(choices: NonNullable<Answer['choices']>, conversationId: string): string[] {
  if (choices.length === 0) return [];
  const listed = choices.map(({ question, title, hint }, index) => {
    const place = hint === '' ? title : `${title}, ${hint}`;
    return `${index + 1}. ${question} (${place})`;
  });
  return ['Which of these is meant?', ...listed, `To ask the first, for example: npx aquifer ask 1 --conversation ${conversationId}`];
}

export async function search(
  server: Server,
  query: string,
  options: { readonly collections: readonly string[] | undefined; readonly limit: number },
): Promise<void> {
  const { collections, limit } = options;
  const result = (await (
    await post(server, '/v1/search', { query, limit, ...(collections ? { collections } : {}) })
  ).json()) as SearchResult;
  for (const [index, { title, text, score, page }] of result.items.entries()) {
    console.log(
      `${index + 1}. ${plain(title)}${page ? `, page ${page}` : ''} (${score.toFixed(3)})\n   ${plain(text.replaceAll(/\s+/g, ' ').slice(0, 200))}\n`,
    );
  }
  if (result.items.length === 0) console.log('nothing found');
  for (const { leg, note } of result.legs) if (note) console.error(`note: ${leg} leg: ${note}`);
}
