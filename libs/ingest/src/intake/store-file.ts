import type { Readable } from 'node:stream';
import { type BlobStore, Fault, type StoredBlob } from '#core';
import { detectMedia } from '../detect/detect-media.ts';
import { peek } from './peek.ts';

export interface IncomingFile {
  readonly content: Readable;
  readonly fileName: string;
  readonly declaredType: string | null;
}

/** Enough of a file's start to tell what it is. */
const headBytes = 64 * 1024;

/** The first step of every document's road, whoever brings it: what it is, told by its bytes, and the bytes streamed to storage. */
export async function storeFile(
  file: IncomingFile,
  { blobs, maxBytes, signal }: { readonly blobs: BlobStore; readonly maxBytes: number; readonly signal: AbortSignal },
): Promise<{ readonly blob: StoredBlob; readonly mediaType: string }> {
  const { fileName, declaredType } = file;
  const { head, content } = await peek(file.content, headBytes);
  try {
    if (head.length === 0) throw new Fault('empty_file', `"${fileName}" is empty (0 bytes); upload a file with content`);
    const mediaType = await detectMedia({ head, fileName, declaredType });
    return { blob: await blobs.put(content, maxBytes, signal), mediaType };
  } finally {
    content.destroy();
  }
}
