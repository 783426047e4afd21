import type { PoisonFinding } from '#core';
import { speaksOfIt } from './echoing.ts';
import type { ReadPassage } from './read-passage.ts';
import { likeness, says, valueOf } from './value-said.ts';

/** Slight documents so much alike, in all words of content, say one thing in other words. */
const likeEachOther = 0.3;
/** Documents that came one behind the other; and what is older by so much was here before. */
const burstMs = 15 * 60 * 1_000;
const establishedMs = 24 * 60 * 60 * 1_000;

/** Slight documents that say one thing of what is asked in other words, with those that say otherwise. */
export interface Side {
  readonly members: readonly ReadPassage[];
  readonly against: readonly ReadPassage[];
}

/**
 * Slight documents that came together, say the same thing in other words, and otherwise than what was here before. Several of them are one
 * voice, however many there are.
 */
export function rewordings(read: readonly ReadPassage[]): PoisonFinding[] {
  return sidesOf(read).flatMap((side) => {
    const { members, against } = side;
    if (!cameTogether(members) || !against.every((other) => isEstablished(other, members))) return [];
    const kind = members.length * 2 > read.length ? ('crowding' as const) : ('near-duplicates' as const);
    const reason = `${members.length} slight documents that came together say this in other words, and otherwise than older ones`;
    return members.map(({ passage: { chunkId } }) => ({ chunkId, kind, reason }));
  });
}

/** Groups of two documents and more, each against at least one document that says otherwise. */
export function sidesOf(read: readonly ReadPassage[]): Side[] {
  const slight = read.filter(({ isSlight, covers }) => isSlight && covers >= speaksOfIt);
  const left = new Set(slight);
  const sides: Side[] = [];
  for (const first of slight) {
    if (!left.delete(first)) continue;
    const members = [first, ...[...left].filter((other) => isAnother(other, first) && likeness(first, other) >= likeEachOther)];
    for (const member of members) left.delete(member);
    const value = valueOf(members);
    const against = read.filter((other) => !members.includes(other) && other.covers >= speaksOfIt && !says(value, other));
    if (members.length > 1 && value.size > 0 && against.length > 0) sides.push({ members, against });
  }
  return sides;
}

const isAnother = ({ passage }: ReadPassage, other: ReadPassage): boolean => passage.documentId !== other.passage.documentId;

function cameTogether(members: readonly ReadPassage[]): boolean {
  const times = members.map(({ passage }) => passage.changedAt.getTime());
  return Math.max(...times) - Math.min(...times) <= burstMs;
}

function isEstablished({ passage }: ReadPassage, members: readonly ReadPassage[]): boolean {
  const earliest = Math.min(...members.map((member) => member.passage.changedAt.getTime()));
  return earliest - passage.changedAt.getTime() >= establishedMs;
}
