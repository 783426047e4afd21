import type { Transaction } from '../database/database.ts';
import { publishRevision } from '../documents/publish-revision.ts';

/**
 * Gives a quarantined revision back to readers, its document being locked: at once where its vectors are there, else when they are made.
 * `withheld`: it is not in quarantine, or something keeps it there.
 */
export async function releaseRevision(
  transaction: Transaction,
  revisionId: string,
  modelId: string,
): Promise<'live' | 'embedding' | 'superseded' | 'withheld'> {
  const [released] = await transaction.query<{ status: 'parsed' | 'embedded' }>('release_revision', [revisionId, modelId]);
  if (!released) return 'withheld';
  await transaction.query('restore_lives', [revisionId]);
  if (released.status === 'parsed') return 'embedding';
  const published = await publishRevision(transaction, revisionId, true);
  if (published === null) return 'superseded';
  return published === 'live' ? 'live' : 'withheld';
}
