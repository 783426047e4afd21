import type { Transaction } from '../database/database.ts';
import { eventOf, type LockedDocument } from '../documents/make-live.ts';
import { insertEvent } from '../events/insert-event.ts';

/**
 * Keeps a revision from readers, its document being locked: where it is live nothing of the document is shown any more, where it was nobody
 * looks back at it. False where it is on its way, or gone.
 */
export async function withholdRevision(transaction: Transaction, document: LockedDocument, revisionId: string): Promise<boolean> {
  const [held] = await transaction.query('quarantine_revision', [revisionId]);
  if (!held) return false;
  const wasLive = document.live_revision_id === revisionId;
  if (wasLive) {
    await transaction.query('delete_keyword_entries', [document.id]);
    await transaction.query('end_life', [document.id]);
    await transaction.query('take_off_document', [document.id]);
  }
  await transaction.query('withhold_lives', [revisionId]);
  const [found] = await transaction.query<{ findings: number; reason: string | null }>('describe_quarantine', [revisionId]);
  await insertEvent(
    transaction,
    eventOf('revision.quarantined', document, { wasLive, findings: found?.findings ?? 0, reason: found?.reason ?? null }),
  );
  return true;
}

/** `unread`: no version of the guard has looked at it. */
export async function guardStandingOf(transaction: Transaction, revisionId: string): Promise<'unread' | 'withheld' | 'let in'> {
  const [row] = await transaction.query<{ is_read: boolean; is_withheld: boolean }>('find_guard_standing', [revisionId]);
  if (row?.is_withheld) return 'withheld';
  return row?.is_read ? 'let in' : 'unread';
}
