import type { Database } from '../database/database.ts';

/** Differs once a document was deleted, by no clock: for what keeps words of documents outside the database. */
export async function readDeletionMark(database: Database): Promise<string> {
  const [row] = await database.query<{ mark: string }>('read_deletion_mark', []);
  return row?.mark ?? '';
}
