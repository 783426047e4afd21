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
    return rows.map((row) => ({
      chunkId: row.chunk_id,
      documentId: row.document_id,
      title: row.title,
      headings: row.headings,
      text: row.text,
      page: row.page,
      start: row.span_start,
      end: row.span_end,
    }));
  }
}

interface NearbyRow extends Omit<NearbyChunk, 'chunkId' | 'documentId' | 'start' | 'end'> {
  readonly chunk_id: string;
  readonly document_id: string;
  readonly span_start: number;
  readonly span_end: number;
}
