import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { openPromise } from 'yauzl';
import { countBytes } from './count-bytes.ts';
import { SourceFailure } from './transfer.ts';

/** Unpacks one entry of a zip archive (jar and wheel are zips) into a file. */
export async function extractEntry(
  archive: string,
  entryName: string,
  target: { path: string; onBytes: (received: number, total: number) => void; signal: AbortSignal },
): Promise<void> {
  const zip = await openPromise(archive, { lazyEntries: true, autoClose: false });
  try {
    for await (const entry of zip.eachEntry()) {
      if (entry.fileName !== entryName) continue;
      const content = await zip.openReadStreamPromise(entry);
      const counter = countBytes((received) => target.onBytes(received, entry.uncompressedSize));
      await pipeline(content, counter, createWriteStream(target.path), { signal: target.signal });
      return;
    }
  } finally {
    zip.close();
  }
  throw new SourceFailure(`has no entry ${entryName}`);
}
