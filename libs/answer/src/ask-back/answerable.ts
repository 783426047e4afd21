import type { AnswerChoice } from '#core';
import type { Course, Found } from '../course.ts';
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

interface Checking {
  /** Of the question that was asked. */
  readonly course: Course;
  readonly search: (query: string) => Promise<Found>;
}

interface Tried extends Answerable {
  /** Evidence above what an answer needs. */
  readonly margin: number;
}

/**
 * The choices that are answered once they are asked: each is searched and weighed before it is offered, by its own document. One of them
 * must have as much evidence as any answer; the others say the same but for their figures and may have a little less. Empty where none has.
 */
export async function answerable(worded: readonly Worded[], checking: Checking): Promise<Answerable[]> {
  const tried = await Promise.all(worded.map((each) => firstAnswered(each, checking)));
  const left = tried.flatMap((each) => each ?? []);
  return left.some(({ margin }) => margin >= 0) ? left.map(({ mark, choice }) => ({ mark, choice })) : [];
}

/** By the first wording that has enough evidence; else by the first that is answered. */
async function firstAnswered({ mark, wordings, choice }: Worded, checking: Checking): Promise<Tried | null> {
  let best: Tried | null = null;
  for (const question of wordings) {
    const margin = await marginOf(question, choice.documentId, checking);
    if (margin !== null && (!best || margin >= 0)) best = { mark, margin, choice: { ...choice, question } };
    if (best && best.margin >= 0) return best;
  }
  return best;
}

async function marginOf(text: string, documentId: string, { course, search }: Checking): Promise<number | null> {
  const found = await search(text);
  const chosen = chosenCourse({ ...course.question, text }, documentId, found, course.threshold);
  if (chosen === null || chosen.verdict !== null || chosen.weighed === null) return null;
  return chosen.weighed.score - chosen.threshold - choiceSlack;
}
