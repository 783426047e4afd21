import { clausesOf, saysEnough } from './clauses.ts';
import { comparedIn } from './compared.ts';
import { languageOf } from './language.ts';
import { markedIn } from './replacing.ts';
import { withReferent } from './referent.ts';
import { standAlone } from './stand-alone.ts';
import { contentWords, wordsOf } from './words-of.ts';

/** More questions than this in one are searched as one. */
const mostParts = 4;
/** What is compared is a thing, which one word names. */
const leastWordsCompared = 1;

/** The questions in one, each standing alone; empty where it is one. */
export function partsOf(query: string): string[] {
  const language = languageOf(query);
  const compared = comparedIn(query, language);
  const split = compared.length > 0 ? compared : questionsIn(query, language);
  if (split.length < 2 || split.length > mostParts) return [];
  const isCompared = compared.length > 0;
  const parts = isCompared ? split : split.map((part, index) => standingAlone(part, split.slice(0, index), language));
  const isTold = (part: string): boolean =>
    isCompared ? contentWords(part, language).length >= leastWordsCompared : saysEnough(part, language);
  return parts.every(isTold) ? parts : [];
}

/** “…and what is the price?” follows what was asked of the Heron 3 before it. */
function standingAlone(part: string, before: readonly string[], language: string | null): string {
  const following = language === 'en' || language === 'de' ? withReferent(part, before.at(-1) ?? '', language) : null;
  if (before.length > 0 && following) return following.query;
  const { query, carried } = standAlone(part, before);
  if (before.length === 0 || carried.length > 0) return query;
  const known = language === 'de' ? 'de' : 'en';
  const isNumbered = markedIn(before.at(-1) ?? '', known) !== null;
  const followed = isNumbered ? standAlone(`${known === 'de' ? 'und' : 'and'} ${lowered(part)}`, before) : null;
  return followed && followed.carried.length > 0 ? followed.query : query;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function questionsIn(query: string, language: string | null): string[] {
  const sentences = query
    .split(/(?<=[?？؟])\s+/u)
    .filter((sentence) => contentWords(sentence, language).length > 0 && wordsOf(sentence).length > 2);
  const asked = sentences.length > 1 ? sentences.filter((sentence) => /[?？؟]\s*$/u.test(sentence)) : sentences;
  return asked.flatMap(clausesOf);
}
