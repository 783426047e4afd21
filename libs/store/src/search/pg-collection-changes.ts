import { CollectionChanges } from '#core';
import type { Database } from '../database/database.ts';

/** Marks that every writer's transaction changes with what it writes: see migrations/0020_collection_changes.sql. */
export class PgCollectionChanges extends CollectionChanges {
  private readonly database: Database;
  private readonly onRead: (marks: ReadonlyMap<string, string>) => void;

  constructor(database: Database, onRead: (marks: ReadonlyMap<string, string>) => void = () => undefined) {
    super();
    this.database = database;
    this.onRead = onRead;
  }

  async marks(organisationId: string, collectionIds: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const parameters = [organisationId, collectionIds];
    const rows = await this.database.query<{ collection_id: string; mark: string }>('read_collection_changes', parameters);
    const marks = new Map(rows.map((row) => [row.collection_id, row.mark]));
    this.onRead(marks);
    return marks;
  }
}
