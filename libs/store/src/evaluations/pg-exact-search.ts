import type { EmbeddedQuery, LegHit, SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { scopeOf } from '../database/reader.ts';
import { vectorText } from '../database/storable.ts';

/** The vector leg without any index: the truth that an approximate one is measured against. */
export class PgExactSearch {
  private readonly database: Database;

  constructor(database: Database) {
    this.database = database;
  }

  async byVector({ vector, modelId }: EmbeddedQuery, limit: number, scope: SearchScope): Promise<LegHit[]> {
    const parameters = [...scopeOf(scope), vectorText(vector), modelId, limit];
    const rows = await this.database.query<{ chunk_id: string; score: number }>('rank_by_cosine', parameters);
    return rows.map((row) => ({ chunkId: row.chunk_id, score: row.score }));
  }
}
