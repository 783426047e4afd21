import { type Answer, type CatchingPolicy, heldBack, type Principal, type ReviewEffect, type ReviewState, type Role } from '#core';
import type { Database } from '../database/database.ts';
import { askerOf } from '../database/reader.ts';
import { reviveAnswer } from '../traces/revive-answer.ts';
import { dismissedWords, heldWords } from './asker-words.ts';

/** What became of a question that went to a person, for who asked it. */
export interface AskedReview {
  readonly effect: ReviewEffect;
  readonly policies: readonly CatchingPolicy[];
  readonly state: ReviewState;
  readonly settled: { readonly role: Role; readonly keyName: string | null; readonly at: Date } | null;
  readonly reason: string | null;
  /** What the person answered. */
  readonly answer: Answer | null;
  readonly since: Date;
}

interface AskedRow {
  readonly effect: ReviewEffect;
  readonly policies: CatchingPolicy[];
  readonly state: ReviewState;
  readonly settled_role: Role | null;
  readonly settled_name: string | null;
  readonly settled_at: Date | null;
  readonly reason: string | null;
  readonly answer: Answer | null;
  readonly created_at: Date;
}

/** Null where it went to nobody, or the principal may not see the question. What the answer shows is still to be held against what he may read. */
export async function askedReview(database: Database, principal: Principal, questionId: string): Promise<AskedReview | null> {
  const [row] = await database.query<AskedRow>('find_asked_review', [...askerOf(principal), questionId]);
  if (!row) return null;
  const { settled_role, settled_name, settled_at, created_at, answer, ...review } = row;
  return {
    ...review,
    settled: settled_role && settled_at && { role: settled_role, keyName: settled_name, at: settled_at },
    answer: answer && reviveAnswer(answer),
    since: created_at,
  };
}

/** What the asker has of what the service made of a question: all of it where it was only copied; what a person answered where it was held. */
export function givenToAsker(made: Answer, review: AskedReview | null): Answer {
  if (review?.effect !== 'hold') return made;
  if (review.answer) return review.answer;
  return heldBack(made, review.state === 'dismissed' ? dismissedWords(review.reason ?? '') : heldWords(review.policies));
}
