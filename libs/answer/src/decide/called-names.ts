import { tongues } from '#core';

/** A thing called by what it is and a word of its own: “the Okapi pump”, “Hallenbad West”, “Ms Huber”. */
interface CalledThing {
  /** The word of its own, as it stands. */
  readonly name: string;
  /** What it is, as its stem; people are all of one kind. */
  readonly kind: string;
  /** Whether the name stands before what it is. */
  readonly isBefore: boolean;
}

interface Word {
  readonly text: string;
  readonly isCapital: boolean;
  /** Whether nothing but a space stands between it and the word before. */
  readonly isJoined: boolean;
  readonly isFirst: boolean;
}

const address = /^(?:mr|mrs|ms|miss|dr|prof|herrn?|frau)$/i;
const small = new Set(Object.values(tongues).flatMap(({ functionWords }) => [...functionWords]));
/** What stays small in a headline, where capitals are a matter of style. */
const smallInHeadlines = /^(?:an?|the|of|and|or|in|on|at|to|for|from|by|with)$/;

/**
 * Why nothing found is about a thing that the question calls by name: none of the passages has the name, and one of them calls another of
 * its kind. Null where that is not so: a passage may speak of what is asked without naming it.
 */
export function unnamed(question: string, texts: readonly string[]): string | null {
  const words = wordsOf(question);
  if (words.every(({ text, isCapital }) => isCapital || smallInHeadlines.test(text))) return null;
  const known = texts.map((text) => text.toLowerCase());
  const asked = calledIn(words).filter(({ name }) => !known.some((text) => text.includes(stemOf(name))));
  if (asked.length === 0) return null;
  const others = texts.flatMap((text) => calledIn(wordsOf(text)));
  const isOfOthers = ({ kind, isBefore }: CalledThing): boolean =>
    others.some((other) => other.kind === kind && other.isBefore === isBefore);
  const missing = asked.find(isOfOthers);
  return missing ? `none of the passages found names ${missing.name}` : null;
}

/** Pairs of words of which one is a name; no abbreviation is, which a text may spell out. The first word of a sentence is no name: anything has a capital there. */
function calledIn(words: readonly Word[]): CalledThing[] {
  return words.flatMap((word, index) => {
    const before = words[index - 1];
    if (!before || !word.isJoined) return [];
    const things: CalledThing[] = [];
    if (isName(before) && !before.isFirst && isKind(word)) things.push({ name: before.text, kind: kindOf(word), isBefore: true });
    if (isName(word) && before.isCapital && isKind(before)) things.push({ name: word.text, kind: kindOf(before), isBefore: false });
    return things;
  });
}

const isName = ({ text, isCapital }: Word): boolean =>
  isCapital && /^\p{Lu}[\p{Ll}'’-]{2,}$/u.test(text) && !address.test(text) && !small.has(text.toLowerCase());
const isKind = ({ text }: Word): boolean => address.test(text) || (/^\p{L}[\p{L}-]{2,}$/u.test(text) && !small.has(text.toLowerCase()));
/** “Pumps” are of the kind of a pump. */
const kindOf = ({ text }: Word): string =>
  address.test(text) ? 'somebody' : text.toLowerCase().replace(/(?<=\p{L}{3})(?:en|es|[sne])$/u, '');

/** A name is the same in another case: “Okapis”, “Schulz's”. */
const stemOf = (name: string): string => name.toLowerCase().replace(/['’]s$|(?<=\p{L}{4})s$/u, '');

function wordsOf(text: string): Word[] {
  let end = 0;
  return [...text.matchAll(/[\p{L}\p{N}][\p{L}\p{M}\p{N}'’-]*/gu)].map(({ 0: word, index }) => {
    const between = text.slice(end, index);
    const isFirst = end === 0 || /[.!?:;|\n•*#"“„(]/.test(between);
    // “Mr. Schulz”
    const isJoined = /^[ \u00a0]$/.test(between) || /^\.[ \u00a0]$/.test(between);
    end = index + word.length;
    return { text: word, isCapital: /^\p{Lu}/u.test(word), isJoined, isFirst };
  });
}
