import type { Span } from '#core';
import { KnownValues } from './known-values.ts';

const fewestLetters = 3;
/** Not a part of an address, a path or a name of a file. */
const word = /(?<![\p{L}\p{N}@._/-])[\p{L}\p{M}]+(?![\p{L}\p{N}@_/-]|\.[\p{L}\p{N}])/gu;
/** Before a capital in German they say that it is a word: “der Koch”, “zum Richter”. */
const articles = new Set('der die das den dem des ein eine einen einem einer eines zum zur beim vom'.split(' '));

/** The last words of names of several, found where they stand alone: who was “Hildegunde Zwiebelhuber” is “Zwiebelhuber” three lines below. */
export class Surnames {
  readonly #known = new KnownValues<null>();

  learn(name: string): void {
    const words = name.match(/[\p{L}\p{M}]+/gu) ?? [];
    const last = words.at(-1) ?? '';
    if (words.length > 1 && last.length >= fewestLetters && /^\p{Lu}/u.test(last)) this.#known.add(last, null);
  }

  /** As they were or in capitals, none that the text also uses as a word, and none within what is taken out already. */
  in(text: string, taken: readonly Span[]): Span[] {
    const found = this.#known.in(text);
    if (found.length === 0) return [];
    const words = usedAsWords(text);
    return outside(taken, found).filter(({ start, end }) => !words.has(text.slice(start, end).toLowerCase()));
  }
}

/** Words that stand there in small letters or behind an article. */
function usedAsWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  let before = '';
  for (const [written] of text.matchAll(word)) {
    const small = written.toLowerCase();
    if (written === small || articles.has(before)) words.add(small);
    before = small;
  }
  return words;
}

/** `found` in order. */
function outside<Found extends Span>(taken: readonly Span[], found: readonly Found[]): Found[] {
  const sorted = taken.toSorted((a, b) => a.start - b.start);
  let [next, reached] = [0, 0];
  return found.filter(({ start, end }) => {
    for (; (sorted[next]?.start ?? Infinity) <= start; next += 1) reached = Math.max(reached, (sorted[next] as Span).end);
    return end > reached;
  });
}
