import type { Database } from '../database/database.ts';

/** Whether a document was deleted since a moment: for what keeps words of documents outside the database. */
export async function hasDeletionSince(database: Database, moment: Date): Promise<boolean> {
  const [row] = await database.query<{ has_deletion: boolean }>('has_deletion_since', [moment]);
  return row?.has_deletion === true;
}
