import { CollectionChanges } from '#core';
import type { Database } from '../database/database.ts';

/** Marks that every writer's transaction changes with what it writes: see migrations/0020_collection_changes.sql. */
export class PgCollectionChanges extends CollectionChanges {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async marks(organisationId: string, collectionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const parameters = [organisationId, collectionIds];
    const rows = await this.database.query<{ collection_id: string; mark: string }>('read_collection_changes', parameters);
    return new Map(rows.map((row) => [row.collection_id, row.mark]));
  }
}
