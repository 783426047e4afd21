import type { Answer, Embedder, Question, Retriever } from '#core';
import type { AnswerItem } from './answer-items.ts';
import { GivenPassagesRetriever } from './given-passages-retriever.ts';
import { type AnswerFigures, answerFigures, type Asked, type EvalMode, type SaidAnswer, type SaidQuote } from './said-answer.ts';

/** The product under measurement; the first of `modes` is its default. */
export interface AnswerSubject {
  readonly modes: readonly EvalMode[];
  readonly embedder: Embedder;
  /** Where it has one: its opinion is evidence too. */
  readonly second?: Embedder | null;
  /** Answers whatever the evidence, so that choosing is measured apart from deciding; `isGiven` is what the gate would have said. */
  ask(question: AskedInMode, retriever: Retriever, signal: AbortSignal): Promise<AnswerOfMode>;
  /** Whether a sentence holds against the quotes it cites. */
  isSupported(sentence: string, quotes: readonly SaidQuote[], signal: AbortSignal): Promise<boolean>;
}

export interface AskedInMode extends Pick<Question, 'id' | 'text'> {
  readonly mode: EvalMode;
}

export interface AnswerOfMode extends Pick<Answer, 'sentences' | 'citations' | 'gate' | 'fallbacks' | 'removed'> {
  readonly isGiven: boolean;
}

/** Where answers are kept as they come; what is there is not asked again. */
export interface AnswerJournal {
  read(id: string, mode: EvalMode): SaidAnswer | null;
  keep(said: SaidAnswer): Promise<void>;
}

export interface AnswerReport extends AnswerFigures {
  readonly modes: Readonly<Record<string, AnswerFigures>>;
}

const nowhere: AnswerJournal = { read: () => null, keep: () => Promise.resolve() };

/** Modes take turns, so that all have as many answers whenever a run stops; by fours, so that a model's prompt keeps its prefix warm. */
const questionsInTurn = 4;

/** Asks every question in every mode. */
export async function runAnswerEval(
  items: readonly AnswerItem[],
  subject: AnswerSubject,
  signal: AbortSignal,
  journal: AnswerJournal = nowhere,
): Promise<AnswerReport> {
  const said = async (item: AnswerItem, mode: EvalMode): Promise<Asked> => {
    const kept = journal.read(item.id, mode);
    const answer = kept ?? (await ask(item, mode, subject, signal));
    if (!kept) await journal.keep(answer);
    return { item, said: answer, inPassages: await carried(item, answer, subject, signal) };
  };
  const asked = new Map(subject.modes.map((mode) => [mode, new Array<Asked>()]));
  for (let start = 0; start < items.length; start += questionsInTurn)
    for (const [mode, answers] of asked)
      for (const item of items.slice(start, start + questionsInTurn)) answers.push(await said(item, mode));
  const modes = Object.fromEntries([...asked].map(([mode, answers]) => [mode, answerFigures(answers)]));
  return { ...(Object.values(modes)[0] ?? answerFigures([])), modes };
}

async function ask(item: AnswerItem, mode: EvalMode, subject: AnswerSubject, signal: AbortSignal): Promise<SaidAnswer> {
  const retriever = new GivenPassagesRetriever(item.passages, subject.embedder, subject.second);
  const startedAt = performance.now();
  const answer = await subject.ask({ id: `${item.id} ${mode}`, text: item.question, mode }, retriever, signal);
  const seconds = (performance.now() - startedAt) / 1000;
  const sentences: SaidAnswer['sentences'][number][] = [];
  for (const { text, markers, verdict } of answer.sentences) {
    const cited = answer.citations.filter((citation) => markers.includes(citation.marker));
    const quotes = cited.map(({ title, quote }) => ({ title, quote }));
    const isSupported = quotes.length > 0 && (await subject.isSupported(text, quotes, signal));
    sentences.push({ text, quotes, isVerbatim: verdict === 'verbatim', isSupported });
  }
  return {
    id: item.id,
    mode,
    sentences,
    citations: answer.citations.map((citation) => ({ quote: citation.quote, isValid: isToTheLetter(citation, item) })),
    evidence: answer.gate.score,
    isGiven: answer.isGiven,
    removed: (answer.removed ?? []).map(({ text, reason }) => ({ text, reason })),
    fallbacks: answer.fallbacks,
    seconds,
  };
}

async function carried(item: AnswerItem, { sentences }: SaidAnswer, subject: AnswerSubject, signal: AbortSignal): Promise<boolean[]> {
  const passages = item.passages.map(({ title, sentences: lines }) => ({ title, quote: lines.join(' ') }));
  const found: boolean[] = [];
  for (const { text, isSupported } of sentences) found.push(isSupported || (await subject.isSupported(text, passages, signal)));
  return found;
}

function isToTheLetter(citation: Answer['citations'][number], item: AnswerItem): boolean {
  const passage = item.passages.find(({ id }) => id === citation.documentId);
  return (
    passage !== undefined && citation.quote !== '' && passage.sentences.join(' ').slice(citation.start, citation.end) === citation.quote
  );
}
