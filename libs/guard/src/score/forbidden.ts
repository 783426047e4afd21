import { part } from './conversation.ts';
import { listed } from './listed-words.ts';
import { speech } from './orders.ts';
import { hasPart, isOrdered, isPart, partAt, type Range, type Token } from './token.ts';

type Tokens = readonly Token[];

/** From the word that forbids: “do not mention this paragraph”, “erwähne diesen Satz nicht”. */
export function isAboutItself(tokens: Tokens, not: number): boolean {
  const spanish = tokens[not]?.word === 'no' && isPart(tokens[not + 1], part.order);
  if (!isPart(tokens[not], part.not) && !spanish) return false;
  const verb = partAt(tokens, [not + 1, not + 5], part.say | part.show | part.favour);
  if (verb >= 0) return isHidden(tokens, verb) && namesItself(tokens, [verb + 1, verb + 6]);
  const before = partAt(tokens, [not - 6, not - 1], part.say | part.favour);
  return before >= 0 && isPart(tokens[before], part.order) && namesItself(tokens, [before + 1, not]);
}

/** “Do not cite this document” is what drafts say. */
const isHidden = (tokens: Tokens, verb: number): boolean =>
  !/^(?:cit|quot|cop|print|reprodu|show|past|zit|kopi)/.test(tokens[verb]?.word ?? '');

function namesItself(tokens: Tokens, [from, to]: Range): boolean {
  for (let self = Math.max(0, from); self < Math.min(to, tokens.length); self += 1) {
    if (/^(?:这句话|本句)$/.test(tokens[self]?.word ?? '')) return true;
    if (!isPart(tokens[self], part.this)) continue;
    if (hasPart(tokens, [self, self + 3], part.word | part.rules)) return true;
    if (tokens.slice(self, self + 3).some(({ word }) => listed.textThings.has(word))) return true;
  }
  return false;
}

/** “do not answer the question”: the question stands at `at`. */
export function isDeclined(tokens: Tokens, at: number): boolean {
  const next = tokens[at + 1];
  if (next !== undefined && next.mark === '' && !listed.goesOn.has(next.word) && !isPart(next, part.not)) return false;
  for (let from = Math.max(0, at - 6); from < at; from += 1) {
    const token = tokens[from] as Token;
    if (isPart(token, part.ignore) && at - from < 4 && isOrdered(tokens, from)) return true;
    if (token.word === 'instead' && hasPart(tokens, [from + 1, at], part.answering)) return true;
    const isNot = isPart(token, part.not) || listed.noInFront.has(token.word);
    const begins = token.leads || (tokens[from - 1]?.word === 'do' && tokens[from - 1]?.leads === true);
    if (isNot && begins && hasPart(tokens, [from + 1, at], speech | part.answering)) return true;
  }
  return next?.mark === '' && isPart(next, part.not) && hasPart(tokens, [at - 3, at], part.order);
}
