import type { Embedder, RankedPassage, Span } from '#core';
import { fitted } from './fitted.ts';
import { splitSentences } from './sentences.ts';
import { hasTableLine } from './tables/cell-text.ts';
import { contentStems, coverage, saysSomething, wordsOf } from './words.ts';

/** A sentence of a passage. `span` counts in the passage's text. */
export interface EvidenceSentence {
  readonly passage: RankedPassage;
  readonly span: Span;
  readonly text: string;
}

export interface ScoredSentence extends EvidenceSentence {
  readonly vector: Float32Array;
  readonly cosine: number;
  /** Cosine, shared words and the cosines of its neighbours together: what sentences are chosen by. */
  readonly score: number;
}

/** Measured on CLAP NQ with four passages, docs/decisions/0003-evidence-gate.md. */
const overlapWeight = 0.1;
const neighbourWeight = 0.1;
const fewestSentences = 2;
const mostSentences = 3;
/** More than `fewestSentences` only while all together have no more words. */
const mostWords = 90;

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
    sentences.map((sentence) => embeddedText(sentence, embedder)),
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

/** The best sentences of the passage, in the order they stand there. A row of a table is the best of them or none: beside others it says nothing. */
export function chooseEvidence(sentences: readonly ScoredSentence[]): ScoredSentence[] {
  const telling = sentences.filter(isEvidence);
  const ranked = (telling.length > 0 ? telling : sentences)
    .toSorted((a, b) => b.score - a.score)
    .filter(({ text }, index) => index === 0 || !hasTableLine(text))
    .slice(0, mostSentences);
  const words = ranked.map(({ text }) => wordsOf(text).length);
  const wordsUpTo = (count: number): number => words.slice(0, count).reduce((sum, length) => sum + length, 0);
  return ranked
    .filter((_, index) => index < fewestSentences || wordsUpTo(index + 1) <= mostWords)
    .sort((a, b) => a.span.start - b.span.start);
}

function isEvidence(sentence: EvidenceSentence): boolean {
  return saysSomething(sentence.text) && !isTableHead(sentence);
}

/** The names of a Markdown table's columns: dashes stand in the line below. */
function isTableHead({ passage, span, text }: EvidenceSentence): boolean {
  return hasTableLine(text) && /^[^\n]*\n[ \t]*\|?[ \t:|-]*-[ \t:|-]*(?:\n|$)/.test(passage.text.slice(span.end));
}

export function cosine(left: Float32Array, right: Float32Array): number {
  let sum = 0;
  for (let index = 0; index < left.length; index += 1) sum += (left[index] ?? 0) * (right[index] ?? 0);
  return sum;
}

/** A long sentence goes without its title, and a very long one as far as the embedder reads: it is ranked, not shown, by that. */
function embeddedText(sentence: EvidenceSentence, embedder: Embedder): string {
  const titled = `${sentence.passage.title}: ${sentence.text}`;
  return embedder.countTokens(titled) <= embedder.maxTokens ? titled : fitted(sentence.text, embedder);
}
