import { documentsOf, withhold, type Answer, type ModelCall, type Principal } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { askerOf, readerOf } from '../database/reader.ts';
import { type AskedReview, askedReview, givenToAsker } from '../reviews/asked-review.ts';
import { withDatesNow } from '../reviews/with-dates-now.ts';
import { missingQuestion } from './missing-question.ts';
import { reviveAnswer } from './revive-answer.ts';

export interface StoredFeedback {
  readonly rating: 'up' | 'down';
  readonly comment: string | null;
  readonly expected: string | null;
  readonly createdAt: Date;
}

/** Everything kept of one question. `answer` is null when it failed. */
export interface StoredTrace {
  readonly id: string;
  readonly question: string;
  readonly conversationId: string | null;
  readonly collectionIds: readonly string[];
  readonly filter: Readonly<Record<string, unknown>>;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly askedAt: Date;
  readonly status: Answer['status'] | 'failed';
  readonly failure: { readonly code: string; readonly reason: string } | null;
  /** As its asker has it: of a question that is held for a person, what that person answered. */
  readonly answer: Answer | null;
  /** Where it went to a person. */
  readonly review: AskedReview | null;
  readonly configuration: Readonly<Record<string, unknown>>;
  readonly feedback: readonly StoredFeedback[];
  readonly calls: readonly Omit<ModelCall, 'questionId' | 'collectionIds'>[];
}

export interface GivenFeedback {
  readonly rating: 'up' | 'down';
  readonly comment?: string | undefined;
  readonly expected?: string | undefined;
}

interface QuestionRow {
  readonly id: string;
  readonly text: string;
  readonly conversation_id: string | null;
  readonly collection_ids: string[];
  readonly filter: Record<string, unknown>;
  readonly asked: Record<string, unknown>;
  readonly status: StoredTrace['status'];
  readonly reason: string | null;
  readonly answer: Answer | null;
  readonly failure_code: string | null;
  readonly asked_at: Date;
  readonly configuration: Record<string, unknown>;
}

/** Reads traces: an admin those of the organisation, others their own; without what rests on documents they may no longer see. */
export class PgTraces {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async get(principal: Principal, questionId: string): Promise<StoredTrace> {
    const [row] = await this.database.query<QuestionRow>('find_question', [...askerOf(principal), questionId]);
    if (!row) throw missingQuestion(questionId);
    const review = await this.review(principal, questionId);
    const given = row.answer && givenToAsker(reviveAnswer(row.answer), review);
    const { answer, isWhole } = await this.readable(principal, given);
    // The prompts and responses of a question that is held tell what was not given.
    const showsCalls = isWhole && (review?.effect !== 'hold' || principal.role === 'admin');
    return {
      id: row.id,
      question: row.text,
      conversationId: row.conversation_id,
      collectionIds: row.collection_ids,
      filter: row.filter,
      asked: row.asked,
      askedAt: row.asked_at,
      status: row.status,
      failure: row.failure_code === null ? null : { code: row.failure_code, reason: row.reason ?? '' },
      answer,
      review,
      configuration: row.configuration,
      feedback: await this.feedback(principal, questionId),
      calls: showsCalls ? await this.calls(principal, questionId) : [],
    };
  }

  /** What became of a question that went to a person; null where it did not. */
  async review(principal: Principal, questionId: string): Promise<AskedReview | null> {
    const review = await askedReview(this.database, principal, questionId);
    if (!review?.answer) return review;
    const { answer } = await this.readable(principal, review.answer);
    return { ...review, answer: answer && (await withDatesNow(this.database, principal, answer)) };
  }

  async addFeedback(principal: Principal, questionId: string, given: GivenFeedback): Promise<void> {
    const parameters = [...askerOf(principal), questionId, newId(), given.rating, given.comment ?? null, given.expected ?? null];
    await this.database.transaction(async (transaction) => {
      const rows = await transaction.query('insert_feedback', parameters);
      if (rows.length === 0) throw missingQuestion(questionId);
      const { rating } = given;
      await auditIn(transaction, principal, { action: 'question.feedback', target: questionId, details: { rating } });
    });
  }

  private async feedback(principal: Principal, questionId: string): Promise<StoredFeedback[]> {
    const rows = await this.database.query<Omit<StoredFeedback, 'createdAt'> & { created_at: Date }>('list_feedback', [
      ...askerOf(principal),
      questionId,
    ]);
    return rows.map(({ created_at, ...row }) => ({ ...row, createdAt: created_at }));
  }

  private async calls(principal: Principal, questionId: string): Promise<StoredTrace['calls']> {
    const rows = await this.database.query<CallRow>('list_model_calls', [...askerOf(principal), questionId]);
    return rows.map((row) => ({
      promptId: row.prompt_id,
      promptVersion: row.prompt_version,
      modelId: row.model_id,
      system: row.system_text,
      user: row.user_text,
      response: row.response,
      outcome: row.outcome,
      promptTokens: row.prompt_tokens,
      completionTokens: row.completion_tokens,
      ms: row.duration_ms,
    }));
  }

  /** A question that failed kept no passages, so nothing says what its prompts show: only an admin reads them. */
  private async readable(
    principal: Principal,
    answer: Answer | null,
  ): Promise<{ readonly answer: Answer | null; readonly isWhole: boolean }> {
    if (!answer) return { answer, isWhole: principal.role === 'admin' };
    const rows = await this.database.query<{ id: string }>('list_readable_documents', [...readerOf(principal), documentsOf(answer)]);
    return withhold(answer, new Set(rows.map((row) => row.id)));
  }
}

interface CallRow {
  readonly prompt_id: string;
  readonly prompt_version: number;
  readonly model_id: string;
  readonly system_text: string;
  readonly user_text: string;
  readonly response: string;
  readonly outcome: ModelCall['outcome'];
  readonly prompt_tokens: number;
  readonly completion_tokens: number;
  readonly duration_ms: number;
}
