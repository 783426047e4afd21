import { type AnswerChoice, inTime } from '#core';
import type { Course, Found } from '../decide/course.ts';
import { chosenCourse, choiceSlack } from './chosen-course.ts';

/** A choice before it is known to be answered; the first of its wordings is the better one to read. */
export interface Worded {
  readonly mark: string;
  readonly wordings: readonly string[];
  readonly choice: Omit<AnswerChoice, 'question'>;
}

export interface Answerable {
  readonly mark: string;
  readonly choice: AnswerChoice;
}

export interface Checking {
  /** Of the question that was asked. */
  readonly course: Course;
  readonly search: (query: string, signal: AbortSignal) => Promise<Found>;
}

export interface Checked {
  readonly answered: readonly Answerable[];
  /** Choices that there was no time to try. */
  readonly untried: number;
}

interface Tried extends Answerable {
  /** Evidence above what an answer needs. */
  readonly margin: number;
}

/** Each is a whole search with all its judges: others ask, too. */
const atOnce = 2;
/** Of the question's time: what is left must do for an answer, should there be nothing to ask. */
const timeShare = 1 / 3;

/**
 * The choices that are answered once they are asked: each is searched and weighed before it is offered, by its own document. One of them
 * must have as much evidence as any answer; the others say the same but for their figures and may have a little less. None where none has.
 */
export async function answerable(worded: readonly Worded[], checking: Checking, signal: AbortSignal): Promise<Checked> {
  const tried = new Map<Worded, Tried | null>();
  const waiting = worded.values();
  const tryNext = async (ends: AbortSignal): Promise<void> => {
    for (const each of waiting) tried.set(each, await firstAnswered(each, checking, ends));
  };
  const budgetMs = Math.ceil(checking.course.question.deadlineMs * timeShare);
  const done = await inTime(budgetMs, signal, (ends) => Promise.all(Array.from({ length: atOnce }, () => tryNext(ends))));
  if ('status' in done && done.status === 'failed') throw done.error;
  const left = worded.flatMap((each) => tried.get(each) ?? []);
  const hasEnough = left.some(({ margin }) => margin >= 0);
  return { answered: hasEnough ? left.map(({ mark, choice }) => ({ mark, choice })) : [], untried: worded.length - tried.size };
}

/** By the first wording that has enough evidence; else by the first that is answered. */
async function firstAnswered({ mark, wordings, choice }: Worded, checking: Checking, signal: AbortSignal): Promise<Tried | null> {
  let best: Tried | null = null;
  for (const question of wordings) {
    signal.throwIfAborted();
    const found = await checking.search(question, signal);
    const margin = marginOf(question, choice.documentId, found, checking.course);
    if (margin !== null && (!best || margin >= 0)) best = { mark, margin, choice: { ...choice, question } };
    if (best && best.margin >= 0) return best;
  }
  return best;
}

function marginOf(text: string, documentId: string, found: Found, { question, threshold }: Course): number | null {
  const chosen = chosenCourse({ ...question, text }, documentId, found, threshold);
  if (chosen === null || chosen.verdict !== null || chosen.weighed === null) return null;
  return chosen.weighed.score - chosen.threshold - choiceSlack;
}
