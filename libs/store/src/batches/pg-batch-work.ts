import { type AnswerStatus, type Fault, type Principal, type Question, type Role, type Rung } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { insertEvent } from '../events/insert-event.ts';
import type { BatchAsked, BatchCounts, BatchOutcome, BatchState } from './batch-rows.ts';

/** A question of a batch that this process holds, ready to be asked. */
export interface ClaimedQuestion {
  readonly batchId: string;
  readonly number: number;
  readonly question: Question;
  /** How often it was begun and not handed back, this time included. */
  readonly tries: number;
}

/** What a question came to, as its asker has it. */
export interface BatchAnswer {
  readonly outcome: AnswerStatus;
  readonly rung: Rung;
}

/** Its answer, or the fault that it failed for. */
export type BatchEnd = BatchAnswer | Pick<Fault, 'code' | 'message'>;

interface AskerRow {
  readonly organisation_id: string;
  readonly key_id: string | null;
  readonly role: Role;
  readonly groups: readonly string[];
}

interface ClaimedRow {
  readonly number: number;
  readonly asked: BatchAsked & { readonly scope: { readonly asOf: string | null } };
  readonly tries: number;
}

interface EndedRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly state: BatchState;
  readonly questions: number;
  readonly counts: BatchCounts;
}

/** How long a question stays held without a word. */
const holdSeconds = 30;
const keyGone = 'The key that asked it was revoked, or it was asked without a key and there is one by now. Ask again with a key of today.';

/**
 * Batches as whoever asks their questions sees them. A question is held under the holder's name and the id of its trace: one that lost it
 * writes nothing, and one whose trace was written by a process that died is not asked again.
 */
export class PgBatchWork {
  private readonly database: Database;
  private readonly holder = newId();

  constructor(database: Database) {
    this.database = database;
  }

  /** The next question of the batch that was served longest ago, asked as whoever asked for the batch may now; null where none can be asked. */
  async claim(): Promise<ClaimedQuestion | null> {
    return this.database.transaction(async (transaction) => {
      const seen = new Set<string>();
      for (;;) {
        const [turn] = await transaction.query<{ id: string }>('take_batch_turn');
        // Its turn again: another holds the row of what could be asked of it, and may for long.
        if (!turn || seen.has(turn.id)) return null;
        seen.add(turn.id);
        await this.settleAnswered(transaction, turn.id);
        const [asker] = await transaction.query<AskerRow>('find_batch_asker', [turn.id]);
        if (!asker) await this.fail(transaction, turn.id);
        const claimed = asker && (await this.next(transaction, turn.id, asker));
        if (claimed) return claimed;
      }
    });
  }

  /**
   * What is written of a question that was answered; null where that is gone by now. `isShort`: a model was asked to write it and could not
   * just then, so that its evidence stands there instead, and no person has seen to it.
   */
  async answerOf({ question }: ClaimedQuestion): Promise<(BatchAnswer & { readonly isShort: boolean }) | null> {
    const [row] = await this.database.query<BatchAnswer & { readonly is_short: boolean }>('find_batch_answer', [question.id]);
    return row ? { outcome: row.outcome, rung: row.rung, isShort: row.is_short } : null;
  }

  /** False when it was another's by then, or its batch was cancelled or deleted. */
  async end(claimed: ClaimedQuestion, end: BatchEnd): Promise<boolean> {
    return this.database.transaction((transaction) => this.endIn(transaction, { ...claimed, holder: this.holder }, end));
  }

  /** To be tried again after some seconds; with `isTry` false as if it had not been begun. */
  async putOff(claimed: ClaimedQuestion, seconds: number, isTry: boolean): Promise<void> {
    await this.database.transaction((transaction) => this.putOffIn(transaction, claimed, seconds, isTry));
  }

  /** The same for all of its batch, which waits for what `why` says. */
  async putOffBatch(claimed: ClaimedQuestion, seconds: number, why: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      await transaction.query('put_off_batch', [claimed.batchId, seconds, why]);
      await this.putOffIn(transaction, claimed, 0, false);
    });
  }

  /** Keeps what is worked on, by the ids of its traces; resolves with those that are still held. What is not named is let go of in time. */
  async renew(questionIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.transaction((transaction) =>
      transaction.query<{ question_id: string }>('renew_batch_questions', [this.holder, holdSeconds, questionIds]),
    );
    return new Set(rows.map(({ question_id: id }) => id));
  }

  /** Whatever a process before this one held is free: for one that knows it is alone. */
  async releaseAll(): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('release_batch_questions'));
  }

  private async next(transaction: Transaction, batchId: string, asker: AskerRow): Promise<ClaimedQuestion | null> {
    const id = newId();
    const [row] = await transaction.query<ClaimedRow>('claim_batch_question', [batchId, this.holder, holdSeconds, id]);
    if (!row) return null;
    const { number, asked, tries } = row;
    const { organisation_id: organisationId, key_id: keyId, role, groups } = asker;
    const principal: Principal = { organisationId, keyId, role, groups };
    const asOf = asked.scope.asOf === null ? null : new Date(asked.scope.asOf);
    return { batchId, number, tries, question: { ...asked, id, scope: { ...asked.scope, principal, asOf } } };
  }

  private async putOffIn(transaction: Transaction, { batchId, number }: ClaimedQuestion, seconds: number, isTry: boolean): Promise<void> {
    await transaction.query('put_off_batch_question', [batchId, number, this.holder, seconds, isTry]);
  }

  private async settleAnswered(transaction: Transaction, batchId: string): Promise<void> {
    const rows = await transaction.query<BatchAnswer & { number: number; holder: string }>('list_answered_batch_questions', [batchId]);
    for (const { number, holder, ...end } of rows) await this.endIn(transaction, { batchId, number, holder }, end);
  }

  private async endIn(transaction: Transaction, { batchId, number, holder }: Held, end: BatchEnd): Promise<boolean> {
    const { outcome, rung, code, message } = endOf(end);
    await transaction.query('lock_batch', [batchId]);
    const ended = await transaction.query('end_batch_question', [batchId, number, holder, outcome, code, message, rung]);
    if (ended.length === 0) return false;
    const [batch] = await transaction.query<EndedRow>('count_batch_outcome', [batchId, outcome, rung]);
    if (batch?.state === 'finished') await tellEnd(transaction, batch);
    return true;
  }

  private async fail(transaction: Transaction, batchId: string): Promise<void> {
    const [batch] = await transaction.query<EndedRow>('end_batch', [batchId, 'failed', keyGone, 'failed', 'unauthenticated']);
    if (batch) await tellEnd(transaction, batch);
  }
}

interface Held {
  readonly batchId: string;
  readonly number: number;
  readonly holder: string;
}

interface End {
  readonly outcome: BatchOutcome;
  readonly rung: Rung | null;
  readonly code: string | null;
  readonly message: string | null;
}

function endOf(end: BatchEnd): End {
  if ('outcome' in end) return { outcome: end.outcome, rung: end.rung, code: null, message: null };
  return { outcome: 'failed', rung: null, code: end.code, message: end.message };
}

/** Counts alone: its name and its questions are for whoever asked. */
async function tellEnd(
  transaction: Transaction,
  { id, organisation_id: organisationId, state, questions, counts }: EndedRow,
): Promise<void> {
  await insertEvent(transaction, { organisationId, type: 'batch.finished', body: { batchId: id, state, questions, ...counts } });
}
