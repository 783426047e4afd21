import { Fault, type Principal } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';

export interface GoldenQuestion {
  readonly id: string;
  readonly question: string;
  /** External ids of documents that are right answers. */
  readonly expected: readonly string[];
  /** Words that a right passage holds; null when the documents say enough. */
  readonly quote: string | null;
  /** Made by rule out of the collection's own passages. */
  readonly synthetic: boolean;
  readonly createdAt: Date;
}

export type GoldenFields = Pick<GoldenQuestion, 'question' | 'expected' | 'quote'>;

export interface NewGolden extends GoldenFields {
  readonly synthetic?: boolean;
}

interface GoldenRow extends GoldenFields {
  readonly id: string;
  readonly synthetic: boolean;
  readonly created_at: Date;
}

/** Questions of a collection whose right documents people know. */
export class PgGoldenQuestions {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /**
   * One transaction; a question that is there already gets what is expected now. `conflict`, and none is kept, where the principal may not
   * see that one. Those made by rule leave such out, and what a person asked.
   */
  async put(principal: Principal, collectionId: string, questions: readonly NewGolden[]): Promise<GoldenQuestion[]> {
    const { organisationId, role, groups, keyId } = principal;
    return this.database.transaction(async (transaction) => {
      const kept: GoldenQuestion[] = [];
      for (const { question, expected, quote, synthetic = false } of questions) {
        const parameters = [newId(), organisationId, collectionId, question, expected, quote, keyId, synthetic, role, groups];
        const [row] = await transaction.query<GoldenRow>('upsert_golden_question', parameters);
        if (row) kept.push(toGolden(row));
        else if (!synthetic) throw hidden(question);
      }
      const action = questions.some(({ synthetic }) => synthetic) ? 'golden.make' : 'golden.add';
      if (kept.length > 0) await auditIn(transaction, principal, { action, target: collectionId, details: { questions: kept.length } });
      return kept;
    });
  }

  /** Oldest first; those that the principal may see: see migrations/0026_visible_questions.sql. */
  async list(principal: Principal, collectionId: string, page: PageRequest): Promise<Page<GoldenQuestion>> {
    const { organisationId, role, groups, keyId } = principal;
    const list = pagesOf(`golden questions of ${collectionId}`);
    const parameters = [organisationId, collectionId, list.after(page), page.limit + 1, role, groups, keyId];
    const rows = await this.database.query<GoldenRow>('list_golden_questions', parameters);
    return list.cut(rows.map(toGolden), page, ({ id }) => id);
  }

  async delete(principal: Principal, collectionId: string, id: string): Promise<void> {
    const { organisationId, role, groups, keyId } = principal;
    const parameters = [organisationId, collectionId, id, role, groups, keyId];
    await this.database.transaction(async (transaction) => {
      const rows = await transaction.query('delete_golden_question', parameters);
      if (rows.length === 0) throw new Fault('not_found', `There is no golden question ${id} in this collection.`);
      await auditIn(transaction, principal, { action: 'golden.delete', target: id, details: { collectionId } });
    });
  }

  /** Those made by rule that the principal may see. Resolves with how many there were. */
  async deleteSynthetic(principal: Principal, collectionId: string): Promise<number> {
    const { organisationId, role, groups, keyId } = principal;
    const parameters = [organisationId, collectionId, role, groups, keyId];
    return this.database.transaction(async (transaction) => {
      const { length: count } = await transaction.query('delete_synthetic_questions', parameters);
      if (count > 0)
        await auditIn(transaction, principal, { action: 'golden.unmake', target: collectionId, details: { questions: count } });
      return count;
    });
  }

  /** Of the external ids, those of documents that the principal can find now. */
  async findable(principal: Principal, collectionId: string, externalIds: readonly string[]): Promise<ReadonlySet<string>> {
    if (externalIds.length === 0) return new Set();
    const rows = await this.database.query<{ external_id: string }>('list_findable_external_ids', [
      ...readerOf(principal),
      collectionId,
      externalIds,
    ]);
    return new Set(rows.map((row) => row.external_id));
  }
}

function hidden(question: string): Fault {
  return new Fault(
    'conflict',
    `The collection has the golden question "${question}" already, and you may not see what it expects. Word yours otherwise, or ask an admin to change it.`,
  );
}

function toGolden({ created_at, ...row }: GoldenRow): GoldenQuestion {
  return { ...row, createdAt: created_at };
}
