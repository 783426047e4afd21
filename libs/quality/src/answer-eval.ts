import type { Answer, Embedder, Question, Retriever } from '#core';
import type { AnswerItem } from './answer-items.ts';
import { auroc, passedAt } from './decision-metrics.ts';
import { GivenPassagesRetriever } from './given-passages-retriever.ts';
import { mean } from './statistics.ts';
import { containsTokens, metricTokens, rougeL, tokenF1 } from './text-metrics.ts';

/** The product under measurement; the first of `modes` is its default. */
export interface AnswerSubject {
  readonly modes: readonly ('extract' | 'compose')[];
  readonly embedder: Embedder;
  /** Where it has one: its opinion is evidence too. */
  readonly second?: Embedder | null;
  /** Answers whatever the evidence, so that choosing is measured apart from deciding: the gate's threshold is 0 here. */
  ask(question: Pick<Question, 'id' | 'text' | 'mode'>, retriever: Retriever, signal: AbortSignal): Promise<Answer>;
  /** Whether a sentence holds against the quotes it cites. */
  isSupported(sentence: string, quotes: readonly string[], signal: AbortSignal): Promise<boolean>;
}

export interface AnswerFigures {
  readonly rougeL: number;
  readonly tokenF1: number;
  readonly answerRecall: number;
  readonly goldSentence: number;
  readonly citationValidity: number;
  readonly supported: number;
  readonly answerabilityAuroc: number;
  readonly answeredAt10: number;
}

export interface AnswerReport extends AnswerFigures {
  readonly modes: Readonly<Record<string, AnswerFigures>>;
}

interface Asked {
  readonly item: AnswerItem;
  readonly answer: Answer;
  readonly supported: readonly boolean[];
}

/** Longest reference, in words, that an answer is expected to contain to the letter. */
const shortReference = 8;

/** Asks every question in every mode. Text figures are over answerable questions, the gate's over all. */
export async function runAnswerEval(items: readonly AnswerItem[], subject: AnswerSubject, signal: AbortSignal): Promise<AnswerReport> {
  const modes: Record<string, AnswerFigures> = {};
  for (const mode of subject.modes) {
    const asked: Asked[] = [];
    for (const item of items) asked.push(await ask(item, mode, subject, signal));
    modes[mode] = figuresOf(asked);
  }
  const [first] = Object.values(modes);
  return { ...(first ?? figuresOf([])), modes };
}

async function ask(item: AnswerItem, mode: 'extract' | 'compose', subject: AnswerSubject, signal: AbortSignal): Promise<Asked> {
  const retriever = new GivenPassagesRetriever(item.passages, subject.embedder, subject.second);
  const answer = await subject.ask({ id: `${item.id} ${mode}`, text: item.question, mode }, retriever, signal);
  const supported: boolean[] = [];
  for (const { text, markers } of answer.sentences) {
    const quotes = answer.citations.filter((citation) => markers.includes(citation.marker)).map((citation) => citation.quote);
    supported.push(quotes.length > 0 && (await subject.isSupported(text, quotes, signal)));
  }
  return { item, answer, supported };
}

function figuresOf(asked: readonly Asked[]): AnswerFigures {
  const answerable = asked.filter(({ item }) => item.answerable);
  const scored = asked.map(({ item, answer }) => ({ score: answer.gate.score, positive: item.answerable }));
  const best = (metric: (candidate: string, reference: string) => number): number =>
    mean(answerable.map(({ item, answer }) => Math.max(0, ...item.references.map((reference) => metric(wordsOnly(answer), reference)))));
  const short = answerable.filter(({ item }) => item.references.some(isShort));
  const withGold = answerable.filter(({ item }) => item.goldSentences.length > 0);
  return {
    rougeL: best(rougeL),
    tokenF1: best(tokenF1),
    answerRecall: share(short, ({ item, answer }) =>
      item.references.some((reference) => isShort(reference) && containsTokens(wordsOnly(answer), reference)),
    ),
    goldSentence: share(withGold, hasGoldSentence),
    citationValidity: mean(asked.flatMap(({ item, answer }) => answer.citations.map((citation) => (isVerbatim(citation, item) ? 1 : 0)))),
    supported: mean(asked.flatMap((one) => one.supported.map(Number))),
    answerabilityAuroc: auroc(scored),
    answeredAt10: passedAt(0.1, scored),
  };
}

/** The answer without its markers, which are no words of it. */
function wordsOnly(answer: Answer): string {
  return answer.sentences.map((sentence) => sentence.text).join(' ');
}

function isVerbatim(citation: Answer['citations'][number], item: AnswerItem): boolean {
  const passage = item.passages.find(({ id }) => id === citation.documentId);
  return (
    passage !== undefined && citation.quote !== '' && passage.sentences.join(' ').slice(citation.start, citation.end) === citation.quote
  );
}

function hasGoldSentence({ item, answer }: Asked): boolean {
  return answer.citations.some(({ quote }) =>
    item.goldSentences.some((gold) => containsTokens(quote, gold) || containsTokens(gold, quote)),
  );
}

function isShort(reference: string): boolean {
  return metricTokens(reference).length <= shortReference;
}

function share<Item>(items: readonly Item[], holds: (item: Item) => boolean): number {
  return mean(items.map((item) => (holds(item) ? 1 : 0)));
}
