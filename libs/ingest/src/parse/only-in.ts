const word = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{M}\p{N}]+/gu;
const address = /\b(?:https?:\/\/|www\.|mailto:|cid:)\S+/g;
/** In a row; fewer are greetings, and what a program puts in the place of a picture. */
const fewestWords = 4;
/** Numbers of words, so that three of them make one exact number. */
const mostNumbers = 2 ** 17;

/** What a text says that the other does not, which should say the same: runs of words that stand in no three words of it. */
export function onlyIn(text: string, other: string): string[] {
  const numbers = new Map<string, number>();
  const known = new Set(threes(wordsOf(other), numbers));
  const words = wordsOf(text);
  const isKnown = new Uint8Array(words.length);
  for (const [index, three] of threes(words, numbers).entries()) if (known.has(three)) isKnown.fill(1, index, index + 3);
  const runs: string[] = [];
  for (let from = 0, at = 0; at <= words.length; at++) {
    if (at < words.length && isKnown[at] === 0) continue;
    if (at - from >= fewestWords) runs.push(text.slice(words[from]?.start, words[at - 1]?.end));
    from = at + 1;
  }
  return runs;
}

interface Word {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

function wordsOf(text: string): Word[] {
  const plain = text.replace(address, (found) => ' '.repeat(found.length));
  return Array.from(plain.matchAll(word), ({ 0: found, index }) => ({
    word: found.toLowerCase(),
    start: index,
    end: index + found.length,
  }));
}

function threes(words: readonly Word[], numbers: Map<string, number>): number[] {
  const numbered = words.map(({ word: one }) => {
    const number = numbers.get(one) ?? numbers.size % mostNumbers;
    numbers.set(one, number);
    return number;
  });
  return numbered.slice(2).map((third, index) => ((numbered[index] ?? 0) * mostNumbers + (numbered[index + 1] ?? 0)) * mostNumbers + third);
}
