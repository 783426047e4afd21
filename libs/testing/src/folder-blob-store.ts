import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { BlobStore, Fault, type StoredBlob } from '#core';

/** Blobs as files of a test's own folder; holds them whole in memory on the way. */
export class FolderBlobStore extends BlobStore {
  private readonly folder: string;

  constructor(folder: string) {
    super();
    this.folder = folder;
  }

  async put(content: Readable, maxBytes: number, signal: AbortSignal): Promise<StoredBlob> {
    const bytes = await buffer(content);
    signal.throwIfAborted();
    if (bytes.length > maxBytes) throw new Fault('too_large', `${bytes.length} bytes are more than ${maxBytes}`);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    await writeFile(join(this.folder, sha256), bytes);
    return { sha256, bytes: bytes.length };
  }

  async read(sha256: string): Promise<Readable> {
    return createReadStream(join(this.folder, sha256));
  }

  async path(sha256: string): Promise<string> {
    return join(this.folder, sha256);
  }

  async delete(sha256: string): Promise<void> {
    await rm(join(this.folder, sha256), { force: true });
  }
}
