import { LRUCache } from 'lru-cache';
import { type CollectionProfile, CollectionProfiles, type SampledChunk, type UnprofiledCollection } from '#core';
import type { Database } from '../database/database.ts';
import { json } from '../database/storable.ts';

/** With fewer chunks most of them are candidates of either leg anyway. */
const leastChunks = 100;
const sampledDocuments = 200;
const chunksPerDocument = 20;
const keptMs = 60_000;
const collectionsKept = 500;

interface ProfileRow extends CollectionProfile {
  readonly collection_id: string;
}

export class PgCollectionProfiles extends CollectionProfiles {
  private readonly database: Database;
  private readonly known = new LRUCache<string, { readonly profile: CollectionProfile | null }>({ max: collectionsKept, ttl: keptMs });

  constructor(database: Database) {
    super();
    this.database = database;
  }

  async outdated(limit: number): Promise<UnprofiledCollection[]> {
    const rows = await this.database.query<{ id: string; organisation_id: string; chunks: number }>('list_unprofiled_collections', [
      leastChunks,
      limit,
    ]);
    return rows.map(({ id, organisation_id: organisationId, chunks }) => ({ id, organisationId, chunks }));
  }

  async sample(collectionId: string): Promise<SampledChunk[]> {
    const parameters = [collectionId, sampledDocuments, chunksPerDocument];
    const rows = await this.database.query<{ chunk_id: string; text: string; language: string | null }>('sample_chunks', parameters);
    return rows.map(({ chunk_id: chunkId, text, language }) => ({ chunkId, text, language }));
  }

  async save(collectionId: string, { chunks, sharpness, languages }: CollectionProfile): Promise<void> {
    const parameters = [collectionId, chunks, sharpness, json(languages)];
    await this.database.transaction((transaction) => transaction.query('save_collection_profile', parameters));
    this.known.delete(collectionId);
  }

  async read(collectionIds: readonly string[]): Promise<CollectionProfile[]> {
    const unknown = collectionIds.filter((id) => !this.known.has(id));
    if (unknown.length > 0) {
      const rows = await this.database.query<ProfileRow>('read_collection_profiles', [unknown]);
      for (const id of unknown) {
        const row = rows.find((found) => found.collection_id === id);
        this.known.set(id, { profile: row ? { chunks: row.chunks, sharpness: row.sharpness, languages: row.languages } : null });
      }
    }
    return collectionIds.flatMap((id) => this.known.get(id)?.profile ?? []);
  }
}
