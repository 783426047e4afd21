import type { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import type { Received, UploadFields } from '#contract';
import { BlobStore, type Collection, Fault, type Principal } from '#core';
import { storeFile } from '#ingest';
import { PgDocuments, type Upload as StoredUpload } from '#store';
import { NextSteps } from './next-steps.ts';
import { toPatch } from './present.ts';
import { redactedFields, redactedName, refusePersonalId } from './personal-data/redacted-fields.ts';
import { typedMetadata } from './typed-metadata.ts';

export interface Upload {
  readonly content: Readable;
  readonly fileName: string;
  readonly declaredType: string | null;
  readonly fields: UploadFields;
}

export interface UploadContext {
  readonly principal: Principal;
  readonly collection: Collection;
  readonly maxBytes: number;
  readonly signal: AbortSignal;
}

const maxNameLength = 500;

/** Takes a document's bytes in: told apart by content, streamed to storage, a row, a job. */
@Injectable()
export class Uploads {
  constructor(
    private readonly blobs: BlobStore,
    private readonly documents: PgDocuments,
    private readonly next: NextSteps,
  ) {}

  async receive(upload: Upload, context: UploadContext): Promise<Received['items'][number]> {
    return this.register(await this.store(upload, context));
  }

  /** The bytes are kept; nobody knows of them before `register`. */
  async store(upload: Upload, context: UploadContext): Promise<StoredUpload> {
    try {
      return await this.keep(upload, context);
    } finally {
      // What was not read of a refused file is dropped, so that the next one can come.
      upload.content.unpipe().resume();
    }
  }

  async register(stored: StoredUpload): Promise<Received['items'][number]> {
    const { revisionId, ...item } = await this.documents.receive(stored);
    if (!item.unchanged) await this.next.begin('parse', [revisionId]);
    return item;
  }

  /** Takes back what was stored and will not be registered. */
  async discard(stored: readonly StoredUpload[]): Promise<void> {
    if (stored.length > 0) await this.documents.dropUnusedFiles(stored.map(({ blob }) => blob.sha256));
  }

  private async keep(upload: Upload, context: UploadContext): Promise<StoredUpload> {
    const { maxBytes, signal } = context;
    return { ...toStored(upload, context), ...(await storeFile(upload, { blobs: this.blobs, maxBytes, signal })) };
  }
}

/** What the sender left out is not in it: a document sent again keeps its title, metadata, access and validity. */
function toStored({ fileName, fields }: Upload, { principal, collection }: UploadContext): Omit<StoredUpload, 'blob' | 'mediaType'> {
  const { externalId = fileName, ...given } = fields;
  if (externalId.length > maxNameLength)
    throw new Fault(
      'bad_request',
      `the file's name has ${externalId.length} characters and at most ${maxNameLength} are kept; rename it or send an externalId`,
    );
  const { fields: declared, personalData } = collection.settings;
  refusePersonalId({ given: fields.externalId, fileName }, personalData);
  const metadata = given.metadata && typedMetadata(given.metadata, declared);
  return {
    principal,
    collectionId: collection.id,
    fileName: redactedName(fileName, personalData),
    fields: { externalId, ...toPatch(redactedFields({ ...given, ...(metadata && { metadata }) }, personalData)) },
  };
}
