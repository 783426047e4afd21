import type { Embedder, RankedPassage } from '#core';
import { askedWordsIn } from './asked-words.ts';
import { countsFirst } from './counted.ts';
import type { EvidenceSentence, ScoredSentence } from './evidence-sentence.ts';
import { embeddedText } from './embedded-sentences.ts';
import { withoutIdle } from './idle-neighbours.ts';
import { isEvidence } from './is-evidence.ts';
import { pricesFirst } from './priced.ts';
import { isLabelled, splitSentences } from '../text/sentences.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { contentStems, coverage, wordsOf } from '../text/words.ts';

export type { EvidenceSentence, ScoredSentence };

/** Measured on CLAP NQ with four passages, docs/decisions/0003-evidence-gate.md. */
const overlapWeight = 0.1;
const neighbourWeight = 0.1;
const fewestSentences = 2;
const mostSentences = 3;
/** More than `fewestSentences` only while all together have no more words. */
const mostWords = 90;
/**
 * So far below the best, a sentence without a word of the question beside those that all the document is about says nothing of it: in the
 * best one's paragraph, where one sentence goes on from another; in another; and in another where the best has such a word.
 */
const asideGap = { together: 0.2, apart: 0.1, apartFromAnswer: 0.04 } as const;

export function sentencesOf(passage: RankedPassage): EvidenceSentence[] {
  return splitSentences(passage.text).map((span) => ({ passage, span, text: passage.text.slice(span.start, span.end) }));
}

/** Scores sentences against the question; the title goes before each, because a sentence alone rarely says what it is about. */
export async function scoreSentences(
  question: { readonly text: string; readonly vector: Float32Array },
  sentences: readonly EvidenceSentence[],
  embedder: Embedder,
  signal: AbortSignal,
): Promise<ScoredSentence[]> {
  const vectors = await embedder.embed(
    sentences.map(({ passage, text }) => embeddedText(passage.title, text, embedder)),
    'passage',
    signal,
  );
  const wanted = contentStems(question.text);
  const cosines = sentences.map((_, index) => cosine(question.vector, vectors[index] ?? new Float32Array()));
  return sentences.map((sentence, index) => {
    const own = cosines[index] ?? 0;
    const around = [index - 1, index + 1].filter((other) => sentences[other]?.passage.chunkId === sentence.passage.chunkId);
    const neighbours = around.length === 0 ? own : around.reduce((sum, other) => sum + (cosines[other] ?? 0), 0) / around.length;
    const overlap = coverage(wanted, new Set(contentStems(sentence.text)));
    const score = own + overlapWeight * overlap + neighbourWeight * neighbours;
    return { ...sentence, vector: vectors[index] ?? new Float32Array(question.vector.length), cosine: own, score };
  });
}

/** Whether a passage has a sentence that could answer anything, not headings alone. */
export function hasEvidence(passage: RankedPassage): boolean {
  return sentencesOf(passage).some(isEvidence);
}

/** Those that can answer, the best first; all where none can. */
export function rankEvidence(sentences: readonly ScoredSentence[], question: string): ScoredSentence[] {
  const telling = sentences.filter(isEvidence);
  return pricesFirst(question, countsFirst(question, telling.length > 0 ? telling : sentences)).toSorted((a, b) => b.score - a.score);
}

/**
 * The best sentences, of one passage or of several of one document, in its order; asides and idle neighbours left out. A row of a table is
 * the best of them or none: beside others it says nothing.
 */
export function chooseEvidence(sentences: readonly ScoredSentence[], question: string): ScoredSentence[] {
  const all = rankEvidence(sentences, question);
  const ranked = all.filter(({ text }, index) => index === 0 || !hasTableLine(text)).slice(0, mostSentences);
  const words = ranked.map(({ text }) => wordsOf(text).length);
  const wordsUpTo = (count: number): number => words.slice(0, count).reduce((sum, length) => sum + length, 0);
  const chosen = ranked
    .filter((_, index) => index < fewestSentences || wordsUpTo(index + 1) <= mostWords)
    .filter((sentence) => !isAside(sentence, ranked[0] ?? sentence, question))
    .sort((a, b) => startOf(a) - startOf(b));
  return withoutIdle(question, chosen, all);
}

/** Where it stands in its document. */
export const startOf = ({ passage, span }: ScoredSentence): number => passage.start + span.start;

function isAside({ passage, text, span, score }: ScoredSentence, best: ScoredSentence, question: string): boolean {
  const askedIn = askedWordsIn(question, passage);
  const saysOfIt = (words: string): boolean => askedIn(words).size > 0;
  if (saysOfIt(text)) return false;
  const isAnswer = saysOfIt(best.text);
  // Of a list of labels the one that is asked for is enough.
  if (isAnswer && isLabelled(text) && isLabelled(best.text)) return true;
  const isElsewhere = passage.chunkId !== best.passage.chunkId;
  const between = passage.text.slice(Math.min(span.end, best.span.end), Math.max(span.start, best.span.start));
  const isApart = isElsewhere || /\n\s*\n/.test(between) || isLabelled(text) || isLabelled(best.text);
  return best.score - score > asideGap[!isApart ? 'together' : isAnswer ? 'apartFromAnswer' : 'apart'];
}

export function cosine(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}
