import type { AnswerStatus, Question, Rung } from '#core';

export type BatchState = 'received' | 'running' | 'finished' | 'cancelled' | 'failed';
export type BatchOutcome = AnswerStatus | 'failed' | 'cancelled';
export type BatchCounts = Readonly<Partial<Record<BatchOutcome, number>>>;
export type BatchRungs = Readonly<Partial<Record<Rung, number>>>;

/** A question as it was asked for, less who asks and under which policies: both are those of the moment when its turn comes. */
export type BatchAsked = Omit<Question, 'id' | 'scope' | 'policies'> & { readonly scope: Omit<Question['scope'], 'principal'> };

export interface NewBatchQuestion {
  readonly customId: string | null;
  readonly asked: BatchAsked;
}

/** Questions asked many at once, as whoever asked sees them. */
export interface Batch {
  readonly id: string;
  readonly name: string | null;
  readonly keyId: string | null;
  readonly keyName: string | null;
  readonly state: BatchState;
  readonly reason: string | null;
  readonly questions: number;
  /** Of those that ended. */
  readonly counts: BatchCounts;
  /** Of those that have an answer: where it stands on the ladder. */
  readonly rungs: BatchRungs;
  /** Nothing of it is asked before, and why. */
  readonly waits: { readonly until: Date; readonly why: string } | null;
  /** Questions a minute that ended, over the last minute. */
  readonly rate: number;
  readonly createdAt: Date;
  readonly startedAt: Date | null;
  readonly endedAt: Date | null;
}

/** One of its questions, in the order given. */
export interface BatchQuestion {
  readonly number: number;
  readonly customId: string | null;
  readonly question: string;
  readonly state: 'waiting' | 'running' | 'ended';
  /** Null until it has ended. */
  readonly outcome: BatchOutcome | null;
  /** Its trace; null where it was not asked. */
  readonly questionId: string | null;
  /** Null where there is no answer. */
  readonly rung: Rung | null;
  readonly tries: number;
  readonly failure: { readonly code: string; readonly reason: string } | null;
}

export interface BatchRow {
  readonly id: string;
  readonly key_id: string | null;
  readonly key_name: string | null;
  readonly name: string | null;
  readonly state: BatchState;
  readonly reason: string | null;
  readonly questions: number;
  readonly counts: BatchCounts;
  readonly rungs: BatchRungs;
  readonly created_at: Date;
  readonly started_at: Date | null;
  readonly ended_at: Date | null;
  readonly resume_at: Date | null;
  readonly waits_for: string | null;
  readonly lately_seconds: number | null;
  readonly lately: number;
}

export interface BatchQuestionRow {
  readonly number: number;
  readonly custom_id: string | null;
  readonly question: string;
  readonly state: BatchQuestion['state'];
  readonly outcome: BatchOutcome | null;
  readonly question_id: string | null;
  readonly rung: Rung | null;
  readonly tries: number;
  readonly failure_code: string | null;
  readonly failure: string | null;
}

export function toBatch(row: BatchRow): Batch {
  const { id, name, state, reason, questions, counts, rungs, lately, lately_seconds: seconds } = row;
  return {
    id,
    name,
    keyId: row.key_id,
    keyName: row.key_name,
    state,
    reason,
    questions,
    counts,
    rungs,
    waits: row.resume_at && { until: row.resume_at, why: row.waits_for ?? '' },
    rate: seconds ? (lately * 60) / Math.max(1, seconds) : 0,
    createdAt: row.created_at,
    startedAt: row.started_at,
    endedAt: row.ended_at,
  };
}

export function toBatchQuestion(row: BatchQuestionRow): BatchQuestion {
  const { custom_id: customId, question_id: questionId, failure_code: code, failure, ...same } = row;
  return { ...same, customId, questionId, failure: code === null ? null : { code, reason: failure ?? '' } };
}
