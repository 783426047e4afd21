import type { Readable } from 'node:stream';

export interface StoredBlob {
  readonly sha256: string;
  readonly bytes: number;
}

/** Immutable bytes by their sha256. A blob is there whole or not at all; writing the same bytes twice is one blob. */
export abstract class BlobStore {
  /** Streams to storage; rejects with `too_large` beyond `maxBytes` and leaves nothing behind on any failure. */
  abstract put(content: Readable, maxBytes: number, signal: AbortSignal): Promise<StoredBlob>;
  abstract read(sha256: string): Promise<Readable>;
  /** A file on this machine with the blob's bytes, for parsers; not to be changed. */
  abstract path(sha256: string): Promise<string>;
  abstract delete(sha256: string): Promise<void>;
}
