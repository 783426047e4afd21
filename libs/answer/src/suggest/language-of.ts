import { isContent, isGerman, wordsOf } from '../text/words.ts';

const lettersOrArticles = /[äöüß]|(?<!\p{L})(?:der|das|dem|des)(?!\p{L})/iu;

/** Of a question that has as many words of one language as of another (“Is travel covered?” may be Dutch), the one that is asked here more. */
export function languageOf(question: string, understood: string | null = null): string | null {
  if (understood !== null) return understood;
  if (isGerman(question) || lettersOrArticles.test(question)) return 'de';
  return wordsOf(question).some((word) => !isContent(word)) ? 'en' : null;
}
