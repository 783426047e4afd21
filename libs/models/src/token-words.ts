import type { TextTokenizer } from './text-tokenizer.ts';

export interface TokenWord {
  readonly text: string;
  readonly tokens: number;
}

const pieces = /[\p{L}\p{M}\p{N}]+|[^\s\p{L}\p{M}\p{N}]/gu;

/**
 * The words that a text's tokens spell, each with how many of the kept tokens are its own. Words are tokenised one by one; where that
 * gives other tokens than the whole text did, every token counts as a word without a text.
 */
export function wordsOf(tokenizer: TextTokenizer, text: string, ids: readonly number[]): TokenWord[] {
  const words = (text.match(pieces) ?? []).map((word) => ({ text: word, ids: tokenizer.encode(word, { marks: false }) }));
  const joined = words.flatMap((word) => word.ids);
  const isSame = joined.length === ids.length && joined.every((id, index) => id === ids[index]);
  const found = isSame ? words : ids.map((id) => ({ text: '', ids: [id] }));
  return found
    .map((word) => ({ text: word.text, tokens: word.ids.filter((id) => tokenizer.isWord(id)).length }))
    .filter(({ tokens }) => tokens > 0);
}
