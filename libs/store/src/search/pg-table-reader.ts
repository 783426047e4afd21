import { type FoundChunk, type PassageTable, type SearchScope, type Table, TableReader } from '#core';
import type { Database } from '../database/database.ts';
import { readerOf } from '../database/reader.ts';
import { type ChunkReading, readChunks } from './found-chunks.ts';

export class PgTableReader extends TableReader {
  private readonly database: Database;
  private readonly reading: ChunkReading;

  constructor(database: Database, marksSuspects = true) {
    super();
    this.database = database;
    this.reading = { database, marksSuspects };
  }

  async tablesOf(chunks: readonly FoundChunk[], scope: SearchScope): Promise<PassageTable[]> {
    if (chunks.length === 0) return [];
    const chunkIds = chunks.map(({ chunkId }) => chunkId);
    const rows = await this.database.query<TableRow>('read_passage_tables', [...readerOf(scope.principal), scope.collectionIds, chunkIds]);
    return rows.map(({ chunk_id: chunkId, grid, cells, around }) => ({ chunkId, table: { ...grid, cells }, around }));
  }

  override async restOf(chunks: readonly FoundChunk[], scope: SearchScope): Promise<FoundChunk[]> {
    if (chunks.length === 0) return [];
    const parameters = [...readerOf(scope.principal), scope.collectionIds, chunks.map(({ chunkId }) => chunkId)];
    const rows = await this.database.query<{ id: string }>('list_table_chunks', parameters);
    return readChunks(
      this.reading,
      rows.map(({ id }) => id),
      scope,
    );
  }
}

interface TableRow {
  readonly chunk_id: string;
  readonly grid: Omit<Table, 'cells'>;
  readonly cells: Table['cells'];
  readonly around: PassageTable['around'];
}
