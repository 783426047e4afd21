import { tongues } from '#core';

const word = /[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}]|[._:/'’+-](?=[\p{L}\p{N}]))*/gu;
const quoted = /["“„«]([^"“”„«»]{2,})["”“»]/gu;

export const wordsOf = (text: string): string[] => text.match(word) ?? [];

/** Words that say what a question is about. All of them where the language's small words are not known. */
export const contentWords = (text: string, language: string | null): string[] => wordsOf(text).filter((word) => !isSmall(word, language));

/** Articles, pronouns, auxiliaries and the like, contracted ones too: “I’d”, “isn’t”. */
export function isSmall(word: string, language: string | null): boolean {
  const small = tongues[language ?? 'en']?.functionWords;
  const plain = word.toLowerCase().replaceAll('’', "'");
  return small !== undefined && (small.has(plain) || small.has(plain.replace(/(?:n't|'(?:s|d|ll|ve|m|re))$/, '')));
}

export const quotedPhrases = (text: string): string[] => [...text.matchAll(quoted)].flatMap(([, phrase]) => phrase?.trim() ?? []);
