import type { BlobStore, Principal } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database, Transaction } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { json } from '../database/storable.ts';
import { insertEvent } from '../events/insert-event.ts';
import { redactTraces, type TracePolicy } from '../traces/redact-traces.ts';
import type { LockedDocument } from './make-live.ts';

/** Rows by table, and what else held content. */
export interface DocumentContent {
  readonly places: Readonly<Record<string, number>>;
  /** Revisions that have a text. */
  readonly texts: number;
  /** Stored questions whose answer shows it. */
  readonly answers: number;
}

/** The files it had, for `finishDeletion` once this is committed; null when there is no such document to this reader. */
export async function deleteDocument(
  transaction: Transaction,
  principal: Principal,
  { id, policy, sourceId }: { readonly id: string; readonly policy: TracePolicy; readonly sourceId?: string | undefined },
): Promise<string[] | null> {
  const [locked] = await transaction.query<LockedDocument>('lock_readable_document', [...readerOf(principal), id]);
  if (!locked) return null;
  const files = (await transaction.query<{ sha256: string }>('list_document_blobs', [id])).map((file) => file.sha256);
  const hashes = (await transaction.query<{ text_hash: string }>('list_text_hashes', [id])).map((row) => row.text_hash);
  const [content] = await transaction.query<DocumentContent>('count_content', [id]);
  await transaction.query('mark_document_deleted', [id]);
  await transaction.query('forget_document', [id]);
  const vectors = await transaction.query('delete_unused_embeddings', [hashes]);
  await transaction.query('delete_unused_sentences', [hashes]);
  await transaction.query('mark_revisions_deleted', [id]);
  await transaction.query('clean_events', [id]);
  const removed = json({ ...content, vectors: vectors.length, files });
  const { organisation_id, collection_id, external_id } = locked;
  await transaction.query('insert_deletion', [id, organisation_id, collection_id, external_id, principal.keyId, policy, removed]);
  await insertEvent(transaction, {
    organisationId: organisation_id,
    type: 'document.deleted',
    collectionId: collection_id,
    documentId: id,
    body: { externalId: external_id },
  });
  const details = { collectionId: collection_id, ...(sourceId && { sourceId }) };
  await auditIn(transaction, principal, { action: 'document.delete', target: id, details });
  return files;
}

/** Vectors of sentences under a title that the document was shown with. */
export async function dropUnusedSentences(transaction: Transaction, documentId: string): Promise<void> {
  const hashes = (await transaction.query<{ text_hash: string }>('list_text_hashes', [documentId])).map((row) => row.text_hash);
  await transaction.query('delete_unused_sentences', [hashes]);
}

export interface DeletedDocument {
  readonly id: string;
  readonly files: readonly string[];
  readonly policy: TracePolicy;
}

/** What one transaction cannot do: traces, some at a time, and files. Repeating it is harmless; housekeeping does when it was cut off. */
export async function finishDeletion(database: Database, blobs: BlobStore, { id, files, policy }: DeletedDocument): Promise<void> {
  if (policy !== 'keep') await redactTraces(database, id, policy);
  await database.transaction((transaction) => dropUnusedFiles(transaction, blobs, files));
  await database.transaction((transaction) => transaction.query('complete_deletion', [id]));
}

/**
 * Removes the files that no document needs, under the lock of their ledger rows: no upload of the same bytes slips in between the look
 * and the removal, and one that comes later finds the file gone and stores it again. Resolves with the count.
 */
export async function dropUnusedFiles(transaction: Transaction, blobs: BlobStore, sha256s: readonly string[]): Promise<number> {
  await transaction.query('note_blobs', [sha256s]);
  await transaction.query('lock_blobs', [sha256s]);
  const unused = await transaction.query<{ sha256: string }>('delete_unused_blobs', [sha256s]);
  for (const file of unused) await blobs.delete(file.sha256);
  return unused.length;
}
