import { Fault, type BlobStore, type DocumentFields, type Principal, type RevisionStatus, type StoredBlob } from '#core';
import { auditIn } from '../audit/audit-in.ts';
import type { Transaction } from '../database/database.ts';
import { newId } from '../database/new-id.ts';
import { readerOf } from '../database/reader.ts';
import { writeFields } from './field-changes.ts';

export interface Upload {
  readonly principal: Principal;
  readonly collectionId: string;
  /** Those left out stay as they are; on a new document they are empty and everyone of the organisation may read it. */
  readonly fields: Pick<DocumentFields, 'externalId'> & Partial<DocumentFields>;
  readonly blob: StoredBlob;
  readonly fileName: string;
  readonly mediaType: string;
  /** Of what brought it, where nobody uploaded it. */
  readonly sourceId?: string;
}

export interface Receipt {
  readonly documentId: string;
  readonly externalId: string;
  readonly revision: number;
  readonly revisionId: string;
  readonly status: RevisionStatus;
  /** The same bytes as the newest revision, or as the one that the document was rolled back to: no new one was made and there is nothing to enqueue. */
  readonly unchanged: boolean;
}

interface KnownRevision {
  readonly id: string;
  readonly number: number;
  readonly status: RevisionStatus;
  readonly blob_sha256: string;
  /** Its text gave away what was taken out of its names too; the same text is not read again to tell what that was. */
  readonly is_redacted: boolean;
}

export async function receiveUpload(transaction: Transaction, blobs: BlobStore, upload: Upload): Promise<Receipt> {
  const document = await lockDocument(transaction, upload);
  const [newest] = await transaction.query<KnownRevision>('find_revision_bytes', [document.id, document.latest_number]);
  const isSame = newest !== undefined && newest.blob_sha256 === upload.blob.sha256 && newest.status !== 'failed';
  const fields = isSame && newest.is_redacted ? unnamed(upload.fields) : upload.fields;
  const changed = await writeFields(transaction, document.id, fields);
  const receipt = { documentId: document.id, externalId: fields.externalId };
  if (isSame) {
    if (newest.status === 'live') await transaction.query('note_same_bytes', [document.id]);
    if (changed.length > 0) await tell(transaction, upload, { action: 'document.change', target: document.id, fields: changed });
    return { ...receipt, revision: newest.number, revisionId: newest.id, status: newest.status, unchanged: true };
  }
  await keepBlob(transaction, blobs, upload.blob);
  const revisionId = newId();
  const { sha256, bytes } = upload.blob;
  const parameters = [revisionId, document.id, sha256, bytes, upload.mediaType, upload.fileName];
  const [{ number } = { number: 1 }] = await transaction.query<{ number: number }>('insert_revision', parameters);
  await transaction.query('set_latest_number', [document.id, number]);
  const action = number === 1 ? 'document.upload' : 'document.replace';
  await tell(transaction, upload, { action, target: document.id, revision: number, sha256, bytes });
  return { ...receipt, revision: number, revisionId, status: 'received', unchanged: false };
}

async function lockDocument(transaction: Transaction, upload: Upload): Promise<{ id: string; latest_number: number }> {
  const { principal, collectionId, fields } = upload;
  const parameters = [newId(), principal.organisationId, collectionId, fields.externalId];
  const [document] = await transaction.query<{ id: string; latest_number: number; is_new: boolean }>('upsert_document', parameters);
  if (!document) throw new Fault('conflict', `Document "${fields.externalId}" was changed at the same time. Upload it again.`);
  if (document.is_new) return document;
  const [access] = await transaction.query<{ may_read: boolean }>('may_read_document', [...readerOf(principal), document.id]);
  // That an id is taken cannot be kept from who may upload; whose it is, and what it stands for, is.
  if (!access?.may_read)
    throw new Fault('forbidden', `The external id "${fields.externalId}" is not yours to use in this collection. Choose another one.`);
  return document;
}

function unnamed(fields: Upload['fields']): Upload['fields'] {
  const { title: _title, metadata: _metadata, ...others } = fields;
  return others;
}

/** Neither its name nor its title: they may say what is to be forgotten with the document. */
async function tell(
  transaction: Transaction,
  { principal, collectionId, sourceId }: Upload,
  { action, target, ...told }: { readonly action: string; readonly target: string; readonly [name: string]: unknown },
): Promise<void> {
  await auditIn(transaction, principal, { action, target, details: { collectionId, ...told, ...(sourceId && { sourceId }) } });
}

/** Whoever deletes the last document with these bytes holds the ledger's row until the file is gone: then it must be sent again. */
async function keepBlob(transaction: Transaction, blobs: BlobStore, blob: StoredBlob): Promise<void> {
  await transaction.query('keep_blob', [blob.sha256, blob.bytes]);
  try {
    await blobs.path(blob.sha256);
  } catch (cause) {
    throw new Fault('store_unavailable', 'The same file was being deleted while it was uploaded. Upload it again.', { cause });
  }
}
