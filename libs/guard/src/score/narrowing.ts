import { part } from './conversation.ts';
import { bit } from './lexicon.ts';
import { listed } from './listed-words.ts';
import { speech } from './orders.ts';
import { hasPart, isOf, isOrdered, isPart, type Token } from './token.ts';

type Tokens = readonly Token[];

/** Whether the rules to be ignored are those of a thing or of people (“on the box”, “on page 1”, “about the order”): orders to a reader. */
export function isNarrowed(tokens: Tokens, at: number): boolean {
  let last = at + 1;
  while (last < at + 9 && !namesRules(tokens[last])) last += 1;
  if (last >= at + 9) return false;
  while (namesRules(tokens[last + 1]) && tokens[last + 1]?.mark === '') last += 1;
  let from = last + 1;
  if (!listed.ofWhat.has(tokens[from]?.word ?? '') || tokens[from]?.mark !== '') return false;
  while (from < last + 5 && (listed.ofWhat.has(tokens[from]?.word ?? '') || listed.articles.has(tokens[from]?.word ?? ''))) from += 1;
  // What has rules of its own is listed; other words narrow nothing: anybody can write “in Denmark”.
  const thing = tokens[from];
  if (thing === undefined || thing.mark !== '') return false;
  if (isPart(tokens[from + 1], part.prompt | part.machine) || isToldToSpeak(tokens, from + 1)) return false;
  // “the design team”.
  if (listed.thingsWithRules.has(thing.word) || (tokens[from + 1]?.mark === '' && listed.thingsWithRules.has(tokens[from + 1]?.word ?? '')))
    return true;
  return listed.numbered.has(thing.word) && /^\d{1,3}$/.test(tokens[from + 1]?.word ?? '');
}

/** “… and tell the reader that …”; not “… and answer questions 3 to 7”, “… and do not tell Carl”. */
function isToldToSpeak(tokens: Tokens, from: number): boolean {
  for (let at = from; at < tokens.length; at += 1)
    if (isPart(tokens[at], speech) && isOrdered(tokens, at) && !isHarmless(tokens, at)) return true;
  return false;
}

const isHarmless = (tokens: Tokens, at: number): boolean =>
  (tokens[at]?.word === 'answer' && listed.numbered.has((tokens[at + 1]?.word ?? '').replace(/s$/, ''))) ||
  hasPart(tokens, [at - 3, at], part.not);

const namesRules = (token: Token | undefined): boolean => isPart(token, part.rules) || isOf(token, bit.rule | bit.before);
