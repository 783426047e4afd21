import { Fault, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { askerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';
import {
  type Batch,
  type BatchOutcome,
  type BatchQuestion,
  type BatchQuestionRow,
  type BatchRow,
  type NewBatchQuestion,
  toBatch,
  toBatchQuestion,
} from './batch-rows.ts';

/** What a key may have going on. */
const mostOpen = 20;

/** Batches as people ask for them and look at them: an admin all of the organisation, others their own. PgBatchWork is for what asks the questions. */
export class PgBatches {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Nobody sees it, and none of it is asked, before `complete`. `rate_limited` while too many of the same key are not over. */
  async begin(principal: Principal, name: string | null): Promise<string> {
    const id = newId();
    const rows = await this.database.transaction((transaction) =>
      transaction.query('insert_batch', [id, principal.organisationId, principal.keyId, name, mostOpen]),
    );
    if (rows.length > 0) return id;
    throw new Fault('rate_limited', `${mostOpen} batches of yours are not over, the most that may. Wait for one, or cancel one.`, {
      retryAfterSeconds: 60,
    });
  }

  /** Behind those that came before; `after` is how many these are. */
  async add(id: string, after: number, questions: readonly NewBatchQuestion[]): Promise<void> {
    const parameters = [
      id,
      questions.map((_, index) => after + index + 1),
      questions.map(({ customId }) => customId),
      questions.map(({ asked }) => asked.text),
      questions.map(({ asked }) => json({ ...asked, scope: { ...asked.scope, asOf: asked.scope.asOf?.toISOString() ?? null } })),
    ];
    await this.database.transaction((transaction) => transaction.query('insert_batch_questions', parameters));
  }

  /** All of its questions are here: it may begin. */
  async complete(principal: Principal, id: string, questions: number): Promise<Batch> {
    await this.database.transaction((transaction) => transaction.query('receive_batch', [id, questions]));
    return this.get(principal, id);
  }

  /** Takes back one that was not completed. */
  async discard({ organisationId }: Principal, id: string): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('delete_batch', [organisationId, id]));
  }

  /** Newest first. */
  async list(principal: Principal, page: PageRequest): Promise<Page<Batch>> {
    const list = pagesOf('batches');
    const parameters = [...askerOf(principal), list.after(page), page.limit + 1, null];
    const rows = await this.database.query<BatchRow>('list_batches', parameters);
    return list.cut(rows.map(toBatch), page, ({ id }) => id);
  }

  async get(principal: Principal, id: string): Promise<Batch> {
    const [row] = await this.database.query<BatchRow>('list_batches', [...askerOf(principal), null, 1, id]);
    if (!row) throw new Fault('not_found', `There is no batch ${id}, or it is not yours. GET /v1/batches lists yours.`);
    return toBatch(row);
  }

  /** In the order given; with an outcome only those that came to it. */
  async questions(
    principal: Principal,
    id: string,
    page: PageRequest & { readonly outcome?: BatchOutcome | undefined },
  ): Promise<Page<BatchQuestion>> {
    const list = pagesOf(`questions of ${id} ${page.outcome ?? 'all'}`, /^\d{1,9}$/);
    const after = Number(list.after(page) ?? 0);
    const rows = await this.read(principal, id, { after, limit: page.limit + 1, outcome: page.outcome ?? null, isEnded: false });
    return list.cut(rows, page, ({ number }) => String(number));
  }

  /** Those that have ended by now, some at a time, behind a number. */
  async ended(principal: Principal, id: string, { after, limit, outcome }: EndedRequest): Promise<BatchQuestion[]> {
    return this.read(principal, id, { after, limit, outcome, isEnded: true });
  }

  /** What was not asked yet is not asked any more. `conflict` where it was over before. */
  async cancel(principal: Principal, id: string): Promise<Batch> {
    await this.get(principal, id);
    const rows = await this.database.transaction(async (transaction) => {
      await transaction.query('lock_batch', [id]);
      return transaction.query('end_batch', [id, 'cancelled', null, 'cancelled', null]);
    });
    const batch = await this.get(principal, id);
    if (rows.length === 0) throw new Fault('conflict', `The batch ${id} is ${batch.state}: there is nothing left to cancel.`);
    return batch;
  }

  /** With its questions and what they came to; their traces stay. */
  async delete(principal: Principal, id: string): Promise<void> {
    await this.get(principal, id);
    await this.database.transaction(async (transaction) => {
      await transaction.query('lock_batch', [id]);
      await transaction.query('delete_batch', [principal.organisationId, id]);
    });
  }

  /** In each state, of all organisations. */
  async count(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.database.query<{ state: string; batches: number }>('count_batches');
    return Object.fromEntries(rows.map(({ state, batches }) => [state, batches]));
  }

  private async read(principal: Principal, id: string, { after, limit, outcome, isEnded }: Reading): Promise<BatchQuestion[]> {
    const parameters = [...askerOf(principal), id, after, limit, outcome, isEnded];
    return (await this.database.query<BatchQuestionRow>('list_batch_questions', parameters)).map(toBatchQuestion);
  }
}

export interface EndedRequest {
  /** A number of a question; 0 begins. */
  readonly after: number;
  readonly limit: number;
  readonly outcome: BatchOutcome | null;
}

interface Reading extends EndedRequest {
  readonly isEnded: boolean;
}
