import { Fault, type ItemState, type Principal, type Schedule, type SourceFields } from '#core';
import { type Act, auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';
import type { PgDocuments } from '../documents/pg-documents.ts';
import type { SecretBox } from './secret-box.ts';
import {
  type ItemRow,
  type RunRow,
  type SourceItemSummary,
  type SourceRow,
  type SourceRun,
  type SourceSummary,
  toItem,
  toRun,
  toSource,
} from './source-rows.ts';

export interface NewSource extends SourceFields {
  readonly kind: string;
  readonly collectionId: string;
  readonly secret: string | null;
  readonly nextVisitAt: Date | null;
}

export type SourcePatch = Partial<Omit<NewSource, 'kind' | 'collectionId'>>;

/** Documents of a source that is no more. */
export interface RemovedSource {
  readonly deleted: number;
  readonly kept: number;
}

/** Sources as people handle them. What a reader may not see does not exist: `not_found`. */
export class PgSources {
  private readonly database: Database;
  private readonly secrets: SecretBox;

  constructor(database: Database, secrets: SecretBox) {
    this.database = database;
    this.secrets = secrets;
  }

  async create(principal: Principal, source: NewSource): Promise<SourceSummary> {
    const id = newId();
    const secret = source.secret === null ? null : await this.secrets.seal(source.secret, id);
    const { name, settings, schedule, isPaused, graceSeconds, staleAfterSeconds, guardDocuments, access } = source;
    const parameters = [
      id,
      principal.organisationId,
      source.collectionId,
      source.kind,
      name,
      json(settings),
      secret,
      schedule && json(schedule),
      isPaused,
      graceSeconds,
      staleAfterSeconds,
      access.public,
      access.groups,
      source.nextVisitAt,
      guardDocuments,
    ];
    await this.database.transaction(async (transaction) => {
      await transaction.query('insert_source', parameters);
      const details = { kind: source.kind, name, collectionId: source.collectionId };
      await auditIn(transaction, principal, { action: 'source.create', target: id, details });
    });
    return this.get({ ...principal, role: 'admin' }, id);
  }

  async get(principal: Principal, id: string): Promise<SourceSummary> {
    const [row] = await this.database.query<SourceRow>('find_source', [...readerOf(principal), id]);
    if (!row) throw missing(id);
    return toSource(row);
  }

  /** Newest first. */
  async list(principal: Principal, page: PageRequest & { readonly collectionId?: string | undefined }): Promise<Page<SourceSummary>> {
    const list = pagesOf('sources');
    const parameters = [...readerOf(principal), page.collectionId ?? null, list.after(page), page.limit + 1];
    const rows = await this.database.query<SourceRow>('list_sources', parameters);
    return list.cut(rows.map(toSource), page, (source) => source.id);
  }

  /** Changes the fields named and no others; documents already here that the caller may see get the access the source now gives. */
  async change(principal: Principal, id: string, patch: SourcePatch): Promise<SourceSummary> {
    const names = Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const secret = patch.secret ? await this.secrets.seal(patch.secret, id) : null;
    const { name, settings, schedule, isPaused, graceSeconds, staleAfterSeconds, guardDocuments, access, nextVisitAt } = patch;
    const parameters = [
      ...readerOf(principal),
      id,
      names,
      name ?? null,
      json(settings ?? {}),
      secret,
      schedule ? json(schedule) : null,
      isPaused ?? null,
      graceSeconds ?? null,
      staleAfterSeconds ?? null,
      access?.public ?? null,
      access?.groups ?? null,
      nextVisitAt ?? null,
      guardDocuments ?? null,
    ];
    await this.database.transaction(async (transaction) => {
      const [changed] = await transaction.query('change_source', parameters);
      if (!changed) throw missing(id);
      if (access) await transaction.query('give_source_access', [...readerOf(principal), id]);
      await auditIn(transaction, principal, { action: 'source.change', target: id, details: { fields: names } });
    });
    return this.get({ ...principal, role: 'admin' }, id);
  }

  /**
   * Keeps its documents, or deletes those too that the caller may see, some at a time: a call that was cut off is finished by the next.
   * Resolves with how many were deleted and how many stay.
   */
  async delete(principal: Principal, id: string, documents: PgDocuments | null): Promise<RemovedSource> {
    const { name } = await this.get(principal, id);
    const deleted = documents ? await this.deleteDocuments(principal, id, documents) : 0;
    return this.database.transaction(async (transaction) => {
      const [kept] = await transaction.query<{ documents: number }>('count_source_documents', [principal.organisationId, id]);
      const [gone] = await transaction.query('delete_source', [...readerOf(principal), id]);
      if (!gone) throw missing(id);
      const removed = { deleted, kept: kept?.documents ?? 0 };
      await auditIn(transaction, principal, { action: 'source.delete', target: id, details: { name, ...removed } });
      return removed;
    });
  }

  /** Notes that a visit is wanted; should the queue lose it, the sweeper finds it here. */
  async requestVisit(principal: Principal, id: string): Promise<SourceSummary> {
    await this.noted('request_visit', principal, { action: 'source.sync', target: id, details: {} });
    return this.get(principal, id);
  }

  /** What a held source found vanished is meant to go; of one that is not held nothing changes. */
  async release(principal: Principal, id: string): Promise<SourceSummary> {
    const source = await this.get(principal, id);
    if (source.state !== 'held') return source;
    await this.database.transaction(async (transaction) => {
      const [released] = await transaction.query('release_source', [...readerOf(principal), id]);
      if (!released) return;
      await transaction.query('confirm_missing_items', [id]);
      await auditIn(transaction, principal, { action: 'source.release', target: id, details: { missing: source.items.missing ?? 0 } });
    });
    return this.get(principal, id);
  }

  /** In the order in which they were first seen. */
  async items(
    principal: Principal,
    id: string,
    page: PageRequest & { readonly state?: ItemState | undefined },
  ): Promise<Page<SourceItemSummary>> {
    await this.get(principal, id);
    const list = pagesOf(`items of ${id}`);
    const parameters = [...readerOf(principal), id, page.state ?? null, list.after(page), page.limit + 1];
    const rows = await this.database.query<ItemRow>('list_source_items', parameters);
    return list.cut(rows.map(toItem), page, (item) => item.id);
  }

  /** Newest first. */
  async runs(principal: Principal, id: string, page: PageRequest): Promise<Page<SourceRun>> {
    await this.get(principal, id);
    const list = pagesOf(`runs of ${id}`);
    const rows = await this.database.query<RunRow>('list_source_runs', [...readerOf(principal), id, list.after(page), page.limit + 1]);
    return list.cut(rows.map(toRun), page, (run) => run.id);
  }

  /** Those with a schedule that runs, for rebuilding what the queue should hold. */
  async schedules(): Promise<{ readonly id: string; readonly schedule: Schedule; readonly nextVisitAt: Date | null }[]> {
    const rows = await this.database.query<{ id: string; schedule: Schedule; next_visit_at: Date | null }>('list_schedules');
    return rows.map(({ id, schedule, next_visit_at }) => ({ id, schedule, nextVisitAt: next_visit_at }));
  }

  /** Those whose visit is due, asked for or cut off, with nobody at it. */
  async due(graceSeconds: number, limit: number): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>('list_due_sources', [graceSeconds, limit]);
    return rows.map((row) => row.id);
  }

  private async deleteDocuments(principal: Principal, id: string, documents: PgDocuments): Promise<number> {
    for (let deleted = 0; ;) {
      const rows = await this.database.query<{ id: string }>('list_source_documents', [...readerOf(principal), id, 50]);
      if (rows.length === 0) return deleted;
      for (const row of rows) await documents.delete(principal, row.id);
      deleted += rows.length;
    }
  }

  private async noted(statement: string, principal: Principal, act: Act): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction.query(statement, [...readerOf(principal), act.target]);
      if (!row) throw missing(act.target);
      await auditIn(transaction, principal, act);
    });
  }
}

function missing(id: string): Fault {
  return new Fault('not_found', `There is no source ${id}, or you may not see it. GET /v1/sources lists those there are.`);
}
