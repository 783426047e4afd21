import type { ModelFile } from './model-entry.ts';

/** What a source is asked for: write the file's bytes to `partPath`; the caller checks them. */
export interface Transfer {
  readonly modelId: string;
  readonly file: ModelFile;
  readonly partPath: string;
  /** The checksum the bytes must have, where one is known. */
  readonly expectedSha256: string | null;
  readonly signal: AbortSignal;
  readonly onBytes: (receivedBytes: number, totalBytes: number | null) => void;
  readonly onActivity: (activity: string) => void;
}

/** What a source says about the bytes it delivered: a checksum it vouches for, if any. */
export interface Delivery {
  readonly vouchedSha256: string | null;
}

/** Why a source could not deliver, in words for the reader of the final error. `isUnreachable`: no later file need try it. */
export class SourceFailure extends Error {
  override readonly name = 'SourceFailure';
  readonly isUnreachable: boolean;

  constructor(reason: string, options: ErrorOptions & { isUnreachable?: boolean } = {}) {
    super(reason, options);
    this.isUnreachable = options.isUnreachable ?? false;
  }
}
