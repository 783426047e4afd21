import type { NewEvent } from '#core';
import type { Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { json } from '../database/storable.ts';

/** Within the transaction that makes it true: who hears of it can rely on it, and nothing that happened goes unheard. */
export async function insertEvent(transaction: Transaction, event: NewEvent): Promise<void> {
  const { organisationId, type, collectionId = null, documentId = null, sourceId = null, body } = event;
  await transaction.query('insert_event', [newId(), organisationId, type, collectionId, documentId, sourceId, json(body)]);
}
