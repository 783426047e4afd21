import { comparedIn } from './compared.ts';
import { languageOf } from './language.ts';
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
  const parts = isCompared ? split : split.map((part, index) => standAlone(part, split.slice(0, index)).query);
  const least = isCompared ? leastWordsCompared : leastWords;
  return parts.every((part) => contentWords(part, language).length >= least) ? parts : [];
}

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
