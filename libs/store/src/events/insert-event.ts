import type { NewEvent } from '#core';
import type { Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';

/**
 * Within the transaction that makes it true: who hears of it can rely on it, and nothing that happened goes unheard. The deliveries to
 * webhooks are written with it. Resolves with its id.
 */
export async function insertEvent(transaction: Transaction, event: NewEvent): Promise<string> {
  const { organisationId, type, collectionId = null, documentId = null, sourceId = null, body } = event;
  const id = newId();
  await transaction.query('insert_event', [id, organisationId, type, collectionId, documentId, sourceId, json(body)]);
  return id;
}
