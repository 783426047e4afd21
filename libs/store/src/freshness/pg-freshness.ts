import { Fault, type FreshnessVerdict, type Principal } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { type Page, type PageRequest, pagesOf } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';

export const thresholdMeasures = ['overdue_documents', 'overdue_percent', 'oldest_days', 'failing_sources'] as const;
export type ThresholdMeasure = (typeof thresholdMeasures)[number];

export interface NewThreshold {
  readonly name: string;
  readonly collectionId: string | null;
  readonly measure: ThresholdMeasure;
  readonly atMost: number;
  readonly owner: string;
  readonly action: string;
}

export interface Threshold extends Omit<NewThreshold, 'collectionId'> {
  readonly id: string;
  readonly collection: string | null;
  /** Measured last; null before the first time. */
  readonly value: number | null;
  readonly checkedAt: Date | null;
  readonly raisedAt: Date | null;
}

export interface OverdueDocument {
  readonly documentId: string;
  readonly title: string;
  readonly collection: string;
  readonly verdict: FreshnessVerdict;
  readonly dueAt: Date;
  readonly verifiedAt: Date;
  readonly source: string | null;
}

export interface ChangedDocument {
  readonly documentId: string;
  readonly title: string;
  readonly collection: string;
  readonly revision: number;
  readonly changedAt: Date;
  readonly source: string | null;
}

export interface FailingSource {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly state: string;
  readonly message: string | null;
  readonly lastSuccessAt: Date | null;
}

/** `ages` counts live documents verified less than 1, 7, 30, 90 and 365 days ago, and longer. */
export interface FreshnessFigures {
  readonly verdicts: Readonly<Record<string, number>>;
  readonly ages: readonly number[];
  readonly changed: readonly ChangedDocument[];
  readonly failingSources: readonly FailingSource[];
}

const listed = 20;
const ageBuckets = 6;

/** How fresh what people may see is, and the thresholds it is held against. */
export class PgFreshness {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async figures(principal: Principal, collectionId: string | null): Promise<FreshnessFigures> {
    const parameters = [...readerOf(principal), collectionId];
    const counts = await this.database.query<{ verdict: string; age: number; documents: number }>('count_freshness', parameters);
    const changed = await this.database.query<ChangedRow>('list_changed_documents', [...parameters, listed]);
    const failing = await this.database.query<FailingRow>('list_failing_sources', parameters);
    const sum = (rows: typeof counts): number => rows.reduce((total, row) => total + row.documents, 0);
    return {
      verdicts: Object.fromEntries([...Map.groupBy(counts, (row) => row.verdict)].map(([verdict, rows]) => [verdict, sum(rows)])),
      ages: Array.from({ length: ageBuckets }, (_, age) => sum(counts.filter((row) => row.age === age))),
      changed: changed.map(toChanged),
      failingSources: failing.map(({ last_success_at, ...source }) => ({ ...source, lastSuccessAt: last_success_at })),
    };
  }

  /** Longest overdue first. */
  async overdue(principal: Principal, collectionId: string | null, page: PageRequest): Promise<Page<OverdueDocument>> {
    const list = pagesOf(`overdue documents of ${collectionId ?? 'all'}`, /^-?\d{1,15} [\w-]+$/);
    const [dueAt, id] = placeOf(list.after(page));
    const rows = await this.database.query<OverdueRow>('list_overdue_documents', [
      ...readerOf(principal),
      collectionId,
      dueAt,
      id,
      page.limit + 1,
    ]);
    return list.cut(rows.map(toOverdue), page, (document) => `${document.dueAt.getTime()} ${document.documentId}`);
  }

  async thresholds(principal: Principal): Promise<Threshold[]> {
    const rows = await this.database.query<ThresholdRow>('list_freshness_thresholds', [principal.organisationId]);
    return rows.map(toThreshold);
  }

  async addThreshold(principal: Principal, { name, collectionId, measure, atMost, owner, action }: NewThreshold): Promise<Threshold> {
    const id = newId();
    const parameters = [id, principal.organisationId, collectionId, name, measure, atMost, owner, action];
    await this.database.transaction(async (transaction) => {
      await transaction.query('insert_freshness_threshold', parameters);
      await auditIn(transaction, principal, { action: 'threshold.create', target: id, details: { name, measure, atMost } });
    });
    return this.threshold(principal, id);
  }

  async threshold(principal: Principal, id: string): Promise<Threshold> {
    const found = (await this.thresholds(principal)).find((threshold) => threshold.id === id);
    if (!found) throw missing(id);
    return found;
  }

  async removeThreshold(principal: Principal, id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const rows = await transaction.query('delete_freshness_threshold', [principal.organisationId, id]);
      if (rows.length === 0) throw missing(id);
      await auditIn(transaction, principal, { action: 'threshold.delete', target: id, details: {} });
    });
  }
}

/** The due time and the id of the last document of the page before. */
function placeOf(place: string | null): readonly [Date, string] | readonly [null, null] {
  if (place === null) return [null, null];
  const [milliseconds, id = ''] = place.split(' ');
  return [new Date(Number(milliseconds)), id];
}

function missing(id: string): Fault {
  return new Fault('not_found', `There is no freshness threshold ${id}. GET /v1/freshness/thresholds lists those there are.`);
}

interface OverdueRow {
  readonly id: string;
  readonly title: string;
  readonly collection_name: string;
  readonly verdict: FreshnessVerdict;
  readonly due_at: Date;
  readonly verified_at: Date;
  readonly source_name: string | null;
}

interface ChangedRow {
  readonly id: string;
  readonly title: string;
  readonly collection_name: string;
  readonly revision: number;
  readonly changed_at: Date;
  readonly source_name: string | null;
}

interface FailingRow extends Omit<FailingSource, 'lastSuccessAt'> {
  readonly last_success_at: Date | null;
}

interface ThresholdRow {
  readonly id: string;
  readonly collection_name: string | null;
  readonly name: string;
  readonly measure: ThresholdMeasure;
  readonly at_most: number;
  readonly owner: string;
  readonly action: string;
  readonly value: number | null;
  readonly checked_at: Date | null;
  readonly raised_at: Date | null;
}

function toOverdue({ id, title, collection_name, verdict, due_at, verified_at, source_name }: OverdueRow): OverdueDocument {
  return { documentId: id, title, verdict, collection: collection_name, dueAt: due_at, verifiedAt: verified_at, source: source_name };
}

function toChanged({ id, title, collection_name, revision, changed_at, source_name }: ChangedRow): ChangedDocument {
  return { documentId: id, title, revision, collection: collection_name, changedAt: changed_at, source: source_name };
}

function toThreshold({ collection_name, at_most, checked_at, raised_at, ...row }: ThresholdRow): Threshold {
  return { ...row, collection: collection_name, atMost: at_most, checkedAt: checked_at, raisedAt: raised_at };
}
