import type { Principal } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';

export interface StorageFigures {
  /** As in "PostgreSQL 18.6, embedded". */
  readonly database: string;
  readonly databaseBytes: number;
  readonly blobs: number;
  readonly blobBytes: number;
  /** The organisation's documents by the status of their newest revision. */
  readonly documents: Readonly<Record<string, number>>;
}

export class PgSystemFigures {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async read(principal: Principal): Promise<StorageFigures> {
    const [size] = await this.database.query<{ bytes: number; version: string }>('read_database_size');
    const [blobs] = await this.database.query<{ blobs: number; bytes: number }>('read_blob_size');
    const rows = await this.database.query<{ status: string; documents: number }>('count_documents', [...readerOf(principal)]);
    return {
      database: `PostgreSQL ${size?.version ?? ''}, ${this.database.kind}`,
      databaseBytes: size?.bytes ?? 0,
      blobs: blobs?.blobs ?? 0,
      blobBytes: blobs?.bytes ?? 0,
      documents: Object.fromEntries(rows.map((row) => [row.status, row.documents])),
    };
  }
}
