import { isContent, isGerman, wordsOf } from '../text/words.ts';

/**
 * Of a question that has as many words of one language as of another (“Is travel covered?” may be Dutch), the one that is asked here more.
 * By words alone: “ä” is Swedish and Finnish too, “des” French, “das” Portuguese, and a wrong language is worse than a bare heading.
 */
export function languageOf(question: string, understood: string | null = null): string | null {
  if (understood !== null) return understood;
  if (isGerman(question)) return 'de';
  return wordsOf(question).some((word) => !isContent(word)) ? 'en' : null;
}
