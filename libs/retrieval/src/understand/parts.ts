import { comparedIn } from './compared.ts';
import { languageOf } from './language.ts';
import { markedIn } from './replacing.ts';
import { standAlone } from './stand-alone.ts';
import { contentWords, wordsOf } from './words-of.ts';

/** More questions than this in one are searched as one. */
const mostParts = 4;
/** A part with fewer words of content says too little to be searched alone; what is compared is a thing, which one word names. */
const leastWords = 2;
const leastWordsCompared = 1;

const auxiliary = '(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|had)';
// “and when I am not logged in” joins; “and when was it built” asks.
const interrogative = `(?:what|how|why|who|which|(?:when|where)(?=\\s+${auxiliary}\\b)|was|wie|wann|wo|warum|wer|welche[rsnm]?)`;
const preposition = '(?:in|at|on|for|by|to|from|with|für|mit|bei|seit)';
const joined = new RegExp(`,?\\s+(?:and|und)\\s+(?=(?:${preposition}\\s+)?${interrogative}\\s)`, 'iu');
const begins = new RegExp(`(?:^|[,;:]\\s*|\\b${preposition}\\s)${interrogative}\\b`, 'iu');

/** The questions in one, each standing alone; empty where it is one. */
export function partsOf(query: string): string[] {
  const language = languageOf(query);
  const compared = comparedIn(query, language);
  const split = compared.length > 0 ? compared : questionsIn(query, language);
  if (split.length < 2 || split.length > mostParts) return [];
  const isCompared = compared.length > 0;
  const parts = isCompared ? split : split.map((part, index) => standingAlone(part, split.slice(0, index), language));
  const least = isCompared ? leastWordsCompared : leastWords;
  return parts.every((part) => contentWords(part, language).length >= least) ? parts : [];
}

/** “…and what is the price?” follows what was asked of the Heron 3 before it. */
function standingAlone(part: string, before: readonly string[], language: string | null): string {
  const { query, carried } = standAlone(part, before);
  if (before.length === 0 || carried.length > 0) return query;
  const known = language === 'de' ? 'de' : 'en';
  const isNumbered = markedIn(before.at(-1) ?? '', known) !== null;
  const following = isNumbered ? standAlone(`${known === 'de' ? 'und' : 'and'} ${lowered(part)}`, before) : null;
  return following && following.carried.length > 0 ? following.query : query;
}

const lowered = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function questionsIn(query: string, language: string | null): string[] {
  const sentences = query
    .split(/(?<=[?？؟])\s+/u)
    .filter((sentence) => contentWords(sentence, language).length > 0 && wordsOf(sentence).length > 2);
  const asked = sentences.length > 1 ? sentences.filter((sentence) => /[?？؟]\s*$/u.test(sentence)) : sentences;
  return asked.flatMap(clauses);
}

/** “How is it made and who made it?” is two: both begin as questions do. */
function clauses(question: string): string[] {
  const pieces = question.split(joined);
  return pieces.length > 1 && pieces.every((piece) => begins.test(piece.trim())) ? pieces : [question];
}
