import type { FileBlobStore } from '../blobs/file-blob-store.ts';
import type { Database } from '../database/database.ts';
import type { TracePolicy } from '../traces/redact-traces.ts';
import { dropUnusedFiles, finishDeletion } from './delete-document.ts';
import { purgeBeyondRetention } from './purge-revision.ts';

const filesAtOnce = 100;

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
    let removed = (await this.blobs.sweepTemporary(time)) + (await this.dropRedactedFiles());
    for await (const sha256s of this.blobs.storedBefore(time)) {
      if (sha256s.length > 0)
        removed += await this.database.transaction((transaction) => dropUnusedFiles(transaction, this.blobs, sha256s));
    }
    await this.database.transaction((transaction) => transaction.query('delete_orphaned_embeddings'));
    await this.database.transaction((transaction) => transaction.query('delete_orphaned_sentences'));
    await this.database.transaction((transaction) => transaction.query('delete_past_cuts'));
    await this.database.transaction((transaction) => transaction.query('delete_past_windows'));
    await this.database.transaction((transaction) => transaction.query('delete_unreceived_batches'));
    await this.database.transaction((transaction) => transaction.query('delete_past_key_use'));
    // Superseded and deleted words count as common ones until then.
    await this.database.query('vacuum_keyword_entries');
    if (this.database.kind === 'embedded') await this.database.query('vacuum_marks');
    return removed;
  }

  /** What a killed process left of files whose personal data were taken out: whatever their age. */
  private async dropRedactedFiles(): Promise<number> {
    for (let removed = 0; ;) {
      const rows = await this.database.query<{ sha256: string }>('list_dropped_files', [filesAtOnce]);
      if (rows.length === 0) return removed;
      const sha256s = rows.map((row) => row.sha256);
      removed += await this.database.transaction((transaction) => dropUnusedFiles(transaction, this.blobs, sha256s));
    }
  }

  /** Sees to traces and files of deletions that were cut off. Resolves with how many. */
  async finishDeletions(): Promise<number> {
    const rows = await this.database.query<{ document_id: string; traces: TracePolicy; files: string[] }>(
      'list_unfinished_deletions',
      [100],
    );
    for (const { document_id: id, traces: policy, files } of rows) await finishDeletion(this.database, this.blobs, { id, files, policy });
    return rows.length;
  }

  /** Removes superseded, rejected and failed revisions that their collection does not keep any longer. Resolves with how many. */
  async purgeRevisions(): Promise<number> {
    return purgeBeyondRetention(this.database, this.blobs);
  }

  /**
   * The embedded database has nobody who does this for it, and without it joins go the long way: on 6,000 documents a page of passages
   * took 83 ms instead of 14, the vector leg 150 instead of 31. A server's autovacuum sees to it by itself.
   */
  async refreshStatistics(): Promise<void> {
    if (this.database.kind === 'server') return;
    const [drift] = await this.database.query<{ has_drifted: boolean }>('read_statistics_drift');
    if (drift?.has_drifted) await this.database.query('analyze_tables');
  }
}
