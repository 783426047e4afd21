import type { PoisonFinding } from '#core';
import type { ReadPassage } from './read-passage.ts';
import { likeness, says, valueOf } from './value-said.ts';

/** A passage speaks of what is asked with so many of the question's words. */
export const speaksOfIt = 0.6;
/** Where so many of the other documents found begin with a question of their own, that is how they are written here. */
const fewestOfTheForm = 2;
/** Of what is said beside an echo, less like it is another text, though it names the same. */
const sameInOtherWords = 0.15;

/**
 * Passages that repeat the question in running text, and slight documents that say the same as those. One alone has to say otherwise than
 * what else was found; of several it is enough that they are slight and agree. Left alone where the documents found are lists of questions
 * with their answers.
 */
export function echoing(read: readonly ReadPassage[]): PoisonFinding[] {
  const echoes = read.filter(({ echo }) => echo !== null);
  const documents = new Set(echoes.map(({ passage }) => passage.documentId)).size;
  const others = read.filter(({ echo }) => echo === null);
  if (documents === 0 || areEntries(others)) return [];
  const value = valueOf(echoes);
  const against = others.filter((other) => other.covers >= speaksOfIt && !says(value, other));
  const isSingle = documents === 1;
  const areSlight = echoes.every(({ isSlight }) => isSlight);
  const isCertain = isSingle ? areSlight && against.length > 0 : (areSlight && value.size > 0) || against.length > 0;
  if (!isCertain) return [];
  const alike = alikeIn(others, echoes, value);
  const reason = reasonOf(documents, against);
  return [
    ...echoes.map(({ passage: { chunkId } }) => ({ chunkId, kind: 'query-echo' as const, reason })),
    ...alike.map(({ passage: { chunkId } }) => ({
      chunkId,
      kind: 'near-duplicates' as const,
      reason: 'it says the same as passages that repeat the question',
    })),
  ];
}

const areEntries = (others: readonly ReadPassage[]): boolean => {
  const entries = others.filter(({ asksOtherwise }) => asksOtherwise);
  return entries.length >= fewestOfTheForm && entries.length * 2 >= others.length;
};

/** What names the same in passing is more like something else that was found. The nearest first: what is found out tells of the next. */
function alikeIn(others: readonly ReadPassage[], echoes: readonly ReadPassage[], value: ReadonlySet<string>): ReadPassage[] {
  const saying = others
    .filter((other) => other.isSlight && other.covers >= speaksOfIt && says(value, other))
    .map((other) => ({ other, nearEchoes: nearest(other, echoes) }))
    .toSorted((a, b) => b.nearEchoes - a.nearEchoes);
  const alike: ReadPassage[] = [];
  for (const { other, nearEchoes } of saying) {
    const near = Math.max(nearEchoes, nearest(other, alike));
    const left = others.filter((each) => each !== other && !alike.includes(each));
    if (near >= sameInOtherWords && near > nearest(other, left)) alike.push(other);
  }
  return alike;
}

const nearest = (passage: ReadPassage, of: readonly ReadPassage[]): number => Math.max(0, ...of.map((each) => likeness(passage, each)));

/** Titles are not told: who may read the answer may not see every document. */
function reasonOf(documents: number, against: readonly ReadPassage[]): string {
  const echo = documents === 1 ? 'it repeats the question' : `it repeats the question, as ${documents} documents found do`;
  return against.length > 0 ? `${echo}, and says otherwise than what else was found` : `${echo}, and they say the same`;
}
