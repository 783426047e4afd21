import { mismatches } from './compare-numbers.ts';
import { deniedWords } from './denied-words.ts';
import { exchangedJoints } from './exchanged-joints.ts';
import { unknownNames } from './names.ts';
import { swappedNames } from './swapped-names.ts';
import { swappedValues } from './swapped-values.ts';
import { turnsOf } from './turns.ts';

/** What rules a claim out whatever its score: a value its evidence gives otherwise or not at all, or a statement turned round. */
export interface Conflict {
  readonly kind: 'number' | 'date' | 'unit' | 'name' | 'negation' | 'turn';
  /** Null for a negation that only the evidence has. */
  readonly claimed: string | null;
  /** What the evidence has in its place; null when nothing of the kind. */
  readonly evidence: string | null;
}

/** Of a claim and of each text: ten times what a sentence ever has. Hostile ones are not read to their end. */
const mostCharacters = 4_000;

/** Typed contradictions of a claim and the texts it rests on, the one that says most of it first. A text's title may be one of them. */
export function conflictsOf(wholeClaim: string, wholeTexts: readonly string[]): Conflict[] {
  const claim = wholeClaim.slice(0, mostCharacters);
  const texts = wholeTexts.map((text) => text.slice(0, mostCharacters));
  return [
    ...mismatches(claim, texts),
    ...swappedValues(claim, texts),
    ...unknownNames(claim, texts),
    ...swappedNames(claim, texts),
    ...turnsOf(claim, texts),
    ...deniedWords(claim, texts),
    ...exchangedJoints(claim, texts),
  ];
}

/** Each said once: a number that a sentence has twice is wrong for one reason. */
export const conflictWords = (conflicts: readonly Conflict[]): string => [...new Set(conflicts.map(inWords))].join('; ');

/** For a reader: both values. */
export function inWords({ kind, claimed, evidence }: Conflict): string {
  if (claimed === null) return `the evidence negates it (“${evidence}”)`;
  if (kind === 'negation') return `it negates (“${claimed}”) what the evidence says`;
  const given = evidence === null ? 'is not in the evidence' : `stands where the evidence has “${evidence}”`;
  return `the ${kind === 'turn' ? 'word' : kind} “${claimed}” ${given}`;
}
