import type { Span } from '#core';
import { KnownValues } from './known-values.ts';

const fewestLetters = 3;
/** Before a capital in German they say that it is a word: “der Koch”, “zum Richter”. */
const articles = 'der|die|das|den|dem|des|ein|eine|einen|einem|einer|eines|zum|zur|beim|vom';

/** The last words of names of several, found where they stand alone: who was “Hildegunde Zwiebelhuber” is “Zwiebelhuber” three lines below. */
export class Surnames {
  readonly #known = new KnownValues<null>();

  learn(name: string): void {
    const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
    const last = words.at(-1) ?? '';
    if (words.length > 1 && last.length >= fewestLetters && /^\p{Lu}/u.test(last)) this.#known.add(last, null);
  }

  /** As they were or in capitals; none that the text also uses as a word. */
  in(text: string): Span[] {
    const asWords = new Map<string, boolean>();
    return this.#known.in(text).filter(({ start, end }) => {
      const word = text.slice(start, end).toLowerCase();
      const isWord = asWords.get(word) ?? isUsedAsWord(text, word);
      asWords.set(word, isWord);
      return !isWord;
    });
  }
}

function isUsedAsWord(text: string, word: string): boolean {
  if (new RegExp(`(?<![\\p{L}\\p{N}@._-])${word}(?![\\p{L}\\p{N}@])`, 'u').test(text)) return true;
  return new RegExp(`(?<![\\p{L}\\p{N}])(?:${articles}) ${word}(?![\\p{L}\\p{N}])`, 'iu').test(text);
}
