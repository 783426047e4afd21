import { type SearchScope, TokenSignatures } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';

export class PgTokenSignatures extends TokenSignatures {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async read(
    chunkIds: readonly string[],
    modelId: string,
    { principal, collectionIds }: SearchScope,
  ): Promise<ReadonlyMap<string, Uint8Array>> {
    const parameters = [...readerOf(principal), collectionIds, chunkIds, modelId];
    const rows = await this.database.query<{ chunk_id: string; tokens: Uint8Array }>('read_token_signatures', parameters);
    return new Map(rows.map((row) => [row.chunk_id, row.tokens]));
  }
}
