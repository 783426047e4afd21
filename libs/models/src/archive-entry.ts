import { createWriteStream } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { openPromise } from 'yauzl';
import { countBytes } from './count-bytes.ts';
import { SourceFailure } from './transfer.ts';

const gunzipped = promisify(gunzip);

export interface EntryTarget {
  readonly path: string;
  readonly onBytes: (received: number, total: number) => void;
  readonly signal: AbortSignal;
}

/** Unpacks one entry of a zip archive (jar and wheel are zips) into a file. */
export async function extractEntry(archive: string, entryName: string, target: EntryTarget): Promise<void> {
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

const blockBytes = 512;

/** The same of a gzipped tar, as npm packs: a block of header before each entry, its name in the first 100 bytes, its size in octal at 124. */
export async function extractFromTarball(archive: string, entryName: string, target: EntryTarget): Promise<void> {
  const tar = await gunzipped(await readFile(archive));
  for (let at = 0; at + blockBytes <= tar.length && tar[at] !== 0;) {
    const name = tar.toString('utf8', at, at + 100).replace(/\0.*$/s, '');
    const size = Number.parseInt(tar.toString('latin1', at + 124, at + 136), 8);
    const start = at + blockBytes;
    if (name === entryName) {
      await writeFile(target.path, tar.subarray(start, start + size), { signal: target.signal });
      target.onBytes(size, size);
      return;
    }
    at = start + Math.ceil(size / blockBytes) * blockBytes;
  }
  throw new SourceFailure(`has no entry ${entryName}`);
}
