import type { Embedder, GateEvidence, RankedPassage, SentenceVectors } from '#core';
import type { AnswerDraft } from '../answer-draft.ts';
import { scoreSentences, sentencesOf } from '../choose/choose-evidence.ts';
import { decided } from './course.ts';
import { nearestOf, reach, type Weighed } from './gate.ts';
import { isEvidence } from '../choose/is-evidence.ts';
import { withKeptVectors } from '../choose/kept-vectors.ts';
import { eachCourse, type Plan } from '../parts/plan.ts';
import { hasTableLine } from '../tables/cell-text.ts';
import { contentStems, coverage, wordsOf } from '../text/words.ts';

/** docs/decisions/0003-evidence-gate.md, “A sentence of a short passage”, has where these come from. */
const sentenceWeight = 0.8;
const mostWords = 70;
const leastCovered = 1 / 3;
/** By how much a sentence is nearer than its passage, at most. */
const mostNearer = 0.2;

export interface SentenceWeighing {
  readonly embedder: Embedder;
  readonly sentenceVectors?: SentenceVectors | null;
}

/** What was asked, its vector, and what was found for it. */
export interface Posed {
  readonly text: string;
  /** Null: nothing is compared by meaning. */
  readonly vector: Float32Array | null;
  readonly passages: readonly RankedPassage[];
}

/**
 * A short passage often says several things, and its vector is like none of them: where its evidence just falls short, it is weighed by
 * the sentence that is nearest.
 */
export async function weighSentences(plan: Plan, parts: SentenceWeighing, draft: AnswerDraft, signal: AbortSignal): Promise<Plan> {
  return eachCourse(plan, async (course) => {
    const { found, question, weighed, threshold, verdict } = course;
    const { passages, queryVector: vector } = found;
    if (!weighed || !vector || verdict?.status !== 'abstained' || !couldReach(weighed, threshold)) return course;
    const embedder = withKeptVectors(parts, { passages, scope: question.scope }, draft);
    const posed = { text: question.text, vector, passages };
    try {
      const nearer = await draft.time('sentences', () => withSentence(weighed, posed, { embedder }, signal));
      return decided({ ...course, weighed: nearer });
    } catch {
      signal.throwIfAborted();
      draft.fallbacks.push('the sentences of the nearest passage could not be compared with the question: they are no evidence');
      return course;
    }
  });
}

const couldReach = ({ score }: Weighed, threshold: number): boolean => score < threshold && score + reach >= threshold;

/** With the nearest sentence of the nearest passage, where that is short and the sentence has a third of the question's words. */
export async function withSentence(
  weighed: Weighed,
  { text, vector, passages }: Posed,
  { embedder }: Pick<SentenceWeighing, 'embedder'>,
  signal: AbortSignal,
): Promise<Weighed> {
  const nearest = nearestOf(passages);
  if (!vector || wordsOf(nearest.text).length > mostWords) return weighed;
  const titled = new Set(contentStems(nearest.title));
  const wanted = contentStems(text).filter((stem) => !titled.has(stem));
  const covers = (sentence: string): boolean => coverage(wanted, new Set(contentStems(sentence))) >= leastCovered;
  const telling = sentencesOf(nearest).filter((each) => (isEvidence(each) || hasTableLine(each.text)) && covers(each.text));
  if (telling.length === 0) return weighed;
  const scored = await scoreSentences({ text, vector }, telling, embedder, signal);
  const best = Math.max(...scored.map(({ cosine }) => cosine));
  const nearer = Math.min(mostNearer, best - (nearest.cosine ?? 0));
  if (nearer <= 0) return weighed;
  const words = `the nearest passage is short, and a sentence of it is ${best.toFixed(2)} alike the question: nearer than all of it`;
  const evidence: GateEvidence = { name: 'sentence', value: best, weight: sentenceWeight, speaks: 'for', words };
  return { score: Math.min(1, weighed.score + sentenceWeight * nearer), evidence: [...weighed.evidence, evidence] };
}
