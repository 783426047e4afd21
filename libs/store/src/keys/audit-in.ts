import type { Principal } from '#core';
import type { Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';

/** What was done to what. */
export interface Act {
  readonly action: string;
  readonly target: string;
  readonly details: Readonly<Record<string, unknown>>;
}

/** Records an act within the transaction that it tells of: there is never one without the other. */
export async function auditIn(transaction: Transaction, principal: Principal, { action, target, details }: Act): Promise<void> {
  await transaction.query('insert_audit', [newId(), principal.organisationId, principal.keyId, action, target, json(details)]);
}
