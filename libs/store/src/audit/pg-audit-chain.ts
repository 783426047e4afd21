import { type AuditHead, type AuditLink, auditOrigin, type AuditVerdict, type Principal, verifyAudit } from '#core';
import type { Database } from '../database/database.ts';

const linksAtOnce = 500;

export interface ChainRequest {
  /** A row that was noted or reached before: it has to be there still, and the walk goes on behind it. Left out: all of the log. */
  readonly after?: AuditHead | null;
  /** Rows to walk at most. */
  readonly limit?: number;
  readonly signal: AbortSignal;
}

export interface ChainWalk extends AuditVerdict {
  /** Whether it came to the end of the log; where it did not, and nothing is broken, the next goes on after its head. */
  readonly isWhole: boolean;
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

  /** The links after one, up to another, oldest first, read as they are taken. */
  async *links(
    { organisationId }: Principal,
    after: number,
    { sequence: end }: Pick<AuditHead, 'sequence'>,
    signal: AbortSignal,
  ): AsyncGenerator<AuditLink> {
    for (let last = after; last < end;) {
      signal.throwIfAborted();
      const limit = Math.min(linksAtOnce, end - last);
      const rows = await this.database.query<AuditLink & { sequence: number }>('list_audit_chain', [organisationId, last, limit]);
      for (const { hash, record } of rows) yield { hash, record };
      if (rows.length === 0) return;
      last = rows.at(-1)?.sequence ?? last;
    }
  }

  async verify(principal: Principal, { after, limit = Infinity, signal }: ChainRequest): Promise<ChainWalk> {
    const head = await this.head(principal);
    const start = after ?? auditOrigin;
    const end = Math.min(head.sequence, start.sequence + limit);
    const isToEnd = end === head.sequence;
    const why = await this.whyNotIn(principal, start);
    if (why) return { intact: false, isWhole: false, rows: 0, head: null, broken: { sequence: start.sequence, why } };
    const links = this.links(principal, start.sequence, { sequence: end }, signal);
    const verdict = await verifyAudit(links, { start, head: isToEnd ? head : null });
    if (!verdict.intact || start.sequence + verdict.rows >= end) return { ...verdict, isWhole: verdict.intact && isToEnd };
    const broken = {
      sequence: start.sequence + verdict.rows + 1,
      why: `it is missing, and the log is said to end with row ${head.sequence}`,
    };
    return { ...verdict, intact: false, isWhole: false, broken };
  }

  /** Why a row that was noted is none of this log; null where it is. */
  private async whyNotIn({ organisationId }: Principal, noted: AuditHead): Promise<string | null> {
    if (noted.sequence === 0) return null;
    const rows = await this.database.query<AuditLink & { sequence: number }>('list_audit_chain', [organisationId, noted.sequence - 1, 1]);
    if (rows[0]?.sequence !== noted.sequence) return 'it was noted, and is not there';
    return (await verifyAudit(rows, { noted })).broken?.why ?? null;
  }
}
