import lists from './notions.json' with { type: 'json' };

/**
 * What attacks on this service speak of, in eleven tongues: whose rules, whose text, whose documents, and what is to be done with them.
 * Lists of words and phrases between commas; a star stands for any ending.
 */
export type Notion = keyof typeof lists;

interface Phrase {
  readonly notion: Notion;
  readonly words: readonly string[];
}

/** Without case, accents and bent apostrophes, which people leave out. */
const bare = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036F]/g, '')
    .normalize('NFC');
const phrases = Object.entries(lists).flatMap(([notion, list]) =>
  bare(list)
    .split(',')
    .map((phrase) => ({ notion: notion as Notion, phrase })),
);
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
/** Of scripts without blanks, and what is told by its signs: found wherever it stands. */
const anywhere = phrases.filter(({ phrase }) => unspaced.test(phrase) || phrase.endsWith('/'));
const stemLetters = 2;
const keyOf = (word: string): string => word.slice(0, stemLetters);
/** By the first letters of their first word. */
const spaced = Map.groupBy(
  phrases
    .filter((known) => !anywhere.includes(known))
    .map(({ notion, phrase }): Phrase => ({ notion, words: phrase.match(/[\p{L}\p{N}]+\*?/gu) ?? [] })),
  ({ words }) => keyOf(words[0] ?? ''),
);

const isWord = (word: string | undefined, meant: string): boolean =>
  word !== undefined && (meant.endsWith('*') ? word.startsWith(meant.slice(0, -1)) : word === meant);

/** “Your rules for visitors” are no rules of the service. */
const aboutThings = new Set('for für fur pour para per voor dla для zu zur about über uber sobre over'.split(' '));
const owned: ReadonlySet<Notion> = new Set<Notion>(['ownText', 'ownRules']);

const ends = /(?<=[.!?…]["'”’)\]]{0,4})\s+|(?<=[。！？；])|\n/u;
/** Longer ones are cut: what is looked for lies near together. */
const longest = 600;
const mostSentences = 100;

/** A sentence of a question, and where it has which notion. */
export class SaidSentence {
  /** It asks how, what or whether, where an order would say what is to be done. */
  readonly asks: boolean;
  readonly endsInQuestionMark: boolean;
  readonly #places = new Map<Notion, number[]>();

  constructor(text: string) {
    this.endsInQuestionMark = /[?？]\P{L}*$/u.test(text);
    const words = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word, index }));
    for (const [at, { word, index }] of words.entries())
      for (const phrase of spaced.get(keyOf(word)) ?? []) {
        const isThere = phrase.words.every((meant, further) => isWord(words[at + further]?.word, meant));
        const next = words[at + phrase.words.length]?.word ?? '';
        if (isThere && !(owned.has(phrase.notion) && aboutThings.has(next))) this.#add(phrase.notion, index);
      }
    if (unspaced.test(text) || text.includes('://')) this.#addUnspaced(text);
    const first = words[0]?.index ?? 0;
    this.asks = this.has('asksAnywhere') || (this.#places.get('asksAtStart') ?? []).includes(first);
  }

  has(...notions: Notion[]): boolean {
    return notions.every((notion) => this.#places.has(notion));
  }

  /** Whether the two begin within `reach` characters, in whichever order: verbs stand last in some tongues. */
  hasNear(one: Notion, other: Notion, reach: number): boolean {
    const others = this.#places.get(other) ?? [];
    return (this.#places.get(one) ?? []).some((place) => others.some((at) => Math.abs(at - place) <= reach));
  }

  #addUnspaced(text: string): void {
    for (const { notion, phrase } of anywhere)
      for (let at = text.indexOf(phrase); at !== -1; at = text.indexOf(phrase, at + phrase.length)) this.#add(notion, at);
  }

  #add(notion: Notion, place: number): void {
    this.#places.set(notion, [...(this.#places.get(notion) ?? []), place]);
  }
}

export const sentencesSaid = (text: string): SaidSentence[] =>
  bare(text)
    .split(ends)
    .filter((sentence) => sentence.trim() !== '')
    .slice(0, mostSentences)
    .map((sentence) => new SaidSentence(sentence.slice(0, longest)));
