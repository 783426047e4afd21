import { languageOf } from './language.ts';
import { standAlone } from './stand-alone.ts';
import { contentWords, wordsOf } from './words-of.ts';

/** More questions than this in one are searched as one. */
const mostParts = 4;
/** A part with fewer words of content says too little to be searched alone; what is compared is a thing, which one word names. */
const leastWords = 2;
const leastWordsCompared = 1;
/** Longer sides are sentences of their own, not things that are compared. */
const longestSide = 12;
/** A longer question says more than what it compares; and each way to cut it in three would be tried, seconds of them in 2,000 characters. */
const longestComparison = 300;

const auxiliary = '(?:is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|had)';
// “and when I am not logged in” joins; “and when was it built” asks.
const interrogative = `(?:what|how|why|who|which|(?:when|where)(?=\\s+${auxiliary}\\b)|was|wie|wann|wo|warum|wer|welche[rsnm]?)`;
const preposition = '(?:in|at|on|for|by|to|from|with|für|mit|bei|seit)';
const joined = new RegExp(`,?\\s+(?:and|und)\\s+(?=(?:${preposition}\\s+)?${interrogative}\\s)`, 'iu');
const begins = new RegExp(`(?:^|[,;:]\\s*|\\b${preposition}\\s)${interrogative}\\b`, 'iu');

/** The questions in one, each standing alone; empty where it is one. */
export function partsOf(query: string): string[] {
  const language = languageOf(query);
  const compared = comparedIn(query);
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

const between =
  /\b(?:differences? between|compare|comparison (?:of|between)|unterschiede? zwischen|vergleiche?)\s+(?<one>.+?)\s+(?:and|und|with|to|mit|versus|vs\.?)\s+(?<other>.+?)(?<rest>\s+(?:in terms of|regarding|with respect to|when|for|in Bezug auf|bei)\s.+?)?[\s.?!]*$/iu;
const versus = /^(?<one>.+?)\s+(?:versus|vs\.?)\s+(?<other>.+?)[\s.?!]*$/iu;

const asks = new RegExp(`^${interrogative}\\b.*\\b(?:${auxiliary}|you|i|we)\\b`, 'iu');
const leads = /^(?:to|with|against|mit|zu)\b/i;

/** Each side of a comparison, with what they are compared in. */
function comparedIn(query: string): string[] {
  // A question behind it is no side of what is compared.
  if (query.length > longestComparison || /[?？؟]\s+\S/u.test(query)) return [];
  const { one, other, rest = '' } = (between.exec(query) ?? versus.exec(query))?.groups ?? {};
  if (!one || !other || [one, other].some((side) => wordsOf(side).length > longestSide)) return [];
  // “How do I log in with A versus B?” and “compare to others according to C” compare, but the sides are not what stands on both sides.
  if (asks.test(one) || leads.test(one)) return [];
  return [`${one}${rest}`, `${other}${rest}`];
}
