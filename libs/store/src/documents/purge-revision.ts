import type { BlobStore, RevisionStatus } from '#core';
import { auditIn, nobodyIn } from '../audit/audit-in.ts';
import type { Database, Transaction } from '../database/database.ts';
import { dropUnusedFiles } from './delete-document.ts';
import type { LockedDocument } from './make-live.ts';

// Finding them ranks every past revision there is, so it is done seldom; each is removed by itself.
const revisionsAtOnce = 500;

/**
 * Removes superseded, rejected and failed revisions beyond their collection's limits, each in a short transaction of its own: text, blocks, layout, chunks, the
 * vectors and the file that nobody else needs. Their rows stay and say why. Resolves with the count.
 */
export async function purgeBeyondRetention(database: Database, blobs: BlobStore): Promise<number> {
  for (let count = 0; ;) {
    const rows = await database.query<PastRevision>('list_revisions_beyond_retention', [revisionsAtOnce]);
    if (rows.length === 0) return count;
    let purged = 0;
    for (const row of rows) if (await purge(database, blobs, row)) purged += 1;
    // Each was put to use again while we looked.
    if (purged === 0) return count;
    count += purged;
  }
}

interface PastRevision {
  readonly id: string;
  readonly status: RevisionStatus;
}

async function purge(database: Database, blobs: BlobStore, revision: PastRevision): Promise<boolean> {
  const sha256 = await database.transaction((transaction) => purgeRevision(transaction, revision));
  if (sha256 === null) return false;
  await database.transaction((transaction) => dropUnusedFiles(transaction, blobs, [sha256]));
  return true;
}

/** The document's lock first, as every writer takes it: a rollback to this revision comes before or after, never between. */
async function purgeRevision(transaction: Transaction, { id: revisionId, status }: PastRevision): Promise<string | null> {
  const [document] = await transaction.query<LockedDocument>('lock_document_of_revision', [revisionId]);
  const [standing] = await transaction.query('lock_revision', [revisionId, status]);
  if (!standing || !document) return null;
  const chunks = await transaction.query<{ text_hash: string }>('delete_revision_chunks', [revisionId]);
  await transaction.query('delete_revision_layout', [revisionId]);
  await transaction.query('delete_redactions', [revisionId]);
  if (status === 'quarantined') await forgetFindings(transaction, revisionId);
  else await transaction.query('delete_guard_verdict', [revisionId]);
  const hashes = [...new Set(chunks.map((chunk) => chunk.text_hash))];
  await transaction.query('delete_unused_embeddings', [hashes]);
  await transaction.query('delete_unused_sentences', [hashes]);
  const [purged] = await transaction.query<{ blob_sha256: string }>('mark_revision_purged', [revisionId]);
  await auditIn(transaction, nobodyIn(document.organisation_id), {
    action: 'revision.purge',
    target: revisionId,
    details: { documentId: document.id, revision: document.number, was: status, by: 'retention' },
  });
  return purged?.blob_sha256 ?? null;
}

/** That a person rejected it stays known. */
async function forgetFindings(transaction: Transaction, revisionId: string): Promise<void> {
  await transaction.query('delete_guard_findings', [revisionId]);
  await transaction.query('delete_guard_examples', [revisionId]);
  await transaction.query('forget_guard_note', [revisionId]);
}
