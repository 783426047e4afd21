import { tongues } from '#core';
import { wordsOf } from '../text/words.ts';
import { plainWord } from './like-words.ts';

/** Verbs and little words that stand in a question and need not stand in its answer. */
export const light: ReadonlySet<string> = new Set(
  `get gets give gives take takes make makes use uses find need needs want mean means come comes go goes have has long once any fit fits
  bekomme bekommt bekommen brauche brauchst braucht brauchen gibt gib findet finden statt hält läuft kommt komme liegt heißt lautet steht macht
  ab je pro per innerhalb habe hast habt hätte würde würden möchte passt passen
  bedeutet viel viele lange groß hoch eigentlich genau kriege kriegt
  meinen meinem meiner meines deinen deinem deiner unseren unserem unserer euer eure euren
  tiene tienen tengo puedo hace hacer hora
  puis faut trouve trouver`.split(/\s+/),
);

/**
 * The words of a question that an answer has to say, in the form that is compared: without the small words of its language (where two are
 * as likely, of both).
 */
export function tellingWords(question: string): string[] {
  const words = wordsOf(question);
  const counted = Object.values(tongues).map(({ functionWords }) => ({
    functionWords,
    hits: words.filter((word) => functionWords.has(word)).length,
  }));
  const most = Math.max(...counted.map(({ hits }) => hits));
  const likely = counted.filter(({ hits }) => hits === most && most > 0);
  const isSmall = (word: string): boolean => light.has(word) || likely.some(({ functionWords }) => functionWords.has(word));
  return [...new Set(words.filter((word) => !isSmall(word) && (word.length > 1 || /\d/.test(word))))];
}

export const plainWords = (text: string): string[] => wordsOf(text).map(plainWord);
