import { type Principal, type RevisionName, RevisionTexts } from '#core';
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
    const [row] = await this.database.query<{ text: string }>('read_revision_text', [...readerOf(principal), documentId, revision]);
    return row?.text ?? null;
  }
}
