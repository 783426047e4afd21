import type { AnswerItem } from './answer-items.ts';
import { auroc, passedAt } from './decision-metrics.ts';
import { mean } from './statistics.ts';
import { containsTokens, metricTokens, rougeL, tokenF1 } from './text-metrics.ts';

/** `free-text` is the peer: the same model answers from the same passages and writes its markers itself. */
export type EvalMode = 'extract' | 'compose' | 'free-text';

/** What was said to one question in one mode, as plain data: a run that was stopped goes on where it was. */
export interface SaidAnswer {
  readonly id: string;
  readonly mode: EvalMode;
  readonly sentences: readonly SaidSentence[];
  readonly citations: readonly { readonly quote: string; readonly isValid: boolean }[];
  /** How much spoke for an answer. */
  readonly evidence: number;
  /** Whether it would have been given, as the product is served; for the peer, whether it said that it does not know. */
  readonly isGiven: boolean;
  /** What the model wrote and was not shown, and what was done instead. */
  readonly removed: readonly { readonly text: string; readonly reason: string }[];
  readonly fallbacks: readonly string[];
  readonly seconds: number;
}

export interface SaidSentence {
  readonly text: string;
  readonly quotes: readonly SaidQuote[];
  /** The document's words to the letter, or the model's. */
  readonly isVerbatim: boolean;
  readonly isSupported: boolean;
}

export interface SaidQuote {
  readonly title: string;
  readonly quote: string;
}

export interface AnswerFigures {
  readonly questions: number;
  readonly rougeL: number;
  readonly tokenF1: number;
  readonly answerRecall: number;
  readonly goldSentence: number;
  readonly citationValidity: number;
  /** Of all shown sentences, and of those that are the model's words; a sentence that cites nothing is not supported. */
  readonly supported: number;
  readonly supportedWritten: number;
  /** Of all shown sentences, those that the passages given carry, whether they cite them or not. */
  readonly inPassages: number;
  readonly sentences: number;
  readonly writtenSentences: number;
  /** Share of questions with an answer, and of those without one, that would have been answered. */
  readonly given: { readonly answerable: number; readonly unanswerable: number };
  readonly answerabilityAuroc: number;
  readonly answeredAt10: number;
  readonly secondsPerQuestion: number;
}

export interface Asked {
  readonly item: AnswerItem;
  readonly said: SaidAnswer;
  /** Of each sentence, whether any of the passages carries it. */
  readonly inPassages: readonly boolean[];
}

/** Longest reference, in words, that an answer is expected to contain to the letter. */
const shortReference = 8;

/** Text figures are over answerable questions, the gate's over all. */
export function answerFigures(asked: readonly Asked[]): AnswerFigures {
  const answerable = asked.filter(({ item }) => item.answerable);
  const scored = asked.map(({ item, said }) => ({ score: said.evidence, positive: item.answerable }));
  const best = (metric: (candidate: string, reference: string) => number): number =>
    mean(answerable.map(({ item, said }) => Math.max(0, ...item.references.map((reference) => metric(wordsOf(said), reference)))));
  const short = answerable.filter(({ item }) => item.references.some(isShort));
  const withGold = answerable.filter(({ item }) => item.goldSentences.length > 0);
  const shown = asked.flatMap(({ said }) => said.sentences);
  const written = shown.filter(({ isVerbatim }) => !isVerbatim);
  return {
    questions: asked.length,
    rougeL: best(rougeL),
    tokenF1: best(tokenF1),
    answerRecall: share(short, ({ item, said }) =>
      item.references.some((reference) => isShort(reference) && containsTokens(wordsOf(said), reference)),
    ),
    goldSentence: share(withGold, hasGoldSentence),
    citationValidity: share(
      asked.flatMap(({ said }) => said.citations),
      ({ isValid }) => isValid,
    ),
    supported: share(shown, ({ isSupported }) => isSupported),
    supportedWritten: share(written, ({ isSupported }) => isSupported),
    inPassages: share(
      asked.flatMap(({ inPassages }) => inPassages),
      (isIn) => isIn,
    ),
    sentences: shown.length,
    writtenSentences: written.length,
    given: {
      answerable: share(answerable, ({ said }) => said.isGiven),
      unanswerable: share(
        asked.filter(({ item }) => !item.answerable),
        ({ said }) => said.isGiven,
      ),
    },
    answerabilityAuroc: auroc(scored),
    answeredAt10: passedAt(0.1, scored),
    secondsPerQuestion: mean(asked.map(({ said }) => said.seconds)),
  };
}

/** What a model wrote and its evidence carries, and what it does not carry and nobody was shown. */
export function writtenFigures(said: readonly SaidAnswer[]): {
  readonly supported: number;
  readonly removed: readonly SaidAnswer['removed'][number][];
} {
  return {
    supported: said.flatMap(({ sentences }) => sentences.filter(({ isVerbatim }) => !isVerbatim)).length,
    removed: said.flatMap(({ removed }) => removed),
  };
}

/** The answer without its markers, which are no words of it. */
const wordsOf = (said: SaidAnswer): string => said.sentences.map((sentence) => sentence.text).join(' ');

function hasGoldSentence({ item, said }: Asked): boolean {
  return said.citations.some(({ quote }) => item.goldSentences.some((gold) => containsTokens(quote, gold) || containsTokens(gold, quote)));
}

const isShort = (reference: string): boolean => metricTokens(reference).length <= shortReference;

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return mean(items.map((item) => (holds(item) ? 1 : 0)));
}
