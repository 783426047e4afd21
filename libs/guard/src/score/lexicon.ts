import { partsOf } from './conversation.ts';
import lists from './lexicon.json' with { type: 'json' };
import { slipOf } from './slips.ts';

/** Kinds of words that instructions are made of; a word may be of several. */
export const wordClasses = [
  'ignore',
  'before',
  'rule',
  'content',
  'answer',
  'change',
  'act',
  'send',
  'tell',
  'interface',
  'please',
  'secret',
  'private',
  'assistant',
  'urgent',
  'style',
  'only',
  'code',
  'persona',
  'next',
  'work',
  'your',
  'you',
  'my',
  'discuss',
  'handle',
  'final',
] as const;
export type WordClass = (typeof wordClasses)[number];

/** One bit for each class. */
export const bit = Object.fromEntries(wordClasses.map((name, index) => [name, 1 << index])) as Readonly<Record<WordClass, number>>;

const known = new Map<string, number>();
for (const name of wordClasses) for (const word of lists[name].split(' ')) known.set(word, (known.get(word) ?? 0) | bit[name]);

export const commonWords: ReadonlySet<string> = new Set(lists.common.split(' '));
/** Words that texts about attacks hold, and others as well. */
export const discussHints: ReadonlySet<string> = new Set(lists.discussHints.split(' '));
const vocabulary = new Set([...known.keys(), ...commonWords]);
/** Words of their own that are another word's letters in another order. */
const realWords = new Set(lists.realWords.split(' '));

/** The classes of a word in lower case, 0 for most words. */
export const classesOf = (word: string): number => known.get(word) ?? 0;

const scrambles = new Map<string, string | null>();
for (const word of vocabulary) {
  if (!/^[a-z]{4,}$/.test(word)) continue;
  const key = shape(word);
  // Two words of one shape cannot be told apart.
  scrambles.set(key, scrambles.has(key) ? null : word);
}

/** What most words fail at, before their letters are put in order. */
const outlines = new Set(Array.from(scrambles.values(), (word) => outline(word ?? '')));

const digits: Readonly<Record<string, string>> = { 0: 'o', 1: 'i', 3: 'e', 4: 'a', 5: 's', 7: 't', '@': 'a', $: 's', '!': 'i' };

export interface ReadWord {
  readonly word: string;
  readonly classes: number;
  readonly parts: number;
  readonly isRepaired: boolean;
}

/** What was read lately: texts repeat their words. Emptied when full, so that a text of nothing but new words costs no memory. */
const lately = new Map<string, ReadWord>();
const mostRemembered = 20_000;

/** A word as it is written in lower case, without ’s, and put right where it is one of ours. */
export function readWord(written: string): ReadWord {
  const remembered = lately.get(written);
  if (remembered) return remembered;
  const plain = written
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/(?:'s|[!'-]{1,9})$/, '');
  const parts = partsOf(plain);
  const meant = classesOf(plain) === 0 && parts === 0 ? meantWord(plain) : null;
  const word = meant ?? (parts === 0 ? slipOf(plain) : null) ?? plain;
  const read = { word, classes: classesOf(word), parts: word === plain ? parts : partsOf(word), isRepaired: meant !== null };
  if (lately.size >= mostRemembered) lately.clear();
  if (written.length < 40) lately.set(written, read);
  return read;
}

/** The word meant by one whose inner letters are shuffled (“ignroe”), or that has digits for letters (“1gn0re”); null if it is none of ours. */
function meantWord(word: string): string | null {
  if (word.length < 3 || vocabulary.has(word) || realWords.has(word)) return null;
  if (/[0-9@$!]/.test(word)) {
    const letters = word.replace(/[0134579@$!]/g, (sign) => digits[sign] ?? sign);
    return (/[a-z].*[a-z]/.test(word) || word.length > 6) && (known.has(letters) || commonWords.has(letters) || partsOf(letters) !== 0)
      ? letters
      : null;
  }
  return outlines.has(outline(word)) ? (scrambles.get(shape(word)) ?? null) : null;
}

function outline(word: string): string {
  return `${word[0]}${word.at(-1)}${word.length}`;
}

function shape(word: string): string {
  return word[0] + Array.from(word.slice(1, -1)).sort().join('') + word.at(-1) + word.length;
}
