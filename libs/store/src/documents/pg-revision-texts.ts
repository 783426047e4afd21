import { type Principal, type RevisionName, type RevisionStatus, RevisionTexts } from '#core';
import { readerOf } from '../database/reader.ts';
import type { Database } from '../database/database.ts';

export class PgRevisionTexts extends RevisionTexts {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async textOf(principal: Principal, { documentId, revision }: RevisionName, signal: AbortSignal): Promise<string | null> {
    signal.throwIfAborted();
    const [row] = await this.database.query<{ text: string; status: RevisionStatus }>('read_revision_text', [
      ...readerOf(principal),
      documentId,
      revision,
    ]);
    // Nothing rests on what readers may not see, whoever asks.
    return row === undefined || row.status === 'quarantined' ? null : row.text;
  }
}
