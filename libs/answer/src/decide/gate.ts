import type { GateEvidence, RankedPassage, Retrieval } from '#core';
import { sentencesOf } from '../choose/choose-evidence.ts';
import { lookedUp } from './looked-up.ts';
import { contentStems, coverage, isContent, wordsOf } from '../text/words.ts';

/** What speaks for an answer, 0 to 1, and what it is made of. */
export interface Weighed {
  readonly score: number;
  readonly evidence: readonly GateEvidence[];
}

type Gated = Pick<Retrieval, 'passages' | 'rerank' | 'settings'>;

interface Weights {
  readonly meaning: number;
  readonly words: number;
  readonly secondMeaning: number;
  readonly offset: number;
}

/** docs/decisions/0003-evidence-gate.md says where these come from, and why gaps and MaxSim are not among them. */
const alone: Weights = { meaning: 0.95, words: 0.05, secondMeaning: 0, offset: 0 };
/** Fitted for this pair of embedders only, and mapped so that a threshold lets the same share of wrong answers through as with `alone`. */
const together: Weights = { meaning: 0.43, words: 0.08, secondMeaning: 0.24, offset: 0.23 };
const measuredPair = { first: 'bge-small-en-v1.5-int8', second: 'all-minilm-l6-v2-int8' };
/** Half way between questions with an answer and questions without, on CLAP NQ: above it something speaks for an answer. */
const middle = { meaning: 0.72, words: 0.32, secondMeaning: 0.57 };
/** How far below the threshold evidence may be for what is weighed last, by rules and of single sentences and cells, to be looked at. */
export const reach = 0.2;
/** Of a long question, not every missing word is told. */
const mostWords = 5;

/**
 * How much speaks for an answer in these passages: the best cosine of question and passage, the share of the question's content words,
 * less those of its title, in that passage's best sentence, and the best cosine of the second
 * embedder; where an identifier alone is looked up, that it stands there. Never from fused scores, which say nothing absolute.
 * Null when no passage has a cosine: then nothing can be decided.
 */
export function weighEvidence(question: string, retrieval: Gated): Weighed | null {
  const measured = retrieval.passages.filter((passage) => passage.cosine !== null);
  if (measured.length === 0) return null;
  const best = nearestOf(measured);
  const meaning = best.cosine ?? 0;
  const words = coveredBy(
    question,
    best.title,
    sentencesOf(best).map(({ text }) => text),
  );
  const second = secondMeaningOf(retrieval, best);
  const weights = second === null ? alone : together;
  const named = lookedUp(question, retrieval.passages);
  const known = weights.offset + weights.meaning * meaning + weights.words * words.share + weights.secondMeaning * (second ?? 0);
  const score = known + (named?.weight ?? 0);
  const evidence = [
    told('meaning', meaning, weights, `the nearest passage is ${meaning.toFixed(2)} alike the question in meaning`),
    told('words', words.share, weights, words.told),
    ...(second === null
      ? []
      : [told('secondMeaning', second, weights, `the second embedder finds a passage ${second.toFixed(2)} alike the question`)]),
    ...(named ? [named] : []),
  ];
  return { score: Math.min(1, Math.max(0, score)), evidence };
}

/** Of all alike, the first. */
export const nearestOf = (passages: readonly RankedPassage[]): RankedPassage =>
  passages.reduce((left, right) => ((right.cosine ?? 0) > (left.cosine ?? 0) ? right : left));

/** What a named cell counts: docs/decisions/0003-evidence-gate.md. */
export const cellWeight = 0.1;
/** Where row, column and what stands around say every word of the question. */
const plainCellWeight = 0.15;
/** Where rows are asked for of what a table's column of names is called, by another column of it. */
export const rowsWeight = 0.2;

const cellWords = {
  plain: 'the question names a row and a column of a table that was found, and asks for nothing else than the one cell that stands there',
  named: 'the question names a row and a column of a table in the first passage, and one cell stands there',
  rows: 'the question asks for rows of a table that was found, by a column of it, and every word of it is told there',
  'own rows':
    'a table that was found is of what the question asks for, which asks for rows of it by a column that it has, and every word is told there',
};

/** The same with a cell, or with rows, that the question names. */
export function withNamedCell({ score, evidence }: Weighed, named: keyof typeof cellWords): Weighed {
  const weight = named === 'named' ? cellWeight : named === 'own rows' ? rowsWeight : plainCellWeight;
  const cell: GateEvidence = { name: 'cell', value: 1, weight, speaks: 'for', words: cellWords[named] };
  return { score: Math.min(1, score + weight), evidence: [...evidence, cell] };
}

function told(name: keyof typeof middle, value: number, weights: Weights, words: string): GateEvidence {
  return { name, value, weight: weights[name], speaks: value >= middle[name] ? 'for' : 'against', words };
}

/**
 * The best cosine that the second embedder gave, where it is the one that was measured; else null. Null, too, where it has not judged the
 * nearest passage, as just after that was published: what it makes of the others would speak against the one that answers.
 */
function secondMeaningOf({ passages, rerank, settings }: Gated, nearest: RankedPassage): number | null {
  const judge = rerank.judges.find((report) => report.judge === 'second-embedder');
  if (judge?.id !== measuredPair.second || settings.embedderId !== measuredPair.first) return null;
  if (!nearest.opinions['second-embedder']) return null;
  return Math.max(...passages.flatMap(({ opinions }) => opinions['second-embedder']?.score ?? []));
}

interface Covered {
  readonly share: number;
  readonly told: string;
}

/**
 * The share of the question's content words in the sentence that has most of them, and which of them it lacks. Words of the title do not
 * count: every passage of that document is about them, whether it has the answer or not.
 */
function coveredBy(question: string, title: string, sentences: readonly string[]): Covered {
  const titled = new Set(contentStems(title));
  const wanted = contentStems(question).filter((stem) => !titled.has(stem));
  if (wanted.length === 0 && titled.size > 0 && contentStems(question).length > 0)
    return { share: 1, told: 'the title of the nearest passage has every word of the question that tells something' };
  let best: ReadonlySet<string> = new Set();
  for (const sentence of sentences) {
    const present = new Set(contentStems(sentence));
    if (coverage(wanted, present) > coverage(wanted, best)) best = present;
  }
  const isLacking = (word: string): boolean => contentStems(word).every((stem) => !best.has(stem) && !titled.has(stem));
  const missing = [...new Set(wordsOf(question).filter(isContent))].filter(isLacking);
  const share = coverage(wanted, best);
  return { share, told: toldOf(missing, share >= middle.words) };
}

/** As it stands among what speaks for an answer, or against one. */
function toldOf(missing: readonly string[], isFor: boolean): string {
  if (missing.length === 0) return 'one sentence of the nearest passage has every word of the question that tells something';
  const named = missing.slice(0, mostWords).map((word) => `“${word}”`);
  const found = isFor
    ? 'one sentence of the nearest passage has some of the words of the question, though it lacks'
    : 'no sentence of the nearest passage has all words of the question; the best lacks';
  const lacking = `${found} ${named.join(', ')}`;
  return `${lacking}${missing.length > mostWords ? ' and others' : ''}`;
}
