import {
  Fault,
  type BlobStore,
  type DocumentSummary,
  type PageProgress,
  type Principal,
  type RevisionHistory,
  type RevisionStatus,
  type Step,
  type StoredBlob,
} from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Database } from '../database/database.ts';
import { pagesOf, type Page, type PageRequest } from '../database/page.ts';
import { readerOf } from '../database/reader.ts';
import { toJsonPath } from '../search/filter-path.ts';
import type { TracePolicy } from '../traces/redact-traces.ts';
import { deleteDocument, dropUnusedFiles, dropUnusedSentences, finishDeletion } from './delete-document.ts';
import { type DocumentPatch, writeFields } from './field-changes.ts';
import { receiveUpload, type Receipt, type Upload } from './receive-upload.ts';
import { compareChunks, noRevision, type ChunkComparison } from './revision-texts.ts';
import { rollBack, type Rollback, type RollbackRequest } from './roll-back.ts';
import { toDocument, toHistory, type DocumentRow, type HistoryRow } from './rows.ts';

export interface DocumentListing extends PageRequest {
  readonly collectionId: string;
  readonly status?: RevisionStatus | undefined;
  /** Part of the title or of the external id. */
  readonly title?: string | undefined;
  readonly filter?: Readonly<Record<string, unknown>> | undefined;
}

export interface CollectionProgress {
  readonly counts: Readonly<Record<string, number>>;
  readonly total: number;
  readonly pending: number;
  /** Documents a minute, over the last minute. */
  readonly rate: number;
  readonly secondsLeft: number | null;
  /** Of the documents that are being parsed, where they have pages. */
  readonly pages: PageProgress | null;
}

interface ProgressRow {
  readonly status: string;
  readonly documents: number;
  readonly parsed_pages: number | null;
  readonly pages_to_parse: number | null;
}

export interface RevisionFile extends StoredBlob {
  readonly fileName: string;
  readonly mediaType: string;
}

export interface RevisionText {
  readonly title: string | null;
  readonly text: string;
  readonly status: RevisionStatus;
}

/** Documents as people handle them. What a reader may not see does not exist: `not_found`. */
export class PgDocuments {
  private readonly database: Database;
  private readonly blobs: BlobStore;
  private readonly traces: TracePolicy;

  /** `traces`: what becomes of stored questions that show a document when it is deleted. */
  constructor(database: Database, blobs: BlobStore, traces: TracePolicy = 'redact') {
    this.database = database;
    this.blobs = blobs;
    this.traces = traces;
  }

  /** Takes note of bytes already stored. Uploads of one external id at once queue up; equal bytes make no new revision. */
  async receive(upload: Upload): Promise<Receipt> {
    return this.database.transaction((transaction) => receiveUpload(transaction, this.blobs, upload));
  }

  async get(principal: Principal, id: string): Promise<DocumentSummary> {
    const [row] = await this.database.query<DocumentRow>('find_document', [...readerOf(principal), id]);
    if (!row) throw missing(id);
    return toDocument(row);
  }

  /** Newest first. */
  async list(principal: Principal, listing: DocumentListing): Promise<Page<DocumentSummary>> {
    const list = pagesOf(`documents of ${listing.collectionId}`);
    const parameters = [
      ...readerOf(principal),
      listing.collectionId,
      list.after(listing),
      listing.status ?? null,
      listing.title ?? null,
      toJsonPath(listing.filter ?? {}),
      listing.limit + 1,
    ];
    const rows = await this.database.query<DocumentRow>('list_documents', parameters);
    return list.cut(rows.map(toDocument), listing, (document) => document.id);
  }

  /** Newest first. */
  async revisions(principal: Principal, id: string, page: PageRequest): Promise<Page<RevisionHistory>> {
    const list = pagesOf(`revisions of ${id}`, /^\d{1,9}$/);
    const before = list.after(page);
    const rows = await this.database.query<HistoryRow>('list_revisions', [...readerOf(principal), id, before, page.limit + 1]);
    if (rows.length === 0 && before === null) throw missing(id);
    return list.cut(rows.map(toHistory), page, (revision) => String(revision.number));
  }

  /** The canonical text; `not_found` while the revision is not parsed, and for readers while it is in quarantine; `removed` when it was taken away. */
  async text(principal: Principal, id: string, number: number): Promise<RevisionText> {
    const [row] = await this.database.query<RevisionText>('read_revision_text', [...readerOf(principal), id, number]);
    if (!row) throw await noRevision(this.database, principal, { id, number, what: 'with a text' });
    return row;
  }

  /** What was uploaded; the bytes are in the blob store. `removed` where they went with the personal data in them. */
  async file(principal: Principal, id: string, number: number): Promise<RevisionFile> {
    const [row] = await this.database.query<{ sha256: string; bytes: number; media_type: string; file_name: string; is_dropped: boolean }>(
      'find_revision_file',
      [...readerOf(principal), id, number],
    );
    if (!row) throw await noRevision(this.database, principal, { id, number });
    if (row.is_dropped) throw noFile(id, number);
    return { sha256: row.sha256, bytes: row.bytes, mediaType: row.media_type, fileName: row.file_name };
  }

