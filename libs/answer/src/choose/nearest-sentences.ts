import type { RankedPassage } from '#core';
import { askedWordsIn } from './asked-words.ts';
import { rankEvidence } from './choose-evidence.ts';
import type { ScoredSentence } from './evidence-sentence.ts';
import { withoutOthers } from '../decide/numbered-names.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { contentStems, coverage } from '../text/words.ts';

/** How far a passage may be behind the first for its sentences to be looked at; on which questions that was tried: docs/decisions/0003-evidence-gate.md. */
const asNear = 0.05;
const mostRivals = 2;
/** By how much a sentence of another document has to be nearer than all of the first passage's. */
const clearlyNearer = 0.03;
/** A sentence of another passage of the same document stands beside the best where it is as near. */
const besideBest = 0.01;

/** Passages nearly as near as the first, of the same document or with as many words of the question, that name no other thing of its kind. */
export function nearPassages(first: RankedPassage, passages: readonly RankedPassage[], question: string): RankedPassage[] {
  const wanted = contentStems(question);
  const wordsIn = (passage: RankedPassage): number => coverage(wanted, new Set(contentStems(textOf(passage))));
  const [least, has] = [(first.cosine ?? Number.POSITIVE_INFINITY) - asNear, wordsIn(first)];
  const near = passages.filter(
    (each) => each !== first && (each.cosine ?? 0) >= least && (isOneDocument(each, first) || wordsIn(each) >= has),
  );
  return withoutOthers(question, [first, ...near], textOf)
    .items.filter((each) => each !== first)
    .slice(0, mostRivals);
}

/**
 * The sentences of the passage whose best is nearest: of another document only where that is clearly nearer than all of the first passage's.
 * Beside them those of the same document's other passages that are as near as the best and speak of what is asked.
 */
export function nearestSentences(read: readonly (readonly ScoredSentence[])[], question: string): readonly ScoredSentence[] {
  const [first = [], ...rivals] = read;
  const [, ...others] = read.map((sentences) => ({ sentences, best: rankEvidence(sentences, question)[0] }));
  const [own] = rankEvidence(first, question);
  if (!own) return first;
  const lead = ({ best }: (typeof others)[number]): number =>
    !best || hasTableLine(best.text) ? 0 : best.score - own.score - (isOneDocument(best.passage, own.passage) ? 0 : clearlyNearer);
  const nearest = others.reduce<(typeof others)[number] | null>((most, each) => (lead(each) > (most ? lead(most) : 0) ? each : most), null);
  const [sentences, best] = nearest?.best ? [nearest.sentences, nearest.best] : [first, own];
  const elsewhere = [first, ...rivals].filter((each) => each !== sentences).flat();
  return [...sentences, ...elsewhere.filter((each) => standsBeside(each, best, question))];
}

function standsBeside(sentence: ScoredSentence, best: ScoredSentence, question: string): boolean {
  const { passage, span, score, text } = sentence;
  const start = passage.start + span.start;
  const isInBest = start < best.passage.end && start >= best.passage.start;
  const isNear = best.score - score <= besideBest && isOneDocument(passage, best.passage) && !isInBest && !hasTableLine(text);
  return isNear && askedWordsIn(question, passage)(text).size > 0;
}

const isOneDocument = (one: RankedPassage, other: RankedPassage): boolean =>
  one.documentId === other.documentId && one.revision === other.revision;

const textOf = ({ title, headings, text }: RankedPassage): string => [title, ...headings, text].join('\n');
