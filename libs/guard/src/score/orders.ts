import { part } from './conversation.ts';
import { type Cue, isOrdered, isPart, type Range, type Sentence, type Token } from './token.ts';

type Tokens = readonly Token[];

export const speech = part.say | part.show | part.favour | part.refuse;
export const verbs = speech | part.put | part.send | part.ignore;

/** Looks at sentences only that hold a word of each of `needs`. */
export const where =
  (needs: readonly number[], holds: (tokens: Tokens, at: number, sentence: Sentence) => boolean): Cue =>
  (sentence) => {
    for (const parts of needs) if ((sentence.parts & parts) === 0) return false;
    const first = needs[0] as number;
    for (let at = 0; at < sentence.tokens.length; at += 1)
      if (isPart(sentence.tokens[at], first) && holds(sentence.tokens, at, sentence)) return true;
    return false;
  };

/** Where in [from, to) somebody is told to do one of these; -1 if nowhere. */
export function orderAt(tokens: Tokens, [from, to]: Range, parts: number, except = -1): number {
  for (let at = Math.max(0, from); at < Math.min(to, tokens.length); at += 1)
    if (at !== except && isPart(tokens[at], parts) && isOrdered(tokens, at)) return at;
  return -1;
}
export const hasOrder = (tokens: Tokens, [from, to]: Range, parts: number, except = -1): boolean =>
  orderAt(tokens, [from, to], parts, except) >= 0;
export const anywhere = (tokens: Tokens, parts: number, except = -1): boolean => hasOrder(tokens, [0, tokens.length], parts, except);
