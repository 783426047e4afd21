import { type Answer, documentsOf, Fault, type Principal, type ReviewState, type Role, withhold } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';
import { insertEvent } from '../events/insert-event.ts';
import { reviveAnswer } from '../traces/revive-answer.ts';
import { auditIn } from '../audit/audit-in.ts';
import { dismissedWords } from './asker-words.ts';
import { type Review, type ReviewRow, toReview } from './review-rows.ts';
import { withDatesNow } from './with-dates-now.ts';

/** A question for a person, with its evidence as far as the reviewer may see it. */
export interface ReviewCase extends Review {
  /** What the service made of it. */
  readonly made: Answer;
  /** Passages that the reviewer may not see. */
  readonly withheld: number;
  /** What a person answered. */
  readonly answer: Answer | null;
  readonly collectionIds: readonly string[];
  readonly asker: { readonly role: Role; readonly groups: readonly string[] };
}

/** How a review ends. */
export type Settlement = { readonly state: 'answered'; readonly answer: Answer } | { readonly state: 'dismissed'; readonly reason: string };

/** A review that ended. */
export interface Settled {
  readonly effect: Review['effect'];
  readonly waitedSeconds: number;
}

interface CaseRow extends ReviewRow {
  readonly machine_answer: Answer;
  readonly answer: Answer | null;
  readonly collection_ids: string[];
}

interface SettledRow extends Pick<ReviewRow, 'effect'> {
  readonly collection_ids: string[];
  readonly waited_seconds: number;
}

/** Whoever takes a question has it for so long, and longer by taking it again. */
export const takenSeconds = 15 * 60;

/** Questions that wait for a person, and what became of them. A reviewer sees those of policies that are his to review, and of these what he may read. */
export class PgReviews {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async list(principal: Principal, states: readonly ReviewState[], page: PageRequest): Promise<Page<Review>> {
    const list = pagesOf(`reviews ${states.join(' ')}`, /^[01] -?\d{1,18}$/);
    const [rank = null, place = null] = list.after(page)?.split(' ') ?? [];
    const parameters = [...readerOf(principal), states, rank, place, page.limit + 1];
    const rows = await this.database.query<ReviewRow>('list_reviews', parameters);
    const { items, nextCursor } = list.cut(rows, page, (row) => `${row.rank} ${row.place}`);
    return { items: items.map(toReview), nextCursor };
  }

  async find(principal: Principal, questionId: string): Promise<ReviewCase> {
    const [row] = await this.database.query<CaseRow>('find_review', [...readerOf(principal), questionId]);
    if (!row) throw missing(questionId);
    const all = reviveAnswer(row.machine_answer);
    const made = await this.readable(principal, all);
    return {
      ...toReview(row),
      made,
      withheld: all.passages.length - made.passages.length,
      answer: row.answer && (await withDatesNow(this.database, principal, await this.readable(principal, reviveAnswer(row.answer)))),
      collectionIds: row.collection_ids,
      asker: { role: row.asker_role, groups: row.asker_groups },
    };
  }

  /** Takes it for a while, or keeps it for longer. `conflict` while somebody else is at it, and once it is settled. */
  async take(principal: Principal, questionId: string): Promise<Date> {
    const parameters = [...readerOf(principal), questionId, principal.keyId, takenSeconds];
    const row = await this.database.transaction(async (transaction) => {
      const [taken] = await transaction.query<{ taken_until: Date }>('take_review', parameters);
      if (taken) await auditIn(transaction, principal, { action: 'review.take', target: questionId, details: {} });
      return taken;
    });
    if (!row) throw whyNot(await this.find(principal, questionId));
    return row.taken_until;
  }

  async release(principal: Principal, questionId: string): Promise<void> {
    const parameters = [...readerOf(principal), questionId, principal.keyId];
    const isReleased = await this.database.transaction(async (transaction) => {
      const rows = await transaction.query('release_review', parameters);
      if (rows.length > 0) await auditIn(transaction, principal, { action: 'review.release', target: questionId, details: {} });
      return rows.length > 0;
    });
    if (!isReleased) throw whyNot(await this.find(principal, questionId));
  }

