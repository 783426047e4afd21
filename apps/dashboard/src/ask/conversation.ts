import type { Question } from '../http/bodies.ts';
import type { Asking, Part } from './asking.ts';
import { rowWords } from './row-table.ts';
import { summarise } from './summary.ts';

const kept = 60;

/** A name that no other tab has. Unlike `randomUUID` this also works where the page came without TLS. */
export const newConversation = (): string =>
  `ask-${Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('')}`;

export const addressOf = ({ question, collections, mode }: Question): string => {
  const search = new URLSearchParams({ q: question });
  for (const name of collections ?? []) search.append('in', name);
  if (mode && mode !== 'auto') search.set('mode', mode);
  return `/ask?${search}`;
};

/** Of questions with the newest first, the newest at an address; of one conversation where that is named. */
export const atAddress = (asked: readonly Asking[], address: string, conversationId?: string): Asking | undefined =>
  asked.find(({ body }) => addressOf(body) === address && (conversationId === undefined || body.conversationId === conversationId));

/** The conversation that a step of the tab's history was in. A step keeps it when the page is loaded anew; a link has none. */
export function conversationIn(state: unknown): string | null {
  const { conversationId } = typeof state === 'object' && state !== null ? (state as { conversationId?: unknown }) : {};
  return typeof conversationId === 'string' ? conversationId : null;
}

/** The newest first. What failed is gone once the same is asked again, as if it had come at once. */
export function withAsking(asked: readonly Asking[], asking: Asking): Asking[] {
  const isAskedAgain = ({ body, phase }: Asking): boolean =>
    phase === 'failed' && body.conversationId === asking.body.conversationId && body.question === asking.body.question;
  return [asking, ...asked.filter((earlier) => earlier.body !== asking.body && !isAskedAgain(earlier))].slice(0, kept);
}

/** The other questions of the conversation in view, the oldest first. */
export function around(
  asking: Asking,
  asked: readonly Asking[],
): { readonly before: readonly Asking[]; readonly after: readonly Asking[] } {
  const turns = asked.filter(({ body }) => body.conversationId === asking.body.conversationId).toReversed();
  const place = turns.findIndex(({ body }) => body === asking.body);
  if (place < 0) return { before: turns, after: [] };
  return { before: turns.slice(0, place), after: turns.slice(place + 1) };
}

/** Each question once, as it was asked last. */
export const lastOfEach = (asked: readonly Asking[]): readonly Asking[] =>
  asked.filter(({ body }, index) => asked.findIndex((other) => other.body.question === body.question) === index);

/** A document's own words stand in quotation marks. */
const inWords = ({ text, sentence }: Part): string => (sentence?.verdict === 'verbatim' ? `“${rowWords(text.trim())}”` : text.trim());

/** What came of a question, in short: its answer, or in the service's own words why there is none. */
export function outcomeOf({ answer, parts, phase, problem }: Asking): { readonly text: string; readonly isAnswer: boolean } {
  const text = parts.map(inWords).join(' ') || (answer?.answer ?? '');
  if (text !== '' && answer?.status !== 'abstained') return { text, isAnswer: true };
  if (answer) return { text: summarise(answer).head.replace(/(?<![?.])$/, '.'), isAnswer: false };
  return { text: phase === 'stopped' ? 'Stopped.' : `${problem?.title ?? 'It failed'}.`, isAnswer: false };
}
