import { isContent, isSmallGerman, wordsOf } from '../text/words.ts';

/** The same word in another number or case: “cans”, “can”; “Jahresausweise”, “Jahresausweis”. */
const endings = /^(?:s|es|e|n|en|er|ern|nen|r|m)$/;
const leastLetters = 3;

export function isSameWord(left: string, right: string): boolean {
  if (left === right) return true;
  const [short, long] = left.length <= right.length ? [left, right] : [right, left];
  if (short.length < leastLetters) return false;
  if (long.startsWith(short)) return endings.test(long.slice(short.length));
  return short.endsWith('y') && long === `${short.slice(0, -1)}ies`;
}

/** A name without what only qualifies it: “Watering can” of “Watering can, 10 l”, “Child” of “Child (6 to 15)”. */
export const headOf = (name: string): string => (name.split(/[,;(]/, 1)[0] ?? '').replace(measure, '').trim();
/** “Battery set 24 V” */
const measure = /\s\d[\d.,]*\s?(?:[kM]?[VWA]|[kM]?Wh|Ah|[cm]?m|m?l|k?g|inch|lit(?:re|er)s?)$/u;

/** Whether all words of a name stand in the question in their order, in any number or case, with nothing but small words between; “Brush, hard” is a hard brush too. */
export function saysName(question: string, name: string): boolean {
  const [head = '', tail, ...more] = name.split(',');
  return saysWords(question, name) || (tail !== undefined && more.length === 0 && saysWords(question, `${tail} ${head}`));
}

function saysWords(question: string, name: string): boolean {
  const wanted = wordsOf(name);
  const [first] = wanted;
  if (first === undefined || !wanted.some((word) => isContent(word) && word.length >= leastLetters)) return false;
  const asked = wordsOf(question);
  return asked.some((word, at) => isSameWord(word, first) && runsOn(asked.slice(at + 1), wanted.slice(1)));
}

function runsOn(asked: readonly string[], [next, ...others]: readonly string[]): boolean {
  if (next === undefined) return true;
  const at = asked.findIndex((word) => isSameWord(word, next));
  return at >= 0 && asked.slice(0, at).every(isSmall) && runsOn(asked.slice(at + 1), others);
}

const isSmall = (word: string): boolean => !isContent(word) || isSmallGerman(word);
