import { type CollectionProfile, CollectionProfiles, type KeywordMethod, type SampledChunk, type UnprofiledCollection } from '#core';
import type { Database } from '../database/database.ts';
import { json } from '../database/storable.ts';

/** With fewer chunks most of them are candidates of either leg anyway. */
const leastChunks = 100;
const sampledDocuments = 600;
const chunksPerDocument = 20;
/** Measuring takes seconds; a process that dies meanwhile keeps a collection from being measured that long. */
const holdSeconds = 300;

interface TakenRow {
  readonly id: string;
  readonly organisation_id: string;
  readonly chunks: number;
  readonly is_due: boolean;
}

export class PgCollectionProfiles extends CollectionProfiles {
  private readonly database: Database;

  constructor(database: Database) {
    super();
    this.database = database;
  }

  /** What was not changed since it was counted last is not looked at; see migrations/0025_profile_looks.sql. */
  async takeOutdated(limit: number, method: KeywordMethod): Promise<UnprofiledCollection[]> {
    for (;;) {
      const taken = await this.take(limit, method);
      const due = taken.filter((row) => row.is_due);
      if (due.length > 0 || taken.length < limit)
        return due.map(({ id, organisation_id: organisationId, chunks }) => ({ id, organisationId, chunks }));
    }
  }

  async giveUp(collectionIds: readonly string[]): Promise<void> {
    await this.database.transaction((transaction) => transaction.query('release_profile_looks', [collectionIds, true]));
  }

  async sample(collectionId: string): Promise<SampledChunk[]> {
    const parameters = [collectionId, sampledDocuments, chunksPerDocument];
    const rows = await this.database.query<{ chunk_id: string; text: string; language: string | null }>('sample_chunks', parameters);
    return rows.map(({ chunk_id: chunkId, text, language }) => ({ chunkId, text, language }));
  }

  async save(collectionId: string, { chunks, sharpness, languages, keywordMethod }: CollectionProfile): Promise<void> {
    const parameters = [collectionId, chunks, sharpness, json(languages), keywordMethod];
    await this.database.transaction(async (transaction) => {
      await transaction.query('save_collection_profile', parameters);
      await transaction.query('release_profile_looks', [[collectionId], false]);
    });
  }

  private async take(limit: number, method: KeywordMethod): Promise<TakenRow[]> {
    return this.database.transaction(async (transaction) => {
      const rows = await transaction.query<TakenRow>('take_changed_collections', [limit, holdSeconds, method, leastChunks]);
      const settled = rows.filter((row) => !row.is_due).map(({ id }) => id);
      if (settled.length > 0) await transaction.query('release_profile_looks', [settled, false]);
      return rows;
    });
  }
}
