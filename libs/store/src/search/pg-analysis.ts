import { type ChunkFields, chunkTerms } from '../analysis/chunk-terms.ts';
import { analysisVersion } from '../analysis/terms.ts';
import type { Database } from '../database/database.ts';

/** Short statements: the embedded database runs one at a time. */
const chunksPerStatement = 20;

type Row = ChunkFields & { readonly id: string; readonly ordinal: number; readonly language: string | null };

/**
 * Makes the terms of stored chunks anew where an earlier analysis made them. Meanwhile questions are analysed both ways, so a reader finds
 * what he found before. A revision counts as done when all of it is, so what a killed process left is simply done again.
 */
export class PgAnalysis {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  /** Up to `limit` revisions, what readers see first; resolves with how many were done: fewer than `limit` when none is left or the signal said stop. */
  async renew(limit: number, signal: AbortSignal): Promise<number> {
    const rows = await this.database.query<{ id: string }>('list_revisions_to_analyze', [limit]);
    let done = 0;
    for (const { id } of rows) {
      if (!(await this.renewRevision(id, signal))) break;
      done += 1;
    }
    return done;
  }

  private async renewRevision(id: string, signal: AbortSignal): Promise<boolean> {
    for (let after = -1; ;) {
      if (signal.aborted) return false;
      const rows = await this.database.query<Row>('list_chunks_to_analyze', [id, after, chunksPerStatement]);
      const terms = rows.map((row) => chunkTerms(row, row.language));
      await this.database.transaction(async (transaction) => {
        // Publishing copies the terms of chunks under the same lock: it sees all of these or comes before them.
        await transaction.query('lock_document_of_revision', [id]);
        if (rows.length > 0) await transaction.query('replace_terms', [rows.map((row) => row.id), terms]);
        if (rows.length < chunksPerStatement) await transaction.query('mark_analyzed', [id, analysisVersion]);
      });
      if (rows.length < chunksPerStatement) return true;
      after = rows.at(-1)?.ordinal ?? after;
    }
  }
}
