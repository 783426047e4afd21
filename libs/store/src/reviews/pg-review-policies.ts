import { Fault, type Principal, type ReviewPolicy, type SearchScope } from '#core';
import type { Database, Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';
import { auditIn } from '../audit/audit-in.ts';
import { type PolicyRow, type StoredPolicy, toPolicy } from './review-rows.ts';

export type PolicyFields = Omit<ReviewPolicy, 'id' | 'version'>;
export type PolicyChange = Partial<Omit<PolicyFields, 'collectionId'>>;

/** Which questions go to a person. Each change is a version, and the audit has every one of them whole. */
export class PgReviewPolicies {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Oldest first. */
  async list(principal: Principal): Promise<StoredPolicy[]> {
    return (await this.database.query<PolicyRow>('list_review_policies', [principal.organisationId])).map(toPolicy);
  }

  async inForce({ principal, collectionIds }: Pick<SearchScope, 'principal' | 'collectionIds'>): Promise<StoredPolicy[]> {
    return (await this.database.query<PolicyRow>('list_policies_in_force', [principal.organisationId, collectionIds])).map(toPolicy);
  }

  async add(principal: Principal, fields: PolicyFields): Promise<StoredPolicy> {
    const { collectionId, name, effect, when, reviewers, enabled } = fields;
    return this.database.transaction(async (transaction) => {
      const parameters = [newId(), principal.organisationId, collectionId, name, effect, json(when), reviewers, enabled];
      const [row] = await transaction.query<PolicyRow>('insert_review_policy', parameters);
      await auditIn(transaction, principal, { action: 'review_policy.create', target: row?.id ?? '', details: { version: 1, ...fields } });
      return toPolicy(found(row, ''));
    });
  }

  /** `conflict` where it is no longer the version that was `seen`. */
  async change(principal: Principal, id: string, change: PolicyChange, seen: number | null = null): Promise<StoredPolicy> {
    const { name = null, effect = null, when, reviewers = null, enabled = null } = change;
    return this.database.transaction(async (transaction) => {
      const parameters = [principal.organisationId, id, name, effect, when ? json(when) : null, reviewers, enabled, seen];
      const [row] = await transaction.query<PolicyRow>('change_review_policy', parameters);
      if (!row && seen !== null) await refuseChanged(transaction, principal, id);
      const { version, ...policy } = toPolicy(found(row, id));
      const { createdAt: _, updatedAt: __, ...body } = policy;
      await auditIn(transaction, principal, { action: 'review_policy.change', target: id, details: { version, ...body } });
      return { version, ...policy };
    });
  }

  async remove(principal: Principal, id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const [row] = await transaction.query<{ id: string }>('delete_review_policy', [principal.organisationId, id]);
      found(row, id);
      await auditIn(transaction, principal, { action: 'review_policy.delete', target: id, details: {} });
    });
  }
}

async function refuseChanged(transaction: Transaction, { organisationId }: Principal, id: string): Promise<void> {
  const now = (await transaction.query<PolicyRow>('list_review_policies', [organisationId])).find((policy) => policy.id === id);
  if (!now) return;
  const said = `The policy “${now.name}” was changed meanwhile: it is version ${now.version} by now. Look at it as it is, then change that.`;
  throw new Fault('conflict', said);
}

function found<Row>(row: Row | undefined, id: string): Row {
  if (!row) throw new Fault('not_found', `There is no review policy ${id}. GET /v1/review-policies lists them.`);
  return row;
}
