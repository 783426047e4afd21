import { smallNumbers } from '#core';
import { contentStems, wordsOf } from '../text/words.ts';
import { piecesOf } from './tell-apart.ts';

/** Share of all words that both sentences must have to be about the same. */
const sameWords = 0.6;
const fewestWords = 3;
const numberWords = new Set([...smallNumbers, ...'hundred thousand tausend once twice einmal zweimal dreimal'.split(' ')]);
const month = /^(?:jan|feb|mar|mär|apr|may|mai|jun|jul|aug|sep|oct|okt|nov|dec|dez)[a-z]{0,6}$/;

interface Said {
  readonly words: ReadonlySet<string>;
  readonly values: string;
}

/** What a sentence says but for the name of its subject: the words, and the figures, dates and identifiers among them. */
function saidBy(sentence: string, subject: string): Said {
  const own = new Set(piecesOf(subject).map((word) => word.toLowerCase()));
  const pieces = (sentence.replaceAll(/(?<=\d),(?=\d{3})/g, '').match(/\p{L}*[-.]?\p{N}(?:[\p{L}\p{N}.:]*[\p{L}\p{N}])?|\p{L}+/gu) ?? [])
    .map((word) => word.toLowerCase())
    .filter((word, index, said) => !own.has(word) || isFigure(word, said[index - 1], own));
  const isValue = (word: string): boolean => /\p{N}/u.test(word) || numberWords.has(word) || month.test(word);
  return {
    words: new Set(contentStems(pieces.filter((word) => !isValue(word)).join(' '))),
    values: pieces.filter(isValue).join(' '),
  };
}

/** The Heron 5 may last 5 years: a bare number is the subject's only behind its name. */
const isFigure = (word: string, before: string | undefined, own: ReadonlySet<string>): boolean =>
  /^\d+$/.test(word) && !(before !== undefined && own.has(before));

export interface Statement {
  readonly text: string;
  /** What tells its document apart. */
  readonly subject: string;
}

/** Whether two sentences are alike but for their subjects and their figures, dates or identifiers. Same values are the same answer. */
export function saysOtherwise(one: Statement, other: Statement): boolean {
  const [a, b] = [saidBy(one.text, one.subject), saidBy(other.text, other.subject)];
  if (a.values === '' || b.values === '' || a.values === b.values) return false;
  if (Math.min(a.words.size, b.words.size) < fewestWords) return false;
  const both = [...a.words].filter((word) => b.words.has(word)).length;
  return both / (a.words.size + b.words.size - both) >= sameWords;
}

/** Whether two sentences are the same but for their subjects. */
export function saysTheSame(one: Statement, other: Statement): boolean {
  const plain = ({ text, subject }: Statement): string => {
    const own = new Set(wordsOf(subject));
    return wordsOf(text)
      .filter((word) => !own.has(word))
      .join(' ');
  };
  return plain(one) === plain(other);
}
