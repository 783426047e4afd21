import type { ReadPassage } from './read-passage.ts';

/** In so many of several passages a word is what they have to say in common. */
const mostOfThem = 0.66;
/** Of a value's words, as many make it said, and fewer make something else said. */
const mostOfValue = 0.6;

/** What passages say in common beyond the question: names and figures, or, where they have none in common, any words. */
export function valueOf(passages: readonly ReadPassage[]): ReadonlySet<string> {
  const named = inCommon(passages, ({ named: own }) => own);
  return named.size > 0 ? named : inCommon(passages, ({ beyond }) => beyond);
}

export function says(value: ReadonlySet<string>, { stems }: Pick<ReadPassage, 'stems'>): boolean {
  return value.size > 0 && [...value].filter((word) => stems.has(word)).length >= value.size * mostOfValue;
}

/** Jaccard, of all words of content. */
export function likeness(one: ReadPassage, other: ReadPassage): number {
  const both = [...one.stems].filter((stem) => other.stems.has(stem)).length;
  return both === 0 ? 0 : both / (one.stems.size + other.stems.size - both);
}

function inCommon(passages: readonly ReadPassage[], wordsOf: (passage: ReadPassage) => ReadonlySet<string>): ReadonlySet<string> {
  const counts = new Map<string, number>();
  for (const passage of passages) for (const word of wordsOf(passage)) counts.set(word, (counts.get(word) ?? 0) + 1);
  const needed = Math.max(Math.min(2, passages.length), Math.ceil(passages.length * mostOfThem));
  return new Set([...counts].filter(([, count]) => count >= needed).map(([word]) => word));
}
