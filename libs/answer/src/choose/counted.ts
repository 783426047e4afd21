import { currencySigns, currencyWords, smallNumbers } from '#core';
import type { ScoredSentence } from './evidence-sentence.ts';
import { coverage, contentStems } from '../text/words.ts';

const asksHowMany = /\b(?:how many|what number of|wie ?viele|combien d|cu[aá]nt[oa]s)/iu;
const money = `${currencySigns}|\\b(?:${currencyWords})\\b`;
const scale = '(?:thousand|million|billion|tausend|millionen|milliarden|mio\\.?|mrd\\.?|bn|m)';
/** Shares and amounts of money are no numbers of things, nor are years. */
const noCount = new RegExp(
  [
    `(?:${money})\\s*\\d[\\d.,]*(?:\\s*${scale}\\b)?`,
    `(?<![\\d.,])\\d[\\d.,]*(?:\\s*${scale})?\\s*(?:${money})`,
    '(?<![\\d.,])\\d[\\d.,]*\\s*(?:%|‰|per ?cent\\b|prozent\\b|pour ?cent\\b|percentage points?)',
    '(?<![\\d.,])(?:19|20)\\d\\d(?![\\d,]|\\.\\d)',
  ].join('|'),
  'giu',
);
const count = new RegExp(`\\d|\\b(?:${smallNumbers.join('|')}|hundred|thousand|million|dozen|tausend)(?![\\p{L}\\p{N}])`, 'iu');

/** For a question for a number of things: sentences whose figures are all shares, money or years give way to one that has a count of it. */
export function countsFirst(question: string, sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  if (!asksHowMany.test(question)) return sentences;
  const wanted = contentStems(question.replace(asksHowMany, ' '));
  const isCounting = ({ text }: ScoredSentence): boolean => count.test(text.replaceAll(noCount, ' '));
  const isMiscounting = (sentence: ScoredSentence): boolean => /\d/.test(sentence.text) && !isCounting(sentence);
  const speaksOf = ({ text }: ScoredSentence): number => coverage(wanted, new Set(contentStems(text)));
  const most = Math.max(0, ...sentences.map(speaksOf));
  return sentences.some((sentence) => isCounting(sentence) && speaksOf(sentence) >= most / 2)
    ? sentences.filter((sentence) => !isMiscounting(sentence))
    : sentences;
}
