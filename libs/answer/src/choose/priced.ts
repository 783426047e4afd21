import { currencySigns, currencyWords } from '#core';
import type { ScoredSentence } from './evidence-sentence.ts';

/** What plainly asks for an amount of money; “how much is” and “charge” may ask for other things. */
const asksPrice =
  /(?<!\p{L})(?:(?:how much|what) (?:do|does|did|will|would|is|are|was|were)\b.* costs?|how much .*costs?|(?:price|cost|fee|fare) (?:of|for|per)|what (?:is|are|was|were|will be) the .*(?:prices?|costs?|fees?|fares?)|how expensive|was (?:kostet|kosten|kostete|kosteten|werden .* kosten|wird .* kosten)|wie ?viel (?:kostet|kosten|kostete)|wie (?:teuer|hoch (?:ist|sind) (?:der preis|die (?:kosten|gebühr)))|(?:preis|kosten|gebühr) (?:für|von|pro|je|de[rs]))(?!\p{L})/iu;
const scale = '(?:thousand|million|billion|tausend|millionen|milliarden|mio\\.?|mrd\\.?|bn|k)?';
const amount = new RegExp(
  [
    `${currencySigns} ?\\d`,
    `\\d ?${currencySigns}`,
    '(?<!\\p{L})(?:eur|usd|gbp|chf|sfr|fr\\.) ?\\d',
    `\\d ?${scale} ?(?:${currencyWords})(?!\\p{L})`,
    '(?<!\\p{L})(?:euros?|dollars?|pounds?|francs?|franken|cents?)(?!\\p{L})',
  ].join('|'),
  'iu',
);
/** Says of a price what it does not say in figures. */
const ofPrice =
  /(?<!\p{L})(?:prices?|priced|costs?|fees?|fares?|free(?: of charge)?|charges?|expensive|cheap\p{L}*|kosten\p{L}*|kostet\p{L}*|preise?s?|teuer|gratis|umsonst|gebühr\p{L}*)(?!\p{L})/iu;

/** For a question for a price: where the passage has amounts of money, what says nothing of money gives way to what does. */
export function pricesFirst(question: string, sentences: readonly ScoredSentence[]): readonly ScoredSentence[] {
  if (!asksPrice.test(question) || !sentences.some(({ text }) => amount.test(text))) return sentences;
  return sentences.filter(({ text }) => amount.test(text) || ofPrice.test(text));
}

/** “The cost of war” may be told in lives. */
const asksAmount =
  /(?<!\p{L})(?:(?:how much|what) (?:do|does|did|will|would)\b.* cost|how much .*costs?|(?:price|fee|fare) (?:of|for|per)|how expensive|was (?:kostet|kosten|kostete|kosteten|werden .* kosten|wird .* kosten)|wie ?viel (?:kostet|kosten|kostete)|wie (?:teuer|hoch (?:ist|sind) (?:der preis|die gebühr)))(?!\p{L})/iu;

/** Whether a price is asked for and nothing here says anything of one. */
export const saysNoPrice = (question: string, sentences: readonly { readonly text: string }[]): boolean =>
  asksAmount.test(question) && !sentences.some(({ text }) => amount.test(text) || ofPrice.test(text));
