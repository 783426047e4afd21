import { Fault, type Principal } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Transaction } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { type LockedDocument, makeLive } from './make-live.ts';

export interface RollbackRequest {
  readonly documentId: string;
  /** The number to go back to. */
  readonly revision: number;
  /** Vectors of another model do not count. */
  readonly modelId: string;
}

export interface Rollback {
  readonly revisionId: string;
  /** `live`: readers see it. `embedding`: they see `previous` until its vectors are made. `unchanged`: it was live and nothing was on its way. */
  readonly outcome: 'live' | 'embedding' | 'unchanged';
  /** The number that was live, if any. */
  readonly previous: number | null;
  /** Numbers of uploads that were on their way and will not be shown. */
  readonly overtaken: readonly number[];
  readonly textsToEmbed: number;
}

interface Target {
  readonly id: string;
  readonly number: number;
  readonly status: string;
  readonly removed_at: Date | null;
  readonly removed_reason: string | null;
  readonly has_text: boolean;
  readonly is_withheld: boolean;
  readonly was_live: boolean;
  readonly texts_to_embed: number;
}

/** Null when there is no such document to this reader. Uploads that came before lose to it, one that comes later wins. */
export async function rollBack(transaction: Transaction, principal: Principal, request: RollbackRequest): Promise<Rollback | null> {
  const [locked] = await transaction.query<LockedDocument>('lock_readable_document', [...readerOf(principal), request.documentId]);
  if (!locked) return null;
  const target = await findTarget(transaction, request);
  const waiting = await transaction.query<{ number: number }>('supersede_waiting_revisions', [locked.id]);
  const overtaken = waiting.map(({ number }) => number).filter((number) => number !== target.number);
  await transaction.query('set_latest_number', [locked.id, target.number]);
  const isNews = locked.live_revision_id !== target.id || overtaken.length > 0;
  const details = { revision: target.number, previous: locked.live_number, overtaken };
  if (isNews) await auditIn(transaction, principal, { action: 'document.rollback', target: locked.id, details });
  const told = { revisionId: target.id, previous: locked.live_number, overtaken, textsToEmbed: target.texts_to_embed };
  if (locked.live_revision_id === target.id) return { ...told, outcome: isNews ? 'live' : 'unchanged', textsToEmbed: 0 };
  if (target.texts_to_embed > 0) {
    await transaction.query('await_vectors', [target.id]);
    return { ...told, outcome: 'embedding' };
  }
  await makeLive(transaction, { ...locked, number: target.number }, target.id);
  return { ...told, outcome: 'live' };
}

async function findTarget(transaction: Transaction, { documentId, revision, modelId }: RollbackRequest): Promise<Target> {
  const [target] = await transaction.query<Target>('find_rollback_target', [documentId, revision, modelId]);
  if (!target)
    throw new Fault(
      'not_found',
      `Document ${documentId} has no revision ${revision}. GET /v1/documents/${documentId}/revisions lists those there are.`,
    );
  if (target.removed_at)
    throw new Fault(
      'conflict',
      `Revision ${revision} was removed by ${target.removed_reason} on ${target.removed_at.toISOString()}; nothing is left to go back to. Upload its file again.`,
    );
  if (target.is_withheld)
    throw new Fault(
      'conflict',
      `Revision ${revision} is kept from readers by the guard, so there is no going back to it. Approve it with POST /v1/guard/findings/${target.id} first.`,
    );
  if (!target.was_live || !target.has_text)
    throw new Fault(
      'conflict',
      `Revision ${revision} is ${target.status} and was never live, so there is nothing to go back to. Upload its file again, or name one that was live.`,
    );
  return target;
}
