import type { Principal } from '#core';
import type { Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';

/** What was done to what. */
export interface Act {
  readonly action: string;
  readonly target: string;
  /** Ids, names of fields and settings; never text of documents, nor secrets: what is written here stays. */
  readonly details: Readonly<Record<string, unknown>>;
}

/** The service itself, where it does what its settings say. */
export const nobodyIn = (organisationId: string): Pick<Principal, 'organisationId' | 'keyId'> => ({ organisationId, keyId: null });

/**
 * Records an act within the transaction that it tells of: there is never one without the other. Its row is the last thing that this
 * writes, whenever it is told, as other writers of the organisation wait from there until the transaction ends.
 */
export async function auditIn(
  transaction: Transaction,
  { organisationId, keyId }: Pick<Principal, 'organisationId' | 'keyId'>,
  { action, target, details }: Act,
): Promise<void> {
  transaction.last('insert_audit', [newId(), organisationId, keyId, action, target, json(details)]);
}
