import type { EventType, NewEvent } from '#core';
import type { Transaction } from '../database/database.ts';
import { insertEvent } from '../events/insert-event.ts';

/** A document, its row locked, and the revision of it that somebody works on. */
export interface LockedDocument {
  readonly id: string;
  readonly organisation_id: string;
  readonly external_id: string;
  readonly collection_id: string;
  readonly live_revision_id: string | null;
  readonly deleted_at: Date | null;
  /** Of the newest upload, or of what the document was last rolled back to. */
  readonly latest_number: number;
  readonly live_number: number | null;
  readonly number: number;
}

/** Shows readers another revision of a document, both legs at once; what was live before keeps its chunks and its life's dates. */
export async function makeLive(transaction: Transaction, document: LockedDocument, revisionId: string): Promise<void> {
  if (document.live_revision_id) {
    await transaction.query('supersede_revision', [document.live_revision_id]);
    await transaction.query('delete_keyword_entries', [document.id]);
    await transaction.query('end_life', [document.id]);
  }
  await transaction.query('begin_life', [document.id, revisionId, document.live_revision_id !== null]);
  await transaction.query('mark_live', [revisionId]);
  await transaction.query('set_live_revision', [document.id, revisionId]);
  await transaction.query('insert_keyword_entries', [revisionId, document.collection_id]);
  const isBack = document.live_number !== null && document.live_number > document.number;
  const type = isBack ? 'document.rolled_back' : 'document.live';
  await insertEvent(transaction, eventOf(type, document, { replaced: document.live_number }));
}

export function eventOf(type: EventType, document: LockedDocument, facts: Readonly<Record<string, unknown>>): NewEvent {
  return {
    organisationId: document.organisation_id,
    type,
    collectionId: document.collection_id,
    documentId: document.id,
    body: { externalId: document.external_id, revision: document.number, ...facts },
  };
}
