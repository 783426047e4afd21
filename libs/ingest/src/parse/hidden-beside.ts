import type { HiddenText } from '#core';

/** Letters of text that are looked through for words said elsewhere; from there on, what may be in it is taken as not in it. */
const mostLooked = 200_000_000;

const fewestWords = 3;
const manyLetters = 60;

/** Three words, or much without spaces: less names things. Addresses and what is written for programs say nothing to anybody. */
export function mayInstruct(value: string): boolean {
  const text = value.trim();
  if (/^[[{]\s*["[{]/.test(text) || /^(?:[a-z]{2,10}:|\/|#|\.\/)\S*$/i.test(text) || !/\p{L}{2}/u.test(text)) return false;
  return text.length > manyLetters || text.split(/\s+/, fewestWords).length >= fewestWords || /[^\0-\u024f\s]{6}/.test(text); // oxlint-disable-line no-control-regex
}

/** What was said out of sight and not in plain sight as well, each once: of words that everybody reads nothing is hidden. */
export function hiddenBeside(text: string, said: Iterable<{ readonly text: string; readonly how: string }>): HiddenText[] {
  const seen = inOneLine(text);
  const told = new Set<string>();
  const hidden: HiddenText[] = [];
  let left = mostLooked;
  for (const one of said) {
    const line = inOneLine(one.text);
    if (!mayInstruct(line) || told.has(line)) continue;
    told.add(line);
    left -= seen.length;
    if (left < 0 || !seen.includes(line)) hidden.push({ text: one.text, how: one.how, page: null });
  }
  return hidden;
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
