import type { Principal } from '#core';
import type { Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';
import type { AuditEntry } from '../keys/pg-audit.ts';

/** An audit entry within the transaction that it tells of. */
export async function recordIn(
  transaction: Transaction,
  principal: Principal,
  { action, target, details }: Pick<AuditEntry, 'action' | 'target' | 'details'>,
): Promise<void> {
  await transaction.query('insert_audit', [newId(), principal.organisationId, principal.keyId, action, target, json(details)]);
}
