import type { Embedder, Question, RankedPassage, Retrieval, SearchScope, TableReader } from '#core';
import { AnswerDraft } from '../answer-draft.ts';
import { courseOf, decided } from './course.ts';
import { reach } from './gate.ts';
import { weighCloser } from './weigh-closer.ts';

/** For one question, the highest threshold at which it is answered: with its own documents among what is found, and as if they were not there. */
export interface EvidencePair {
  readonly answerable: number;
  readonly unanswerable: number;
}

export interface Calibrated {
  readonly threshold: number;
  /** Share of the unanswerable that it lets through, and of the answerable that it lets answer. */
  readonly falseAnswers: number;
  readonly answered: number;
}

interface PairParts {
  readonly isOwn: (passage: RankedPassage) => boolean;
  /** Passages that a question is decided by. */
  readonly limit: number;
  readonly tables: TableReader | null;
  readonly embedder: Embedder;
  readonly scope: SearchScope;
}

/** Fewer tell nothing: one question would be more than five in a hundred. */
export const fewestPairs = 20;
/** A threshold is told in thousandths, and stands above the evidence that it has to keep out. */
const steps = 1000;

/**
 * A question whose documents are known gives an answerable one, and with them taken out an unanswerable one with hard negatives: the
 * nearest of what is left. Null where nothing was compared by meaning, or nothing else was found.
 */
export async function evidencePair(
  question: string,
  retrieval: Retrieval,
  { isOwn, limit, tables, embedder, scope }: PairParts,
  signal: AbortSignal,
): Promise<EvidencePair | null> {
  const asked: Question = { id: 'calibration', text: question, scope, limit, mode: 'extract', deadlineMs: 0 };
  const weigh = (all: readonly RankedPassage[]): Promise<number | null> =>
    highestAnswered(asked, { ...retrieval, passages: all.slice(0, limit) }, { tables, embedder }, signal);
  const answerable = await weigh(retrieval.passages);
  const unanswerable = await weigh(retrieval.passages.filter((passage) => !isOwn(passage)));
  return answerable === null || unanswerable === null ? null : { answerable, unanswerable };
}

/** Weighed by the very steps that answer: what is weighed last adds something to no score further than `reach` below the threshold. */
async function highestAnswered(
  question: Question,
  retrieval: Retrieval,
  parts: Pick<PairParts, 'tables' | 'embedder'>,
  signal: AbortSignal,
): Promise<number | null> {
  const first = courseOf(question, retrieval, 1);
  if (first.weighed === null || retrieval.queryVector === null) return null;
  const threshold = Math.min(1, first.weighed.score + reach);
  const plan = { whole: decided({ ...first, threshold }), parts: [], passages: retrieval.passages };
  const { whole } = await weighCloser(plan, parts, new AnswerDraft(), signal);
  const highest = Math.min(threshold, whole.weighed?.score ?? 0);
  return decided({ ...whole, threshold: highest }).verdict === null ? highest : 0;
}

/** The lowest threshold that lets no more than the share of the unanswerable through. */
export function thresholdFor(falseAnswers: number, pairs: readonly EvidencePair[]): number {
  const highest = pairs.map(({ unanswerable }) => unanswerable).sort((a, b) => b - a);
  const kept = highest[Math.floor(falseAnswers * highest.length)] ?? 0;
  return Math.min(1, (Math.floor(kept * steps) + 1) / steps);
}

/** What a threshold comes to on these questions. */
export function atThreshold(threshold: number, pairs: readonly EvidencePair[]): Calibrated {
  const share = (scores: readonly number[]): number => scores.filter((score) => score >= threshold).length / Math.max(1, scores.length);
  return {
    threshold,
    falseAnswers: share(pairs.map(({ unanswerable }) => unanswerable)),
    answered: share(pairs.map(({ answerable }) => answerable)),
  };
}
