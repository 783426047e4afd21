import { Fault } from '#core';
import { auroc, passedAt, type Scored } from './decision-metrics.ts';
import { bootstrapInterval, type Interval, mean } from './statistics.ts';
import { rougeL, tokenF1 } from './text-metrics.ts';

/** A question over a whole corpus, with the answers that people gave; none of them for one that it does not answer. */
export interface CorpusQuestion {
  readonly id: string;
  readonly text: string;
  readonly answerable: boolean;
  readonly references: readonly string[];
}

/** What was answered to it with nothing held back, and what the gate made of it. */
export interface AskedOfCorpus {
  readonly question: CorpusQuestion;
  /** The answer's sentences, without markers and the service's words. */
  readonly said: string;
  /** Documents cited, by the ids of the set. */
  readonly cited: readonly string[];
  /** Documents that people judged to hold the answer. */
  readonly relevant: ReadonlySet<string>;
  readonly evidence: number;
  /** Whether the product would have answered. */
  readonly isAnswered: boolean;
  readonly quotes: number;
  /** Of them those that stand in their document, to the letter. */
  readonly validQuotes: number;
  readonly ms: number;
}

type Estimate = { readonly value: number; readonly interval: Interval };

/** Text figures are over answerable questions, those of the gate over all; each with its 95 % interval. */
export interface CorpusAnswerFigures {
  readonly questions: number;
  readonly answerable: number;
  readonly rougeL: Estimate;
  readonly tokenF1: Estimate;
  /** ROUGE-L where a question that the gate holds back counts 0: what people get. */
  readonly servedRougeL: Estimate;
  /** Answerable questions whose answer cites a judged document. */
  readonly citesRelevant: Estimate;
  readonly area: Estimate;
  /** Share of the answerable answered where one in ten of the others is. */
  readonly answeredAt10: Estimate;
  /** At the threshold that is served. */
  readonly answered: Estimate;
  readonly falseAnswers: Estimate;
  readonly citationValidity: number;
  readonly p50Ms: number;
}

/** Reads queries.jsonl of a set whose questions have answers; null where it has none. */
export function readCorpusQuestions(text: string): CorpusQuestion[] | null {
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const questions = lines.flatMap((line, index) => questionOf(line, index + 1) ?? []);
  return questions.length === lines.length && questions.length > 0 ? questions : null;
}

function questionOf(line: string, number: number): CorpusQuestion | null {
  try {
    const { id, text, answerable, answers } = JSON.parse(line) as {
      id: string | number;
      text: string;
      answerable?: boolean;
      answers?: string[];
    };
    return answerable === undefined ? null : { id: String(id), text, answerable, references: answers ?? [] };
  } catch (error) {
    throw new Fault('bad_request', `queries.jsonl, line ${number} is no JSON: ${(error as Error).message}`, { cause: error });
  }
}

export function corpusAnswerFigures(asked: readonly AskedOfCorpus[]): CorpusAnswerFigures {
  const answerable = asked.filter(({ question }) => question.answerable);
  const others = asked.filter(({ question }) => !question.answerable);
  const share = (of: readonly AskedOfCorpus[], holds: (one: AskedOfCorpus) => boolean): Estimate => meanOf(of, (one) => Number(holds(one)));
  return {
    questions: asked.length,
    answerable: answerable.length,
    rougeL: meanOf(answerable, (one) => closest(one, rougeL)),
    tokenF1: meanOf(answerable, (one) => closest(one, tokenF1)),
    servedRougeL: meanOf(answerable, (one) => (one.isAnswered ? closest(one, rougeL) : 0)),
    citesRelevant: share(answerable, ({ cited, relevant }) => cited.some((id) => relevant.has(id))),
    area: estimate(asked, (sample) => auroc(sample.map(scored))),
    answeredAt10: estimate(asked, (sample) => passedAt(0.1, sample.map(scored))),
    answered: share(answerable, ({ isAnswered }) => isAnswered),
    falseAnswers: share(others, ({ isAnswered }) => isAnswered),
    citationValidity:
      sum(asked, ({ validQuotes }) => validQuotes) /
      Math.max(
        1,
        sum(asked, ({ quotes }) => quotes),
      ),
    p50Ms: medianMs(asked),
  };
}

const scored = ({ evidence, question }: AskedOfCorpus): Scored => ({ score: evidence, positive: question.answerable });

/** By the reference it is nearest to. */
export function closest({ said, question }: AskedOfCorpus, metric: (candidate: string, reference: string) => number): number {
  return Math.max(0, ...question.references.map((reference) => metric(said, reference)));
}

function meanOf(asked: readonly AskedOfCorpus[], value: (one: AskedOfCorpus) => number): Estimate {
  return estimate(asked.map(value), mean);
}

function estimate<Item>(items: readonly Item[], statistic: (sample: readonly Item[]) => number): Estimate {
  return { value: statistic(items), interval: bootstrapInterval(items, statistic) };
}

function sum(asked: readonly AskedOfCorpus[], value: (one: AskedOfCorpus) => number): number {
  return asked.reduce((total, one) => total + value(one), 0);
}

function medianMs(asked: readonly AskedOfCorpus[]): number {
  const sorted = asked.map(({ ms }) => ms).sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}
