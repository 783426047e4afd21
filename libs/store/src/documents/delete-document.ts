import type { BlobStore, Principal } from '#core';
import type { Transaction } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { insertEvent } from '../events/insert-event.ts';

interface DeletedDocument {
  readonly collection_id: string;
  readonly external_id: string;
}

/** The files it had, for `dropUnusedFiles` once this is committed; null when there is no such document to this reader. */
export async function deleteDocument(transaction: Transaction, principal: Principal, id: string): Promise<string[] | null> {
  const [locked] = await transaction.query<DeletedDocument>('lock_readable_document', [...readerOf(principal), id]);
  if (!locked) return null;
  const files = await transaction.query<{ sha256: string }>('list_document_blobs', [id]);
  await transaction.query('mark_document_deleted', [id]);
  await transaction.query('delete_document_layouts', [id]);
  const chunks = await transaction.query<{ text_hash: string }>('delete_document_chunks', [id]);
  await transaction.query('delete_unused_embeddings', [chunks.map((chunk) => chunk.text_hash)]);
  await transaction.query('mark_revisions_deleted', [id]);
  await insertEvent(transaction, {
    organisationId: principal.organisationId,
    type: 'document.deleted',
    collectionId: locked.collection_id,
    documentId: id,
    body: { externalId: locked.external_id },
  });
  return files.map((file) => file.sha256);
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
