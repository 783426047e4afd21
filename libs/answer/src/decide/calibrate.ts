import type { Embedder, RankedPassage, Retrieval, SearchScope, TableReader } from '#core';
import { weighEvidence, withNamedCell } from './gate.ts';
import { saidPlainly } from '../plainly/said-plainly.ts';
import { namesCell } from '../tables/named-cell.ts';
import { withSaid } from './weigh-plainly.ts';
import { withSentence } from './weigh-sentences.ts';

/** The evidence for one question with its own documents among what is found, and as if they were not there. */
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
  /** Null: no sentence is compared by itself. */
  readonly embedder: Embedder | null;
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
  const weigh = async (all: readonly RankedPassage[]): Promise<number | null> => {
    const passages = all.slice(0, limit);
    const known = weighEvidence(question, { ...retrieval, passages });
    const whole = known && withSaid(known, saidPlainly(question, passages));
    const posed = { text: question, vector: retrieval.queryVector, passages };
    const weighed = whole && embedder ? await withSentence(whole, posed, { embedder }, signal) : whole;
    const named = weighed !== null && tables !== null ? await namesCell(question, { tables, passages, scope }, signal) : 'none';
    return (weighed && typeof named === 'string' && named !== 'none' ? withNamedCell(weighed, named) : weighed)?.score ?? null;
  };
  const answerable = await weigh(retrieval.passages);
  const unanswerable = await weigh(retrieval.passages.filter((passage) => !isOwn(passage)));
  return answerable === null || unanswerable === null ? null : { answerable, unanswerable };
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
