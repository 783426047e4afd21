import { part } from './conversation.ts';

export interface Token {
  readonly word: string;
  readonly classes: number;
  /** What it can be in a conversation with a machine, in any tongue. */
  readonly parts: number;
  /** The sign before it where a clause begins with it, ^ where a sentence does; else empty. */
  readonly mark: string;
  /** Begins a clause, or follows a word that asks: where an imperative stands. */
  readonly leads: boolean;
  readonly isQuoted: boolean;
}

/** A stretch of a canonical text that is judged as one. */
export interface Sentence {
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly tokens: readonly Token[];
  /** Of all its words. */
  readonly parts: number;
  /** Words whose letters had to be put in order. */
  readonly repaired: number;
  /** What stands in front of the quotation that it begins in. */
  readonly lead?: string;
}

export type Cue = (sentence: Sentence) => boolean;

export const isOf = (token: Token | undefined, classes: number): boolean => token !== undefined && (token.classes & classes) !== 0;

/** Whether a word of these classes stands in [from, to). */
export function within(tokens: readonly Token[], from: number, to: number, classes: number): boolean {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1) if (isOf(tokens[at], classes)) return true;
  return false;
}

export const isPart = (token: Token | undefined, parts: number): boolean => token !== undefined && (token.parts & parts) !== 0;

/** From the first to before the second. */
export type Range = readonly [number, number];

/** Where in [from, to), but at `except`, the first word stands that can be one of these parts; -1 if none does. */
export function partAt(tokens: readonly Token[], [from, to]: Range, parts: number, except = -1): number {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1) if (at !== except && isPart(tokens[at], parts)) return at;
  return -1;
}

export function hasPart(tokens: readonly Token[], [from, to]: Range, parts: number, except = -1): boolean {
  return partAt(tokens, [from, to], parts, except) >= 0;
}

export function lastPart(tokens: readonly Token[], from: number, to: number, parts: number): number {
  for (let at = Math.min(to, tokens.length) - 1; at >= from; at -= 1) if (isPart(tokens[at], parts)) return at;
  return -1;
}

/** “shows”, “prints”: what something does, at the head of a list or of a table's row. */
const isThirdPerson = /[^s]s$/;

/** Whether somebody is told to do what the word at `at` says: by its place, by its form, or after “you”, “must”, “do not”. */
export function isOrdered(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token === undefined) return false;
  if ((token.leads && !isThirdPerson.test(token.word)) || isPart(token, part.order) || isPart(tokens[at - 1], part.not)) return true;
  return hasPart(tokens, [at - 2, at], part.must | part.you) || asksNear(tokens, at);
}

/** A word that does nothing but ask, as 请 before a verb and ください after it. */
function asksNear(tokens: readonly Token[], at: number): boolean {
  for (let near = Math.max(0, at - 8); near < Math.min(at + 4, tokens.length); near += 1)
    if ((tokens[near] as Token).parts === part.order) return true;
  return false;
}
