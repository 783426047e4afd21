import type { Principal } from '#core';
import type { Database } from '../database/database.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { type Act, auditIn } from './audit-in.ts';

/** Who did what to what. */
export interface AuditEntry extends Act {
  readonly id: string;
  readonly at: Date;
  /** Null: nobody who had a key, which may have been the service itself. */
  readonly keyId: string | null;
  /** Its place in the chain of its organisation, from 1. */
  readonly sequence: number;
  readonly hash: string;
}

export interface AuditRequest extends PageRequest {
  /** `none`: what was done without one. */
  readonly keyId?: string | undefined;
  /** One that ends with a dot stands for all that begin so. */
  readonly action?: string | undefined;
  readonly target?: string | undefined;
  readonly from?: Date | undefined;
  readonly until?: Date | undefined;
}

type AuditRow = Omit<AuditEntry, 'keyId'> & { readonly key_id: string | null };

/** What was done, to be read and added to; nothing of it is ever changed. */
export class PgAudit {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** For acts that are no transaction of their own. */
  async record(principal: Principal, action: string, target: string, details: Readonly<Record<string, unknown>> = {}): Promise<void> {
    await this.database.transaction((transaction) => auditIn(transaction, principal, { action, target, details }));
  }

  /** Newest first. */
  async list({ organisationId }: Principal, request: AuditRequest): Promise<Page<AuditEntry>> {
    const { keyId = null, action = null, target = null, from = null, until = null, limit } = request;
    const list = pagesOf('audit', /^\d{1,15}$/);
    const parameters = [organisationId, list.after(request), keyId, action, target, from, until, limit + 1];
    const rows = await this.database.query<AuditRow>('list_audit', parameters);
    const items = rows.map(({ key_id, ...row }) => ({ ...row, keyId: key_id }));
    return list.cut(items, request, ({ sequence }) => String(sequence));
  }
}
