import type { Principal } from '#core';
import type { Database } from '../database/database.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { type Act, auditIn } from './audit-in.ts';

/** An administrative act: who did what to what. */
export interface AuditEntry extends Act {
  readonly id: string;
  readonly at: Date;
  readonly keyId: string | null;
}

export class PgAudit {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async record(principal: Principal, action: string, target: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.database.transaction((transaction) => auditIn(transaction, principal, { action, target, details }));
  }

  /** Newest first. */
  async list(principal: Principal, page: PageRequest): Promise<Page<AuditEntry>> {
    const list = pagesOf('audit');
    const rows = await this.database.query<Omit<AuditEntry, 'keyId'> & { key_id: string | null }>('list_audit', [
      principal.organisationId,
      list.after(page),
      page.limit + 1,
    ]);
    const items = rows.map(({ key_id, ...row }) => ({ ...row, keyId: key_id }));
    return list.cut(items, page, (entry) => entry.id);
  }
}
