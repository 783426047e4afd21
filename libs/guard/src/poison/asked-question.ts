import { tongues } from '#core';

/** A question in the forms that passages are held against. */
export interface AskedQuestion {
  /** In lower case, in order. */
  readonly words: readonly string[];
  /** Of the words that carry content. */
  readonly stems: ReadonlySet<string>;
  /** Words without content in the language it is most likely in. */
  readonly small: ReadonlySet<string>;
}

/** Letters of a word that are compared: endings are forgiven, the same in every language. */
const stemLength = 5;

export function readQuestion(question: string): AskedQuestion {
  const words = wordsOf(question);
  const small = smallWordsOf(words);
  return { words, stems: new Set(stemsOf(words, small)), small };
}

/** As a reader sees it: without what is invisible, and letters of other widths as letters. */
export const plainText = (text: string): string => text.normalize('NFKC').replaceAll(/\p{Cf}/gu, '');

export const wordsOf = (text: string): string[] =>
  plainText(text)
    .toLowerCase()
    .match(/[\p{L}\p{M}\p{N}_]+/gu) ?? [];

/** Figures stay whole. */
export function stemsOf(words: readonly string[], small: ReadonlySet<string>): string[] {
  return words.filter((word) => !small.has(word)).map((word) => (/^\p{N}/u.test(word) ? word : word.slice(0, stemLength)));
}

/** Share of the question's stems that these words say. */
export function coverageOf({ stems }: AskedQuestion, said: ReadonlySet<string>): number {
  return stems.size === 0 ? 0 : [...stems].filter((stem) => said.has(stem)).length / stems.size;
}

function smallWordsOf(words: readonly string[]): ReadonlySet<string> {
  const countOf = (small: ReadonlySet<string>): number => words.filter((word) => small.has(word)).length;
  const [first = new Set<string>(), ...others] = Object.values(tongues).map(({ functionWords }) => functionWords);
  return others.reduce((best, each) => (countOf(each) > countOf(best) ? each : best), first);
}