  /** Once, by who has taken it; with its event and its audit entry. */
  async settle(principal: Principal, questionId: string, end: Settlement): Promise<Settled> {
    const settled = await this.database.transaction(async (transaction) => {
      if (end.state === 'answered') await refuseDeleted(transaction, end.answer);
      const [reason, answer] = end.state === 'answered' ? [null, json(end.answer)] : [end.reason, null];
      const parameters = [...readerOf(principal), questionId, principal.keyId, end.state, reason, answer];
      const [row] = await transaction.query<SettledRow>('settle_review', parameters);
      if (!row) return null;
      if (row.effect === 'hold') await transaction.query('settle_question', [questionId, ...outcomeOf(end)]);
      await tell(transaction, principal, { questionId, end, row });
      return { effect: row.effect, waitedSeconds: row.waited_seconds };
    });
    if (!settled) throw whyNot(await this.find(principal, questionId));
    return settled;
  }

  /** Of the documents named, those that who asked may read now, by what they were when they asked. */
  async readableByAsker({ asker }: ReviewCase, principal: Principal, documentIds: readonly string[]): Promise<ReadonlySet<string>> {
    return this.readableDocuments({ ...principal, ...asker }, documentIds);
  }

  private async readable(principal: Principal, answer: Answer): Promise<Answer> {
    return withhold(answer, await this.readableDocuments(principal, documentsOf(answer))).answer;
  }

  private async readableDocuments(principal: Principal, documentIds: readonly string[]): Promise<ReadonlySet<string>> {
    const rows = await this.database.query<{ id: string }>('list_readable_documents', [...readerOf(principal), documentIds]);
    return new Set(rows.map(({ id }) => id));
  }
}

interface Told {
  readonly questionId: string;
  readonly end: Settlement;
  readonly row: SettledRow;
}

async function tell(transaction: Transaction, principal: Principal, { questionId, end, row }: Told): Promise<void> {
  const { organisationId, role } = principal;
  const { effect, collection_ids: collections } = row;
  const details = end.state === 'answered' ? { sentences: end.answer.sentences.length } : { reason: end.reason };
  await auditIn(transaction, principal, { action: `review.${end.state}`, target: questionId, details: { effect, ...details } });
  const collectionId = collections.length === 1 ? collections[0] : null;
  await insertEvent(transaction, { organisationId, type: `review.${end.state}`, collectionId, body: { questionId, effect, by: role } });
}

const outcomeOf = (end: Settlement): [status: string, reason: string | null] =>
  end.state === 'answered' ? ['answered', null] : ['retrieval_only', dismissedWords(end.reason)];

async function refuseDeleted(transaction: Transaction, answer: Answer): Promise<void> {
  const deleted = await transaction.query('list_deleted_among', [documentsOf(answer)]);
  if (deleted.length > 0)
    throw new Fault(
      'conflict',
      'A document that the answer quotes, or that contradicts one of those, was deleted meanwhile. Look at the question again and leave it out.',
    );
}

function whyNot({ questionId, state, taken, settled }: Review): Fault {
  const named = (person: Review['askedBy'] | undefined): string => (person?.keyName ? `“${person.keyName}”` : 'somebody else');
  if (settled)
    return new Fault('conflict', `Question ${questionId} is ${state} already, by ${named(settled.by)}. Look at what came of it.`);
  if (taken)
    return new Fault(
      'conflict',
      `Question ${questionId} is taken by ${named(taken.by)} until ${taken.until.toISOString()}. Wait, or choose another.`,
    );
  return new Fault(
    'conflict',
    `You have not taken question ${questionId}, or not any more. Take it first: POST /v1/reviews/${questionId}/take.`,
  );
}

function missing(questionId: string): Fault {
  return new Fault('not_found', `There is no question ${questionId} for review, or it is not yours to review.`);
}
