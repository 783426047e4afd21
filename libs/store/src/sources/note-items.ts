import type { HeardItem } from '#core';
import type { Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';

interface NotedVisit {
  readonly sourceId: string;
  readonly runId: string;
}

/** Writes down what a visit heard of things other than their content. */
export async function noteItems(transaction: Transaction, visit: NotedVisit, heard: readonly HeardItem[]): Promise<void> {
  await noteUnchanged(transaction, visit, heard);
  await noteGone(transaction, visit, heard);
  await noteTroubled(transaction, visit, heard);
}

async function noteUnchanged(transaction: Transaction, { sourceId, runId }: NotedVisit, heard: readonly HeardItem[]): Promise<void> {
  const keys = heard.filter(({ kind }) => kind === 'unchanged').map(({ key }) => key);
  if (keys.length === 0) return;
  const rows = await transaction.query<{ document_id: string | null }>('mark_items_unchanged', [sourceId, runId, keys]);
  await transaction.query('mark_documents_verified', [rows.map((row) => row.document_id).filter((id) => id !== null)]);
}

async function noteGone(transaction: Transaction, { sourceId, runId }: NotedVisit, heard: readonly HeardItem[]): Promise<void> {
  const gone = heard.filter((item) => item.kind === 'gone');
  if (gone.length === 0) return;
  await transaction.query('mark_items_missing', [sourceId, runId, gone.map(({ key }) => key), gone.map(({ reason }) => reason)]);
}

async function noteTroubled(transaction: Transaction, { sourceId, runId }: NotedVisit, heard: readonly HeardItem[]): Promise<void> {
  const troubled = heard.filter((item) => item.kind === 'unreachable' || item.kind === 'refused');
  if (troubled.length === 0) return;
  const columns = [
    troubled.map(() => newId()),
    troubled.map(({ key }) => key),
    troubled.map(({ kind }) => kind),
    troubled.map(({ reason }) => reason),
  ];
  await transaction.query('upsert_troubled_items', [sourceId, runId, ...columns]);
}
