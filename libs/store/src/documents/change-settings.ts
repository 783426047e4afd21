import { Fault, type Principal } from '#core';
import type { Transaction } from '../database/database.ts';
import { json } from '../database/storable.ts';
import type { StoredSettings } from './stored-settings.ts';

export interface LockedCollection {
  readonly id: string;
  readonly name: string;
  readonly settings: StoredSettings;
  readonly settings_version: number;
}

/** Nobody else changes it until the transaction ends. */
export async function lockCollection(transaction: Transaction, principal: Principal, id: string): Promise<LockedCollection> {
  const [row] = await transaction.query<LockedCollection>('lock_collection', [principal.organisationId, id]);
  if (!row) throw missingCollection(id);
  return row;
}

/** What a locked collection is set to from now on: its next version. */
export async function writeSettings(transaction: Transaction, principal: Principal, id: string, settings: StoredSettings): Promise<void> {
  await transaction.query('change_collection_settings', [principal.organisationId, id, json(settings)]);
  await transaction.query('insert_collection_settings', [id, principal.keyId]);
}

export function missingCollection(nameOrId: string): Fault {
  return new Fault('not_found', `There is no collection "${nameOrId}". GET /v1/collections lists those there are.`);
}
