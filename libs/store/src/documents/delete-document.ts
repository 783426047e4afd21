import type { BlobStore, Principal } from '#core';
import type { Transaction } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';

/** False when there is no such document to this reader. */
export async function deleteDocument(transaction: Transaction, blobs: BlobStore, principal: Principal, id: string): Promise<boolean> {
  const locked = await transaction.query('lock_readable_document', [...readerOf(principal), id]);
  if (locked.length === 0) return false;
  const files = await transaction.query<{ sha256: string }>('list_document_blobs', [id]);
  await transaction.query('mark_document_deleted', [id]);
  await transaction.query('delete_document_layouts', [id]);
  const chunks = await transaction.query<{ text_hash: string }>('delete_document_chunks', [id]);
  await transaction.query('delete_unused_embeddings', [chunks.map((chunk) => chunk.text_hash)]);
  await transaction.query('mark_revisions_deleted', [id]);
  await deleteFiles(
    transaction,
    blobs,
    files.map((file) => file.sha256),
  );
  return true;
}

/** Under the lock of their ledger rows, so that no upload of the same bytes slips in between the look and the removal. */
async function deleteFiles(transaction: Transaction, blobs: BlobStore, sha256s: readonly string[]): Promise<void> {
  await transaction.query('lock_blobs', [sha256s]);
  const unused = await transaction.query<{ sha256: string }>('delete_unused_blobs', [sha256s]);
  for (const file of unused) await blobs.delete(file.sha256);
}
