/** Short words are one token; of longer ones, a token has so many letters. */
const shortWord = 5;
const lettersPerToken = 2.2;
/** Chinese, Japanese and Korean, where one character is up to two tokens. */
const ideographic = /[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]/u;
/** What a chat template writes around two messages. */
const templateTokens = 24;

/**
 * Tokens of a text by the shape of its words: every digit, mark and line end by itself, short words whole, longer ones in pieces, an ideograph
 * as two. Above the true count (measured: docs/gateway.md), so that what is said to fit does.
 */
export function estimateTokens(text: string): number {
  let tokens = 0;
  for (const [word] of text.matchAll(/\p{L}+|\p{N}|[^\s\p{L}\p{N}]|\n+/gu)) tokens += tokensOfWord(word);
  return tokens;
}

/** Of a prompt of two messages as a chat template renders them. */
export function estimatePromptTokens(system: string, user: string): number {
  return estimateTokens(system) + estimateTokens(user) + templateTokens;
}

function tokensOfWord(word: string): number {
  if (!/\p{L}/u.test(word)) return word.length > 1 ? 3 : 1;
  let letters = 0;
  let tokens = 0;
  for (const letter of word) {
    if (ideographic.test(letter)) tokens += 2;
    else letters += letter <= '\x7f' ? 1 : 1.6;
  }
  return tokens + (letters === 0 ? 0 : letters <= shortWord ? 1 : Math.ceil(letters / lettersPerToken));
}
