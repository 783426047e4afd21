import type { RankedPassage } from '#core';
import { contentStems, coverage } from './words.ts';

/** What the share of the question's words adds to the best cosine; see docs/decisions/0003-evidence-gate.md. */
const coverageShare = 0.05;

/**
 * How much speaks for an answer in these passages, 0 to 1: the best cosine of question and passage, and a little for the share of
 * the question's content words in that passage's best sentence. Never from fused scores, which say nothing absolute.
 * Null when no passage has a cosine: then nothing can be decided.
 */
export function answerability(
  question: string,
  passages: readonly RankedPassage[],
  sentencesOf: (passage: RankedPassage) => readonly string[],
): number | null {
  const measured = passages.filter((passage) => passage.cosine !== null);
  if (measured.length === 0) return null;
  const best = measured.reduce((left, right) => ((right.cosine ?? 0) > (left.cosine ?? 0) ? right : left));
  const wanted = contentStems(question);
  const covered = Math.max(0, ...sentencesOf(best).map((sentence) => coverage(wanted, new Set(contentStems(sentence)))));
  const score = (1 - coverageShare) * (best.cosine ?? 0) + coverageShare * covered;
  return Math.min(1, Math.max(0, score));
}
