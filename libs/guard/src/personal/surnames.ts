import type { Span } from '#core';
import { commonWords } from '../score/lexicon.ts';
import { KnownValues } from './known-values.ts';

const fewestLetters = 3;
const last = /(?<=[\p{L}.] )[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*$/u;
/** Not a part of an address, a path or a name of a file. */
const word = /(?<![\p{L}\p{N}@._/-])[\p{L}\p{M}]+(?![\p{L}\p{N}@_/-]|\.[\p{L}\p{N}])/gu;
/** Before a capital in German they say that it is a word: “der Koch”, “zum Richter”. */
const articles = new Set('der die das den dem des ein eine einen einem einer eines zum zur beim vom'.split(' '));
/** What people are called as well as days, places, tongues and labels. */
const alsoWords = new Set(
  `january february march april may june july august september october november december januar jänner februar märz mai juni juli oktober dezember
  monday friday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag summer winter spring sommer herbst frühling
  english french german spanish italian north south east west page price here list bank street road house church hill wood stone server service
  ohm volt watt meter liter gramm`.split(/\s+/),
);

/** The last words of names of several, found where they stand alone: who was “Hildegunde Zwiebelhuber” is “Zwiebelhuber” three lines below. */
export class Surnames {
  readonly #known = new KnownValues<null>();

  learn(name: string): void {
    const [surname = ''] = last.exec(name) ?? [];
    const small = surname.toLowerCase();
    if (surname.length >= fewestLetters && /^\p{Lu}/u.test(surname) && !alsoWords.has(small) && !commonWords.has(small))
      this.#known.add(surname, null);
  }

  /** As they were or in capitals, none that the text also uses as a word, none in a longer name, and none within what is taken out already. */
  in(text: string, taken: readonly Span[]): Span[] {
    const found = this.#known.in(text).filter((span) => standsAlone(text, span));
    if (found.length === 0) return [];
    const words = usedAsWords(text);
    return outside(taken, found).filter(({ start, end }) => !words.has(text.slice(start, end).toLowerCase()));
  }
}

/** Not in “Schmidt-Zwiebelhuber”, “Costa Rica”, “in Berlin”; but in “Zwiebelhuber's”. */
function standsAlone(text: string, { start, end }: Span): boolean {
  const before = text.slice(Math.max(0, start - 4), start);
  const after = text.slice(end, end + 3);
  return !/\p{L}['’-]$|(?<!\p{L})[Ii][nm] $/u.test(before) && !/^(?:-\p{L}|['’](?!s(?!\p{L}))\p{L}| \p{Lu})/u.test(after);
}

/** Words that stand there in small letters, behind an article or beside a number: “Price: 12”, “Page 3”, “5 Ohm”. */
function usedAsWords(text: string): ReadonlySet<string> {
  const words = new Set<string>();
  let before = '';
  for (const { 0: written, index } of text.matchAll(word)) {
    const small = written.toLowerCase();
    const isCounted =
      /^:? \d/.test(text.slice(index + written.length, index + written.length + 3)) ||
      /\d\.? $/.test(text.slice(Math.max(0, index - 3), index));
    if (written === small || articles.has(before) || isCounted) words.add(small);
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
