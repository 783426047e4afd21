/** Short words are one token; of longer ones, a token has so many letters. */
const shortWord = 5;
const lettersPerToken = 2.2;
/** Chinese, Japanese and Korean, where one character is up to two tokens. */
const ideographic = /[\u3000-\u30ff\u3400-\u9fff\uac00-\ud7af\uff00-\uffef]/u;

/** Scripts that a tokeniser may know well or hardly at all, each apart from the others; what is in none of them is `other`. */
const scripts = [
  ['ideographic', ideographic],
  ['cyrillic', /\p{Script=Cyrillic}/u],
  ['greek', /\p{Script=Greek}/u],
  ['arabic', /\p{Script=Arabic}/u],
  ['hebrew', /\p{Script=Hebrew}/u],
  ['devanagari', /\p{Script=Devanagari}/u],
  ['thai', /\p{Script=Thai}/u],
  ['symbols', /\p{Extended_Pictographic}/u],
  // Digits and marks of all languages too.
  ['latin', /[\p{Script=Latin}\p{Script=Common}\p{Script=Inherited}]/u],
] as const;

export type Script = (typeof scripts)[number][0] | 'other';
export type TokensByScript = ReadonlyMap<Script, number>;

/**
 * Tokens of texts by the shape of their words: every digit, mark and line end by itself, short words whole, longer ones in pieces, an
 * ideograph as two. Above the true count (measured: docs/gateway.md), so that what is said to fit does.
 */
export function estimateTokens(...texts: readonly string[]): TokensByScript {
  const tokens = new Map<Script, number>();
  for (const text of texts)
    for (const [word] of text.matchAll(/\p{L}+|\p{N}|[^\s\p{L}\p{N}]|\n+/gu)) {
      const script = scriptOf(word);
      tokens.set(script, (tokens.get(script) ?? 0) + tokensOfWord(word));
    }
  return tokens;
}

export const totalOf = (tokens: TokensByScript): number => [...tokens.values()].reduce((sum, each) => sum + each, 0);

/** By its first sign: no word has two, but where ideographs stand beside letters. */
function scriptOf(word: string): Script {
  const [sign = ''] = word;
  if (sign <= '\x7f') return 'latin';
  return scripts.find(([, belongs]) => belongs.test(sign))?.[0] ?? 'other';
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
