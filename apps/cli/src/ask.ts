import { randomUUID } from 'node:crypto';
import type { Schemas } from '#client';
import type { Answer, SearchResult, Suggestions } from '#contract';
import { Fault } from '#core';
import { AnswerPrinter } from './answer-printer.ts';
import { askStreamed, call, post, type Server } from './client.ts';
import { onOneLine, say, type Screens, screens as terminal } from './say.ts';

type QuestionBody = Schemas['QuestionBody'];

interface AskOptions {
  readonly collections: readonly string[] | undefined;
  readonly mode: QuestionBody['mode'];
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
export async function ask(server: Server, question: string, options: AskOptions, screens: Screens = terminal): Promise<void> {
  const { collections, mode, conversation, next = false } = options;
  const conversationId = conversation ?? `cli-${randomUUID()}`;
  const body = { question, mode, conversationId, ...(collections && { collections: [...collections] }) };
  const answer = await printed(server, body, screens);
  if (answer === null) return;
  const choices = choiceLines(answer.choices ?? [], conversationId);
  if (choices.length > 0) say(['', ...choices].join('\n'), screens.out);
  sayNotes(answer.fallbacks, screens);
  sayGuarded(answer.guard, screens);
  if (!next) return;
  const path = `/v1/questions/${encodeURIComponent(answer.id)}/suggestions`;
  const suggestions = (await (await call(server, path)).json()) as Suggestions;
  say(['', ...nextLines(suggestions.items, conversationId)].join('\n'), screens.out);
  sayNotes(suggestions.notes, screens);
}

/** Prints the answer as it comes; null when a person would not wait for its end, which stops the work at the service. */
async function printed(server: Server, body: QuestionBody, screens: Screens): Promise<Answer | null> {
  const printer = new AnswerPrinter(screens.out, process.env);
  const stop = new AbortController();
  const onInterrupt = (): void => stop.abort();
  process.on('SIGINT', onInterrupt);
  try {
    printer.wait('searching …');
    return await streamed(server, body, { printer, signal: stop.signal });
  } catch (error) {
    printer.leave();
    if (!stop.signal.aborted) throw error;
    say('stopped', screens.aside);
    process.exitCode = 130;
    return null;
  } finally {
    process.off('SIGINT', onInterrupt);
  }
}

async function streamed(
  server: Server,
  body: QuestionBody,
  { printer, signal }: { readonly printer: AnswerPrinter; readonly signal: AbortSignal },
): Promise<Answer> {
  for await (const said of askStreamed(server, body, signal)) {
    if (said.event === 'done') {
      printer.finish(said.data);
      return said.data;
    }
    printer.take(said);
  }
  throw new Error('the answer ended without its end');
}

function sayNotes(notes: readonly string[], { aside }: Screens): void {
  for (const note of notes) say(`note: ${onOneLine(note)}`, aside);
}

/** What the guard did to this answer. A refusal says why itself, and what was left out stands among the notes. */
function sayGuarded({ passages, withheld }: Answer['guard'], { aside }: Screens): void {
  for (const reason of new Set(passages.filter(({ handling }) => handling === 'marked').map((passage) => passage.reason)))
    say(`guard: a passage may want to mislead whoever answers from it: ${onOneLine(reason)}`, aside);
  for (const { reason } of withheld) say(`guard: ${onOneLine(reason)}`, aside);
}

function nextLines(items: Suggestions['items'], conversationId: string): string[] {
  if (items.length === 0) return ['Nothing beside it was found to ask next.'];
  const listed = items.map(({ question, title }) => `- ${onOneLine(question)} (${onOneLine(title)})`);
  return ['You could ask next:', ...listed, `in the same conversation with --conversation ${conversationId}`];
}

/** What may be meant, numbered, and how to ask one of them: in its conversation, where a number is understood as the choice. */
export function choiceLines(choices: NonNullable<Answer['choices']>, conversationId: string): string[] {
  if (choices.length === 0) return [];
  const listed = choices.map(({ question, title, hint }, index) => {
    const place = hint === '' ? title : `${title}, ${hint}`;
    return `${index + 1}. ${onOneLine(question)} (${onOneLine(place)})`;
  });
  return ['Which of these is meant?', ...listed, `To ask the first, for example: npx aquifer ask 1 --conversation ${conversationId}`];
}

export async function search(
  server: Server,
  query: string,
  options: { readonly collections: readonly string[] | undefined; readonly limit: number },
  screens: Screens = terminal,
): Promise<void> {
  const { collections, limit } = options;
  const result = (await (
    await post(server, '/v1/search', { query, limit, ...(collections ? { collections } : {}) })
  ).json()) as SearchResult;
  for (const [index, { title, text, score, page }] of result.items.entries()) {
    const place = `${onOneLine(title)}${page ? `, page ${page}` : ''}`;
    say(`${index + 1}. ${place} (${score.toFixed(3)})\n   ${onOneLine(text).slice(0, 200)}\n`, screens.out);
  }
  if (result.items.length === 0) say('nothing found', screens.out);
  const notes = result.legs.flatMap(({ leg, note }) => (note ? [`${leg} leg: ${note}`] : []));
  sayNotes(notes, screens);
}
