import { Fault, type Principal, type Rung } from '#core';
import type { Database, Queryable } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { askerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';
import { auditIn, nobodyIn } from '../audit/audit-in.ts';
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
const mostOpenQuestions = 20_000;
/** One statement with all of them would keep an embedded database from people for long. */
const forgottenAtOnce = 5;

/** Batches as people ask for them and look at them: an admin all of the organisation, others their own. PgBatchWork is for what asks the questions. */
export class PgBatches {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Nobody sees it, and none of it is asked, before `complete`. `rate_limited` while too many of the same key are not over. */
  async begin(principal: Principal, name: string | null): Promise<string> {
    const id = newId();
    const { organisationId, keyId } = principal;
    const rows = await this.database.transaction(async (transaction) => {
      await transaction.query('lock_key_batches', [organisationId, keyId]);
      return transaction.query('insert_batch', [id, organisationId, keyId, name, mostOpen]);
    });
    if (rows.length > 0) return id;
    throw new Fault('rate_limited', `${mostOpen} batches of yours are not over, the most that may. Wait for one, or cancel one.`, {
      retryAfterSeconds: 60,
    });
  }

  /** Behind those that came before; `after` is how many these are. `conflict` where it was given up. */
  async add(id: string, after: number, questions: readonly NewBatchQuestion[]): Promise<void> {
    const parameters = [
      id,
      questions.map((_, index) => after + index + 1),
      questions.map(({ customId }) => customId),
      questions.map(({ asked }) => asked.text),
      questions.map(({ asked }) => json({ ...asked, scope: { ...asked.scope, asOf: asked.scope.asOf?.toISOString() ?? null } })),
    ];
    const rows = await this.database.transaction((transaction) => transaction.query('insert_batch_questions', parameters));
    if (rows.length < questions.length) throw givenUp(id);
  }

  /** All of its questions are here: it may begin. `rate_limited` where too many questions of the same key still wait. */
  async complete(principal: Principal, id: string, questions: number): Promise<Batch> {
    const { organisationId, keyId } = principal;
    return this.database.transaction(async (transaction) => {
      await transaction.query('lock_key_batches', [organisationId, keyId]);
      const [open] = await transaction.query<{ questions: number }>('count_open_batch_questions', [organisationId, keyId]);
      if ((open?.questions ?? 0) + questions > mostOpenQuestions) throw tooManyOpen(open?.questions ?? 0);
      const rows = await transaction.query('receive_batch', [id, questions]);
      if (rows.length === 0) throw givenUp(id);
      await auditIn(transaction, principal, { action: 'batch.create', target: id, details: { questions } });
      return this.getBy(transaction, principal, id);
    });
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
    return this.getBy(this.database, principal, id);
  }

  /** In the order given; with an outcome only those that came to it, with a rung those whose answers stand on it. */
  async questions(
    principal: Principal,
    id: string,
    page: PageRequest & { readonly outcome?: BatchOutcome | undefined; readonly rung?: Rung | undefined },
  ): Promise<Page<BatchQuestion>> {
    const { outcome = null, rung = null } = page;
    const list = pagesOf(`questions of ${id} ${outcome ?? 'all'} ${rung ?? 'all'}`, /^\d{1,9}$/);
    const after = Number(list.after(page) ?? 0);
    const rows = await this.read(principal, id, { after, limit: page.limit + 1, outcome, rung, isEnded: false });
    return list.cut(rows, page, ({ number }) => String(number));
  }

  /** Those that have ended by now, some at a time, behind a number. */
  async ended(principal: Principal, id: string, request: EndedRequest): Promise<BatchQuestion[]> {
    return this.read(principal, id, { ...request, isEnded: true });
  }

  /** What was not asked yet is not asked any more. `conflict` where it was over before. */
  async cancel(principal: Principal, id: string): Promise<Batch> {
    await this.get(principal, id);
    return this.database.transaction(async (transaction) => {
      await transaction.query('lock_batch', [id]);
      const rows = await transaction.query('end_batch', [id, 'cancelled', null, 'cancelled', null]);
      const batch = await this.getBy(transaction, principal, id);
      if (rows.length === 0) throw new Fault('conflict', `The batch ${id} is ${batch.state}: there is nothing left to cancel.`);
      await auditIn(transaction, principal, { action: 'batch.cancel', target: id, details: {} });
      return batch;
    });
  }

  /** With its questions and what they came to; their traces stay. */
  async delete(principal: Principal, id: string): Promise<void> {
    await this.get(principal, id);
    await this.database.transaction(async (transaction) => {
      await transaction.query('lock_batch', [id]);
      const rows = await transaction.query('delete_batch', [principal.organisationId, id]);
      if (rows.length > 0) await auditIn(transaction, principal, { action: 'batch.delete', target: id, details: {} });
    });
  }

  /** Those that are not over, in each state, of all organisations. */
  async count(): Promise<Readonly<Record<string, number>>> {
    const rows = await this.database.query<{ state: string; batches: number }>('count_batches');
    return { received: 0, running: 0, ...Object.fromEntries(rows.map(({ state, batches }) => [state, batches])) };
  }

  /** Removes what has been over for so many days. Resolves with how many. */
  async forget(days: number): Promise<number> {
    for (let forgotten = 0; ;) {
      const parameters = [days, forgottenAtOnce];
      const rows = await this.database.transaction(async (transaction) => {
        const past = await transaction.query<{ id: string; organisation_id: string }>('delete_past_batches', parameters);
        for (const { id, organisation_id: organisationId } of past)
          await auditIn(transaction, nobodyIn(organisationId), { action: 'batch.delete', target: id, details: { by: 'retention' } });
        return past;
      });
      forgotten += rows.length;
      if (rows.length < forgottenAtOnce) return forgotten;
    }
  }

  private async getBy(by: Queryable, principal: Principal, id: string): Promise<Batch> {
    const [row] = await by.query<BatchRow>('list_batches', [...askerOf(principal), null, 1, id]);
    if (!row) throw new Fault('not_found', `There is no batch ${id}, or it is not yours. GET /v1/batches lists yours.`);
    return toBatch(row);
  }

  private async read(principal: Principal, id: string, { after, limit, outcome, rung, isEnded }: Reading): Promise<BatchQuestion[]> {
    const parameters = [...askerOf(principal), id, after, limit, outcome, isEnded, rung];
    return (await this.database.query<BatchQuestionRow>('list_batch_questions', parameters)).map(toBatchQuestion);
  }
}

export interface EndedRequest {
  /** A number of a question; 0 begins. */
  readonly after: number;
  readonly limit: number;
  readonly outcome: BatchOutcome | null;
  readonly rung: Rung | null;
}

interface Reading extends EndedRequest {
  readonly isEnded: boolean;
}

const givenUp = (id: string): Fault =>
  new Fault('conflict', `The batch ${id} was given up: nothing of it came for 10 minutes. Send all of it again.`);

const tooManyOpen = (open: number): Fault =>
  new Fault(
    'rate_limited',
    `${open} questions in batches of yours are still to be asked, and with these they would be more than ${mostOpenQuestions}, the most that may. Wait, or cancel a batch.`,
    { retryAfterSeconds: 60 },
  );
