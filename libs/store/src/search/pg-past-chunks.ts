import { PastChunks, type PastCoverage, type SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { scopeOf } from '../database/reader.ts';

interface PastRow {
  readonly documents: number;
  readonly removed: number;
  readonly chunks: number;
  readonly without_vector: number;
}

export class PgPastChunks extends PastChunks {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async coverage(scope: SearchScope, modelId: string): Promise<PastCoverage> {
    const [row] = await this.database.query<PastRow>('count_past', [...scopeOf(scope), modelId, scope.asOf]);
    const { documents = 0, removed = 0, chunks = 0, without_vector: withoutVector = 0 } = row ?? {};
    return { documents, removed, chunks, withoutVector };
  }
}
