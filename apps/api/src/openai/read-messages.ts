import type { ChatMessage } from '#contract';
import { mostTurns } from '#core';
import { refuse, refuseLong } from './refuse.ts';

/** As long as POST /v1/questions takes one. */
const mostCharacters = 2000;

export interface ReadMessages {
  readonly text: string;
  /** The questions before it, the oldest first. */
  readonly turns: readonly string[];
  /** What was not read, in words. */
  readonly notes: readonly string[];
}

/** The last message of the user is the question; those of the user before it are what it may lean on. */
export function readMessages(messages: readonly ChatMessage[]): ReadMessages {
  const last = messages.findLastIndex(({ role }) => role === 'user');
  const asked = messages[last];
  if (!asked) return refuse('messages', 'none of them is of the role "user"; the last of those is the question');
  const notes = new Set<string>();
  const text = questionOf(asked, `messages.${last}.content`);
  const before = messages.slice(0, last).filter(({ role }) => role === 'user');
  const turns = before.slice(-mostTurns).flatMap((message) => turnOf(message, notes));
  if (before.length > mostTurns) notes.add(`of the ${before.length} questions before this one the last ${mostTurns} were read`);
  for (const { role } of messages.slice(0, last)) addNote(role, notes);
  if (last < messages.length - 1) notes.add('what comes after the last message of the user was not read');
  return { text, turns, notes: [...notes] };
}

function questionOf({ content }: ChatMessage, param: string): string {
  const other = partsOf(content).find(({ type }) => type !== 'text');
  if (other) return refuse(param, `a part of the type "${other.type.slice(0, 60)}" cannot be read; a question is text`);
  const text = textOf(content);
  if (text === '') return refuse(param, 'it is empty; ask a question');
  if (text.length <= mostCharacters) return text;
  const said = `it has ${text.length.toLocaleString('en')} characters and a question has at most ${mostCharacters.toLocaleString('en')}`;
  return refuseLong(param, `${said}; upload long texts as documents and ask about them`);
}

function turnOf({ content }: ChatMessage, notes: Set<string>): string[] {
  if (partsOf(content).some(({ type }) => type !== 'text')) notes.add('of earlier messages only the text was read');
  const text = textOf(content);
  if (text.length > mostCharacters) notes.add(`an earlier question of more than ${mostCharacters} characters was not read`);
  return text === '' || text.length > mostCharacters ? [] : [text];
}

type Part = Exclude<NonNullable<ChatMessage['content']>, string>[number];
const partsOf = (content: ChatMessage['content']): readonly Part[] => (Array.isArray(content) ? content : []);

function textOf(content: ChatMessage['content']): string {
  if (typeof content === 'string') return content.trim();
  return partsOf(content)
    .flatMap(({ type, text }) => (type === 'text' && text !== undefined ? [text] : []))
    .join('\n')
    .trim();
}

function addNote(role: ChatMessage['role'], notes: Set<string>): void {
  if (role === 'system' || role === 'developer')
    notes.add(`messages of the role "${role}" change nothing: what is answered rests on the documents alone`);
  if (role === 'assistant') notes.add('earlier answers were not read: what they rest on is looked up again');
  if (role === 'tool' || role === 'function') notes.add('results of tools were not read: only documents are evidence');
}
