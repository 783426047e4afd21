import type { EvidenceSentence } from './evidence-sentence.ts';
import { contextOf } from './stand-alone.ts';
import { hasTableLine } from '../tables/cell-text.ts';

/**
 * Those that say something which none before them has said: a document may repeat itself. Of one place the longer, as the border of a passage
 * may cut what another has whole.
 */
export function eachOnce<Sentence extends EvidenceSentence>(sentences: readonly Sentence[]): Sentence[] {
  const kept: Sentence[] = [];
  for (const sentence of sentences) {
    const known = kept.findIndex((before) => saysTheSame(before, sentence));
    if (known < 0) kept.push(sentence);
    else if (sentence.text.length > (kept[known]?.text.length ?? 0)) kept[known] = sentence;
  }
  return kept;
}

/** Where else its document says it: places that are cited beside its own. */
export function elsewhere(sentence: EvidenceSentence, among: readonly EvidenceSentence[]): EvidenceSentence[] {
  const places = [sentence];
  for (const other of among) if (saysTheSame(sentence, other) && !places.some((known) => isOnePlace(known, other))) places.push(other);
  return places.slice(1);
}

/**
 * Whether it is one sentence: the same place in two passages that overlap, or the same words at another place of the document, under the
 * same heading or list where they need that to be understood. Equal rows of two tables are two things.
 */
function saysTheSame(one: EvidenceSentence, other: EvidenceSentence): boolean {
  if (!isOfOneRevision(one, other)) return false;
  if (isOnePlace(one, other)) return true;
  return areEqual(one.text, other.text) && !hasTableLine(one.text) && contextOf(one, undefined) === contextOf(other, undefined);
}

const isOfOneRevision = ({ passage }: EvidenceSentence, other: EvidenceSentence): boolean =>
  passage.documentId === other.passage.documentId && passage.revision === other.passage.revision;

const isOnePlace = (one: EvidenceSentence, other: EvidenceSentence): boolean => startOf(one) < endOf(other) && startOf(other) < endOf(one);

const startOf = ({ passage, span }: EvidenceSentence): number => passage.start + span.start;
const endOf = ({ passage, span }: EvidenceSentence): number => passage.start + span.end;

/** But for where their lines end. */
const areEqual = (one: string, other: string): boolean =>
  one === other || (one.length === other.length && one.replaceAll(/\s/gu, ' ') === other.replaceAll(/\s/gu, ' '));
