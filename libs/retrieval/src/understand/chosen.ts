import type { AnswerChoice } from '#core';
import { isSmall } from './words-of.ts';

/** Said around a choice, and nothing of what is chosen. */
const around = new Set(
  `one ones mean meant please option choice number question version thanks meine meinte meint bitte option wahl frage nummer nr danke
  version gemeint genau`.split(/\s+/),
);
const refusing = /(?<!\p{L})(?:not|no|none|neither|nor|without|except|nicht|nein|kein\p{L}*|weder|ohne|außer)(?!\p{L})/iu;
/** “Why do I reset the Heron 3?”, “Do you have the Pro plan?”: questions of their own, whatever they name. */
const asks =
  /^(?:(?:and|but|so|und|aber)\s+)?(?:(?:in|on|at|by|for|from|to|with|of|since|until|seit|ab|bis|mit|bei|für|von)\s+)?(?:who|whom|whose|what|which|when|where|why|how|is|are|was|were|do|does|did|can|could|will|would|should|may|must|has|have|had|wer|wen|wem|wessen|wann|wo|woher|wohin|warum|wieso|weshalb|wie|welche[rsnm]?|ist|sind|waren?|kann|können|darf|dürfen|muss|müssen|soll|sollen|hat|haben|gibt|wird|werden|kostet|gilt)(?![\p{L}'’])/iu;
const about = /^(?:(?:and|but|so|und|aber)\s+)?(?:(?:what|how) about|was ist mit|wie (?:ist|sieht) es (?:mit|bei|aus mit))(?!\p{L})/iu;
const ofAll = /^(?:both|all|each|every|everything|any|beide[nrsm]?|alle[nrsm]?|jede[nrsm]?|sämtliche)$/;
const ordinals: readonly RegExp[] = [
  /^(?:first|1st|1|former|erste[nrsm]?|erstere[nrsm]?)$/,
  /^(?:second|2nd|2|zweite[nrsm]?)$/,
  /^(?:third|3rd|3|dritte[nrsm]?)$/,
  /^(?:fourth|4th|4|vierte[nrsm]?)$/,
  /^(?:fifth|5th|5|fünfte[nrsm]?)$/,
  /^(?:sixth|6th|6|sechste[nrsm]?)$/,
];
const last = /^(?:last|latter|letzte[nrsm]?|letztere[nrsm]?)$/;
/** A longer reply says more than what it chooses. */
const mostCharacters = 300;

/**
 * Which of the choices that were offered this is: said in full, by what tells it apart (“the Heron 3”, “Germany”), by its place (“the first
 * one”, “das zweite”), or all of them. Empty where it says anything else beside: then it is a question of its own.
 */
export function chosenOf(reply: string, offered: readonly AnswerChoice[]): readonly AnswerChoice[] {
  if (offered.length < 2 || reply.length > mostCharacters) return [];
  const exact = offered.filter(({ question }) => plain(question) === plain(reply));
  if (exact.length > 0) return exact.slice(0, 1);
  if (refusing.test(reply)) return [];
  if (asks.test(reply) && !about.test(reply)) return offered.filter(({ question }) => asksTheSame(reply, question)).slice(0, 1);
  const said = offered.map(({ question, title, hint }) => new Set(tokensOf([title, hint, question].join(' ')).map(lower)));
  const inAll = (word: string): boolean => said.every((words) => has(words, word));
  const isTelling = (word: string): boolean => said.some((words) => has(words, word)) && !inAll(word);
  const words = tokensOf(reply).filter((word) => !isIdle(word) || (/\p{Lu}/u.test(word) && isTelling(lower(word))));
  const telling = words.map(lower).filter((word) => !inAll(word));
  if (telling.some(isTelling)) return named(telling, offered, said);
  const [only, ...others] = telling;
  if (only === undefined || others.length > 0) return [];
  if (ofAll.test(only)) return offered;
  const place = last.test(only) ? offered.length - 1 : ordinals.findIndex((ordinal) => ordinal.test(only));
  return offered.slice(place, place + 1).filter(() => place >= 0);
}

/** “What is the warranty of the Heron 3?” for “What is the warranty for Heron 3?”: the same but for its small words. */
function asksTheSame(reply: string, choice: string): boolean {
  const said = (text: string): string => {
    const [first = '', ...rest] = tokensOf(text).map(lower);
    return [first, ...rest.filter((word) => !isSmall(word, 'en') && !isSmall(word, 'de'))].join(' ');
  };
  return said(reply) === said(choice);
}

/** One that has every word that tells; else, of “Heron 3 and Heron 5”, each that has one of them, where none is left over. */
function named(
  telling: readonly string[],
  offered: readonly AnswerChoice[],
  said: readonly ReadonlySet<string>[],
): readonly AnswerChoice[] {
  const one = offered.filter((_, index) => telling.every((word) => has(said[index], word)));
  if (one.length > 0) return one;
  const isSaid = telling.every((word) => said.some((words) => has(words, word)));
  return isSaid ? offered.filter((_, index) => telling.some((word) => has(said[index], word))) : [];
}

/** “VX117” and “VX-117” are two each. */
const tokensOf = (text: string): string[] => text.normalize('NFKC').match(/\p{L}[\p{L}\p{M}]*|\p{N}+/gu) ?? [];
const lower = (word: string): string => word.toLowerCase();
const plain = (text: string): string => tokensOf(text).map(lower).join(' ');

function isIdle(word: string): boolean {
  const small = lower(word);
  if (ofAll.test(small) || last.test(small) || ordinals.some((ordinal) => ordinal.test(small))) return false;
  return around.has(small) || isSmall(small, 'en') || isSmall(small, 'de');
}

/** Also in another form of it: “German” for Germany, “plans” for plan. */
function has(words: ReadonlySet<string> | undefined, word: string): boolean {
  if (!words) return false;
  if (words.has(word)) return true;
  if (word.length < 4 || /\p{N}/u.test(word)) return false;
  return [...words].some(
    (other) => other.length >= 4 && Math.abs(other.length - word.length) <= 2 && (other.startsWith(word) || word.startsWith(other)),
  );
}
