import type { Transaction } from '../database/database.ts';
import { guardStandingOf, withholdRevision } from '../guard/withhold-revision.ts';
import { type LockedDocument, makeLive } from './make-live.ts';

/**
 * Null where it does not stand at `embedded`, was overtaken by a newer one and so superseded, or waits for the guard to read it, as it was
 * parsed by a process that has none.
 */
export async function publishRevision(
  transaction: Transaction,
  revisionId: string,
  isGuarded: boolean,
): Promise<'live' | 'quarantined' | null> {
  const [document] = await transaction.query<LockedDocument>('lock_document_of_revision', [revisionId]);
  const [waiting] = await transaction.query('lock_revision', [revisionId, 'embedded']);
  if (!document || !waiting || document.deleted_at) return null;
  // What a document was rolled back to counts less than what is live, and is wanted all the same.
  const isOvertaken = document.live_number !== null && document.live_number > document.number && document.latest_number !== document.number;
  if (isOvertaken) {
    await transaction.query('supersede_revision', [revisionId]);
    return null;
  }
  const standing = isGuarded ? await guardStandingOf(transaction, revisionId) : 'let in';
  if (standing === 'unread') return null;
  if (standing === 'withheld') {
    await withholdRevision(transaction, document, revisionId);
    return 'quarantined';
  }
  await makeLive(transaction, document, revisionId);
  await transaction.query('supersede_older_revisions', [document.id, document.number]);
  return 'live';
}
