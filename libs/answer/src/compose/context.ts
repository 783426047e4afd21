import type { RankedPassage } from '#core';
import { type EvidenceSentence, sentencesOf } from '../choose/choose-evidence.ts';
import { saysSomething, wordsOf } from '../text/words.ts';

/** What the passages found say within one section of a document: their sentences in its order, each once. */
export interface ContextSection {
  readonly title: string;
  readonly heading: string | null;
  readonly sentences: readonly EvidenceSentence[];
}

/**
 * Passages as they are read: those of one section together, what they share once, and a sentence that another document repeats only
 * where the better passage has it. Sections stand in the order of their best passages. A sentence keeps its passage, which it is cited by.
 */
export function sectionsOf(passages: readonly RankedPassage[]): ContextSection[] {
  const bySection = new Map<string, RankedPassage[]>();
  for (const passage of passages) {
    const key = `${passage.documentId} ${passage.revision} ${passage.section.start}`;
    bySection.set(key, [...(bySection.get(key) ?? []), passage]);
  }
  const heard = new Set<string>();
  return [...bySection.values()].map((group) => {
    const sentences = inOrder(group.flatMap(sentencesOf)).filter(({ text }) => isNew(text, heard));
    return { title: group[0]?.title ?? '', heading: group[0]?.headings.at(-1) ?? null, sentences };
  });
}

/** Where two overlap, the longer: one passage's border may cut what the other has whole. */
function inOrder(sentences: readonly EvidenceSentence[]): EvidenceSentence[] {
  const kept: EvidenceSentence[] = [];
  for (const sentence of sentences.toSorted((a, b) => startOf(a) - startOf(b) || endOf(b) - endOf(a))) {
    const last = kept.at(-1);
    if (!last || startOf(sentence) >= endOf(last)) kept.push(sentence);
    else if (lengthOf(sentence) > lengthOf(last)) kept[kept.length - 1] = sentence;
  }
  return kept;
}

function isNew(text: string, heard: Set<string>): boolean {
  // The same label in two documents is a coincidence.
  if (!saysSomething(text)) return true;
  const key = wordsOf(text).join(' ');
  if (heard.has(key)) return false;
  heard.add(key);
  return true;
}

const startOf = ({ passage, span }: EvidenceSentence): number => passage.start + span.start;
const endOf = ({ passage, span }: EvidenceSentence): number => passage.start + span.end;
const lengthOf = ({ span }: EvidenceSentence): number => span.end - span.start;
