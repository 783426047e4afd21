import { fewestTrials, upperBound } from './binomial-bound.ts';

/** Two questions of which the second would get the first one's answer, were their meaning enough. */
export interface RewordedPair {
  readonly asked: string;
  readonly answeredAs: string;
  readonly cosine: number;
  /** What the one asks for stands elsewhere than what the other asks for. */
  readonly isFalse: boolean;
}

export interface RewordingFigures {
  readonly threshold: number;
  /** Questions that would get another one's answer. */
  readonly hits: number;
  readonly falseHits: number;
  /** Of the share of questions with a false hit: 95 %, one-sided. */
  readonly bound: number;
}

/** The share of questions that may get the answer of another one. */
export const mostFalseHits = 0.005;

/**
 * Each question is asked while all others are kept, so that two questions may both be a hit. Which of several would be given depends on
 * which was asked last: a hit is a false one where any of them is.
 */
export function rewordingFigures(questions: number, pairs: readonly RewordedPair[], threshold: number): RewordingFigures {
  const served = pairs.filter(({ cosine }) => cosine >= threshold);
  const hits = new Set(served.map(({ asked }) => asked)).size;
  const falseHits = new Set(served.filter(({ isFalse }) => isFalse).map(({ asked }) => asked)).size;
  return { threshold, hits, falseHits, bound: upperBound(falseHits, questions) };
}

export interface RewordingVerdict {
  readonly tried: readonly RewordingFigures[];
  /** The lowest threshold whose bound is low enough. */
  readonly proposed: RewordingFigures | null;
  readonly needed: number;
  readonly reason: string | null;
}

/** Whether answers may be given again to other words, by thresholds from the lowest. */
export function judgeRewordings(questions: number, pairs: readonly RewordedPair[], thresholds: readonly number[]): RewordingVerdict {
  const tried = thresholds.map((threshold) => rewordingFigures(questions, pairs, threshold));
  const proposed = tried.find(({ bound }) => bound < mostFalseHits) ?? null;
  const fewest = Math.min(...tried.map(({ falseHits }) => falseHits));
  const needed = fewestTrials(mostFalseHits, fewest);
  const seen = fewest === 0 ? 'none got the answer of another one' : `${fewest} got the answer of another one at the strictest`;
  const bound = Math.min(...tried.map((each) => each.bound));
  const reason = `of ${questions} questions ${seen}, so up to ${percent(bound)} may (95 % confidence) and less than ${percent(mostFalseHits)} is allowed: ${needed} such questions would be needed`;
  return { tried, proposed, needed, reason: proposed ? null : reason };
}

const percent = (share: number): string => `${(100 * share).toFixed(share < 0.1 ? 2 : 0)} %`;
