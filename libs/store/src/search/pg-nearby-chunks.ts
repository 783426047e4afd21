import { type NearbyChunk, NearbyChunks, type SearchScope } from '#core';
import type { Database } from '../database/database.ts';
import { scopeOf } from '../database/reader.ts';

export class PgNearbyChunks extends NearbyChunks {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async near(chunkIds: readonly string[], reach: number, scope: SearchScope): Promise<NearbyChunk[]> {
    if (chunkIds.length === 0) return [];
    const rows = await this.database.query<NearbyRow>('read_nearby_chunks', [...scopeOf(scope), scope.asOf, chunkIds, reach]);
    return rows.map(({ chunk_id: chunkId, document_id: documentId, span_start: start, span_end: end, ...row }) => ({
      chunkId,
      documentId,
      start,
      end,
      ...row,
    }));
  }
}

interface NearbyRow extends Omit<NearbyChunk, 'chunkId' | 'documentId' | 'start' | 'end'> {
  readonly chunk_id: string;
  readonly document_id: string;
  readonly span_start: number;
  readonly span_end: number;
}
