import { type AuditHead, type AuditLink, auditOrigin, type AuditVerdict, type Principal, verifyAudit } from '#core';
import type { Database } from '../database/database.ts';

const linksAtOnce = 500;

export interface ChainRequest {
  /** A place noted earlier: it has to be there still. */
  readonly noted?: AuditHead | null;
  readonly signal: AbortSignal;
}

/** The audit log of an organisation as links that stand on one another. */
export class PgAuditChain {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async head({ organisationId }: Principal): Promise<AuditHead> {
    const [head] = await this.database.query<AuditHead>('find_audit_head', [organisationId]);
    return head ?? auditOrigin;
  }

  /** The links after one, up to `head`, oldest first, read as they are taken. */
  async *links({ organisationId }: Principal, after: number, head: AuditHead, signal: AbortSignal): AsyncGenerator<AuditLink> {
    for (let last = after; last < head.sequence;) {
      signal.throwIfAborted();
      const limit = Math.min(linksAtOnce, head.sequence - last);
      const rows = await this.database.query<AuditLink & { sequence: number }>('list_audit_chain', [organisationId, last, limit]);
      for (const { hash, record } of rows) yield { hash, record };
      if (rows.length === 0) return;
      last = rows.at(-1)?.sequence ?? last;
    }
  }

  /** Walks all of it. */
  async verify(principal: Principal, { noted = null, signal }: ChainRequest): Promise<AuditVerdict> {
    const head = await this.head(principal);
    return verifyAudit(this.links(principal, 0, head, signal), { start: auditOrigin, head, noted });
  }
}