  /** What a later revision has of an earlier one's chunks. */
  async compareChunks(principal: Principal, id: string, from: number, to: number): Promise<ChunkComparison> {
    return compareChunks(this.database, [...readerOf(principal), id, from, to]);
  }

  /** Changes the fields named and no others. */
  async patch(principal: Principal, id: string, patch: DocumentPatch): Promise<DocumentSummary> {
    await this.database.transaction(async (transaction) => {
      const locked = await transaction.query('lock_readable_document', [...readerOf(principal), id]);
      if (locked.length === 0) throw missing(id);
      const fields = await writeFields(transaction, id, patch);
      if (fields.includes('title')) await dropUnusedSentences(transaction, id);
      if (fields.length > 0) await auditIn(transaction, principal, { action: 'document.change', target: id, details: { fields } });
    });
    return this.get(principal, id);
  }

  /** Someone looked at it and it is still right. */
  async verify(principal: Principal, id: string): Promise<void> {
    await this.database.transaction(async (transaction) => {
      const rows = await transaction.query('verify_document', [...readerOf(principal), id]);
      if (rows.length === 0) throw missing(id);
      await auditIn(transaction, principal, { action: 'document.verify', target: id, details: {} });
    });
  }

  /**
   * When it returns the document is in no index, its text and vectors are gone, its file too unless another document has the same, and
   * stored questions no longer show it, unless they are to be kept. `PgDeletions` proves it. `sourceId`: what took it away.
   */
  async delete(principal: Principal, id: string, sourceId?: string): Promise<void> {
    const policy = this.traces;
    const files = await this.database.transaction((transaction) => deleteDocument(transaction, principal, { id, policy, sourceId }));
    if (!files) throw missing(id);
    await finishDeletion(this.database, this.blobs, { id, files, policy });
  }

  /** Removes those of these files that no document needs: after a deletion, or left by an upload that was killed. */
  async dropUnusedFiles(sha256s: readonly string[]): Promise<number> {
    return this.database.transaction((transaction) => dropUnusedFiles(transaction, this.blobs, sha256s));
  }

  /** Shows readers a revision that was live before; one whose vectors are missing when the worker has made them. */
  async rollBack(principal: Principal, request: RollbackRequest): Promise<Rollback> {
    const done = await this.database.transaction((transaction) => rollBack(transaction, principal, request));
    if (!done) throw missing(request.documentId);
    return done;
  }

  /** A failed newest revision starts anew at the step named. `conflict` when it has not failed. */
  async retry(principal: Principal, id: string): Promise<{ readonly revisionId: string; readonly step: Step }> {
    const row = await this.database.transaction(async (transaction) => {
      const [started] = await transaction.query<{ id: string; status: RevisionStatus }>('retry_revision', [...readerOf(principal), id]);
      if (started) await auditIn(transaction, principal, { action: 'document.retry', target: id, details: { revisionId: started.id } });
      return started;
    });
    if (row) return { revisionId: row.id, step: row.status === 'parsed' ? 'embed' : 'parse' };
    const document = await this.get(principal, id);
    if (document.latest.status === 'failed') throw noFile(id, document.latest.number);
    throw new Fault('conflict', `Document ${id} is ${document.latest.status}, not failed; there is nothing to retry.`);
  }

  /** Revisions that have not moved, by the step that waits for them: for the sweeper, which asks for nobody. */
  async stuck(olderThanSeconds: number, limit: number): Promise<Record<Step, string[]>> {
    const rows = await this.database.query<{ status: 'received' | 'parsed' | 'embedded'; id: string }>('list_stuck_revisions', [
      olderThanSeconds,
      limit,
    ]);
    const standing = (status: string) => rows.filter((row) => row.status === status).map((row) => row.id);
    return { parse: standing('received'), embed: standing('parsed'), publish: standing('embedded') };
  }

  async progress(principal: Principal, collectionId: string): Promise<CollectionProgress> {
    const rows = await this.database.query<ProgressRow>('count_progress', [...readerOf(principal), collectionId]);
    const [settled] = await this.database.query<{ documents: number }>('count_settled', [...readerOf(principal), collectionId, 60]);
    const counts = Object.fromEntries(rows.map((row) => [row.status, row.documents]));
    const pending = (counts['received'] ?? 0) + (counts['parsed'] ?? 0) + (counts['embedded'] ?? 0);
    const rate = settled?.documents ?? 0;
    const total = rows.reduce((sum, row) => sum + row.documents, 0);
    const parsing = rows.find((row) => row.pages_to_parse !== null);
    const pages = parsing ? { page: parsing.parsed_pages ?? 0, of: parsing.pages_to_parse ?? 0 } : null;
    return { counts, total, pending, rate, pages, secondsLeft: pending === 0 ? 0 : rate === 0 ? null : Math.ceil((pending / rate) * 60) };
  }
}

function noFile(id: string, number: number): Fault {
  return new Fault(
    'removed',
    `The file of revision ${number} of document ${id} was not kept: its collection takes personal data out of documents. Its text is there if it could be read; to read the file again, upload it again.`,
  );
}

function missing(id: string): Fault {
  return new Fault('not_found', `There is no document ${id}, or you may not see it.`);
}
