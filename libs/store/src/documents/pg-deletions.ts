import { Fault, type BlobStore, type Principal } from '#core';
import type { Database } from '../database/database.ts';
import type { TracePolicy } from '../traces/redact-traces.ts';
import type { DocumentContent } from './delete-document.ts';

/** What was taken away, as it was counted then. */
export interface RemovedContent extends DocumentContent {
  readonly vectors: number;
  readonly files: readonly string[];
}

export interface DeletionReport {
  readonly documentId: string;
  /** Null for a document that is not deleted. */
  readonly deletion: {
    readonly externalId: string;
    readonly keyId: string | null;
    readonly traces: TracePolicy;
    readonly removed: RemovedContent;
    readonly at: Date;
    readonly completedAt: Date | null;
  } | null;
  /** What there is now, counted for this report. */
  readonly present: DocumentContent & {
    /** Vectors of texts that no document has: of any document, for a vector does not say whose it was. */
    readonly unownedVectors: number;
    /** Files it had that are still stored, and whether another document has the same bytes. */
    readonly files: readonly { readonly sha256: string; readonly isOfAnother: boolean }[];
  };
}

interface DeletionRow {
  readonly external_id: string;
  readonly key_id: string | null;
  readonly traces: TracePolicy;
  readonly removed: RemovedContent;
  readonly at: Date;
  readonly completed_at: Date | null;
}

/** Proof of deletion: what went when, and a count now of every place that could hold it. For administrators; tells nothing of texts. */
export class PgDeletions {
  private readonly database: Database;
  private readonly blobs: BlobStore;

  constructor(database: Database, blobs: BlobStore) {
    this.database = database;
    this.blobs = blobs;
  }

  async report(principal: Principal, documentId: string): Promise<DeletionReport> {
    const [known] = await this.database.query<{ id: string }>('find_any_document', [principal.organisationId, documentId]);
    const [row] = await this.database.query<DeletionRow>('find_deletion', [principal.organisationId, documentId]);
    if (!known && !row) throw new Fault('not_found', `There is no document ${documentId} and there was none that was deleted.`);
    const [content] = await this.database.query<DocumentContent>('count_content', [documentId]);
    const [unowned] = await this.database.query<{ vectors: number }>('count_unowned_vectors');
    const { places = {}, texts = 0, answers = 0 } = content ?? {};
    const files = await this.storedFiles(row?.removed.files ?? (await this.filesOf(documentId)), documentId);
    return {
      documentId,
      deletion: row ? toDeletion(row) : null,
      present: { places, texts, answers, files, unownedVectors: unowned?.vectors ?? 0 },
    };
  }

  private async filesOf(documentId: string): Promise<string[]> {
    return (await this.database.query<{ sha256: string }>('list_document_blobs', [documentId])).map((file) => file.sha256);
  }

  private async storedFiles(sha256s: readonly string[], documentId: string): Promise<DeletionReport['present']['files']> {
    const others = await this.database.query<{ sha256: string }>('list_blobs_of_others', [sha256s, documentId]);
    const isOfAnother = new Set(others.map((row) => row.sha256));
    const stored = await Promise.all(sha256s.map(async (sha256) => ((await this.isStored(sha256)) ? [sha256] : [])));
    return stored.flat().map((sha256) => ({ sha256, isOfAnother: isOfAnother.has(sha256) }));
  }

  private async isStored(sha256: string): Promise<boolean> {
    try {
      await this.blobs.path(sha256);
      return true;
    } catch (error) {
      if (error instanceof Fault && error.code === 'not_found') return false;
      throw error;
    }
  }
}

function toDeletion({ external_id, key_id, completed_at, ...row }: DeletionRow): DeletionReport['deletion'] {
  return { ...row, externalId: external_id, keyId: key_id, completedAt: completed_at };
}
