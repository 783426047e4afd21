import type { FileBlobStore } from '../blobs/file-blob-store.ts';
import type { Database } from '../database/database.ts';
import { dropUnusedFiles } from './delete-document.ts';

/** What nobody asks for but everybody needs: leftovers of killed processes and cut off steps, counters of past minutes, statistics over gone text. */
export class PgHousekeeping {
  private readonly database: Database;
  private readonly blobs: FileBlobStore;

  constructor(database: Database, blobs: FileBlobStore) {
    this.database = database;
    this.blobs = blobs;
  }

  /** Touches only files written before `time`, so that an upload in progress is left alone. Resolves with how many it removed. */
  async tidy(time: Date): Promise<number> {
    let removed = await this.blobs.sweepTemporary(time);
    for await (const sha256s of this.blobs.storedBefore(time)) {
      if (sha256s.length > 0)
        removed += await this.database.transaction((transaction) => dropUnusedFiles(transaction, this.blobs, sha256s));
    }
    await this.database.transaction((transaction) => transaction.query('delete_orphaned_embeddings'));
    await this.database.transaction((transaction) => transaction.query('delete_past_windows'));
    // Superseded and deleted words count as common ones until then.
    await this.database.query('vacuum_keyword_entries');
    return removed;
  }
}
