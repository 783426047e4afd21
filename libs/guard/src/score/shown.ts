import { listed } from './listed-words.ts';
import { withoutQuotations } from './quotation.ts';
import { sentencesOf } from './sentences.ts';
import type { Sentence } from './token.ts';

/** Words around a quotation from which on somebody tells of it. */
const fewestAround = 4;
const fewestInFront = 2;

/** Whether a sentence that orders something does so within quotation marks alone, and tells of it in words of its own. */
export function isOnlyShown(sentence: Sentence, orders: (sentence: Sentence) => boolean): boolean {
  const { tokens, lead } = sentence;
  const around = tokens.reduce((sum, { isQuoted }) => sum + (isQuoted ? 0 : 1), 0);
  if (around === tokens.length || around + wordsOf(lead ?? '').length < (lead === undefined ? fewestAround : fewestInFront)) return false;
  const rest = withoutQuotations(sentence.text, lead !== undefined, tokens.at(-1)?.isQuoted === true);
  return rest !== sentence.text && !sentencesOf(rest).some(orders);
}

/** “a line such as “…””, “the mail read: “…””. */
export function isMentioned({ tokens, lead }: Sentence): boolean {
  const from = tokens.findIndex(({ isQuoted }) => isQuoted);
  const before = lead === undefined ? tokens.slice(Math.max(0, from - 2), from).map(({ word }) => word) : wordsOf(lead).slice(-2);
  return before.some((word) => listed.mentions.has(word));
}

const wordsOf = (text: string): readonly string[] => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
