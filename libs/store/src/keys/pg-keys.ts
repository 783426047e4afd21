import { createHash, randomBytes } from 'node:crypto';
import { Fault, type KeyLimits, type Principal, type Role } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { type Act, auditIn } from '../audit/audit-in.ts';

/** The organisation that the migration makes; a keyless service works in it. */
export const defaultOrganisationId = 'default';

export interface NewKeyFields {
  readonly name: string;
  readonly role: Role;
  readonly groups: readonly string[];
  /** Those left out are none. */
  readonly limits?: Partial<KeyLimits>;
  /** Which tools of the Model Context Protocol; null: all. */
  readonly mcpTools: readonly string[] | null;
}

/** What may be changed of a key. */
export type KeyPatch = Partial<KeyLimits & Pick<NewKeyFields, 'mcpTools'>>;

export interface StoredKey extends NewKeyFields {
  readonly limits: KeyLimits;
  readonly id: string;
  /** First characters, to recognise it by. */
  readonly prefix: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
  readonly revokedAt: Date | null;
}

/** Who a key speaks for. */
export interface KeyHolder {
  readonly principal: Principal;
  readonly limits: KeyLimits;
  readonly mcpTools: readonly string[] | null;
}

interface KeyRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly name: string;
  readonly prefix: string;
  readonly role: Role;
  readonly groups: string[];
  readonly requests_per_minute: number | null;
  readonly tokens_per_day: number | null;
  readonly compute_seconds_per_day: number | null;
  readonly mcp_tools: string[] | null;
  readonly created_at: Date;
  readonly last_used_at: Date | null;
  readonly revoked_at: Date | null;
}

/** API keys. Only the sha256 is kept: 32 random bytes need no slow hash. */
export class PgKeys {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** `key` is told this once; the audit tells who made it, where somebody is named. */
  async create(organisationId: string, fields: NewKeyFields, by: Principal | null = null): Promise<StoredKey & { readonly key: string }> {
    const key = `aq_${randomBytes(32).toString('base64url')}`;
    const parameters = [
      newId(),
      organisationId,
      fields.name,
      hashOf(key),
      key.slice(0, 10),
      fields.role,
      fields.groups,
      fields.limits?.requestsPerMinute ?? null,
      fields.limits?.tokensPerDay ?? null,
      fields.limits?.computeSecondsPerDay ?? null,
      fields.mcpTools,
    ];
    return this.database.transaction(async (transaction) => {
      const [row] = await transaction.query<KeyRow>('insert_key', parameters);
      if (!row) throw new Fault('conflict', 'The key could not be made. Repeat the call.');
      const { name, role, mcpTools, limits } = fields;
      if (by) await auditIn(transaction, by, { action: 'key.create', target: row.id, details: { name, role, mcpTools, ...limits } });
      return { ...toKey(row), key };
    });
  }

  /** Null for a key that never was or was revoked. */
  async find(key: string): Promise<KeyHolder | null> {
    const [row] = await this.database.query<KeyRow>('find_key', [hashOf(key)]);
    if (!row) return null;
    return {
      principal: { organisationId: row.organisation_id, keyId: row.id, role: row.role, groups: row.groups },
      limits: limitsOf(row),
      mcpTools: row.mcp_tools,
    };
  }

  async list(principal: Principal, page: PageRequest): Promise<Page<StoredKey>> {
    const list = pagesOf('keys');
    const rows = await this.database.query<KeyRow>('list_keys', [principal.organisationId, list.after(page), page.limit + 1]);
    return list.cut(rows.map(toKey), page, (key) => key.id);
  }

  async revoke(principal: Principal, id: string): Promise<StoredKey> {
    return this.changed(principal, { action: 'key.revoke', target: id, details: {} }, (transaction) =>
      transaction.query<KeyRow>('revoke_key', [principal.organisationId, id]),
    );
  }

  /** What is left out stays as it is; `null` lifts a limit, and allows all tools. */
  async change(principal: Principal, id: string, patch: KeyPatch): Promise<StoredKey> {
    const names = Object.entries(patch).flatMap(([name, value]) => (value === undefined ? [] : [name]));
    const { requestsPerMinute = null, tokensPerDay = null, computeSecondsPerDay = null, mcpTools = null } = patch;
    const values = [names, requestsPerMinute, tokensPerDay, computeSecondsPerDay, mcpTools];
    return this.changed(principal, { action: 'key.change', target: id, details: patch }, (transaction) =>
      transaction.query<KeyRow>('change_key', [principal.organisationId, id, ...values]),
    );
  }

  /** Notes the use, at most once a minute. */
  async touch(id: string): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('touch_key', [id]));
  }

  /** Keys ever made, revoked ones too: the first one ends keyless service for good. */
  async count(): Promise<number> {
    const [row] = await this.database.query<{ keys: number }>('count_keys');
    return row?.keys ?? 0;
  }

  /** Counts a request in the present minute, for every process alike. */
  async countRequest(keyId: string): Promise<{ readonly requests: number; readonly secondsLeft: number }> {
    const [row] = await this.database.transaction((transaction) =>
      transaction.query<{ requests: number; seconds_left: number }>('take_request', [keyId]),
    );
    return { requests: row?.requests ?? 1, secondsLeft: Math.max(1, Math.ceil(row?.seconds_left ?? 60)) };
  }

  /** What waits for a limit of the key does not wait any longer: it may have been lifted, and a key that is gone waits for nothing. */
  private async changed(principal: Principal, act: Act, change: (transaction: Transaction) => Promise<KeyRow[]>): Promise<StoredKey> {
    return this.database.transaction(async (transaction) => {
      const [row] = await change(transaction);
      if (!row) throw missingKey(act.target);
      await transaction.query('resume_key_batches', [principal.organisationId, act.target]);
      await auditIn(transaction, principal, act);
      return toKey(row);
    });
  }
}

const missingKey = (id: string): Fault => new Fault('not_found', `There is no key ${id}. GET /v1/keys lists those there are.`);

function hashOf(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

function toKey(row: KeyRow): StoredKey {
  return {
    id: row.id,
    name: row.name,
    prefix: row.prefix,
    role: row.role,
    groups: row.groups,
    limits: limitsOf(row),
    mcpTools: row.mcp_tools,
    createdAt: row.created_at,
    lastUsedAt: row.last_used_at,
    revokedAt: row.revoked_at,
  };
}

const limitsOf = (row: KeyRow): KeyLimits => ({
  requestsPerMinute: row.requests_per_minute,
  tokensPerDay: row.tokens_per_day,
  computeSecondsPerDay: row.compute_seconds_per_day,
});
