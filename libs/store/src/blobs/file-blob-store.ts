import { createHash, randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { access, link, mkdir, open, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { BlobStore, Fault, type StoredBlob } from '#core';

/** Blobs as files `ab/abcdef…`, written beside them under a temporary name, flushed, then linked into place. */
export class FileBlobStore extends BlobStore {
  private readonly dir: string;

  constructor(dir: string) {
    super();
    this.dir = dir;
  }

  async put(content: Readable, maxBytes: number, signal: AbortSignal): Promise<StoredBlob> {
    // A sender that breaks off before the pipeline stands must fail this upload, not the process; the pipeline reports it.
    content.on('error', () => undefined);
    await mkdir(this.temporaryDir, { recursive: true });
    const draft = join(this.temporaryDir, randomUUID());
    try {
      const blob = await writeDraft(draft, content, maxBytes, signal);
      await this.place(draft, blob.sha256);
      return blob;
    } finally {
      await rm(draft, { force: true });
    }
  }

  async read(sha256: string): Promise<Readable> {
    return createReadStream(await this.path(sha256));
  }

  async path(sha256: string): Promise<string> {
    const path = this.placeOf(sha256);
    try {
      await access(path);
      return path;
    } catch (cause) {
      throw new Fault('not_found', `The file ${sha256} is not in ${this.dir}. Upload it again.`, { cause });
    }
  }

  /** Deleting what is not there is fine. */
  async delete(sha256: string): Promise<void> {
    await rm(this.placeOf(sha256), { force: true });
  }

  /** Removes drafts last written before `time`: what a killed process left half written. Resolves with the count. */
  async sweepTemporary(time: Date): Promise<number> {
    const names = await readdir(this.temporaryDir).catch(() => []);
    const paths = names.map((name) => join(this.temporaryDir, name));
    const old = await Promise.all(paths.map((path) => isOlder(path, time)));
    const left = paths.filter((_, index) => old[index]);
    await Promise.all(left.map((path) => rm(path, { force: true })));
    return left.length;
  }

  /** The blobs stored before `time`, a folder at a time. */
  async *storedBefore(time: Date): AsyncGenerator<string[]> {
    for (const folder of await readdir(this.dir).catch(() => [])) {
      if (!/^[0-9a-f]{2}$/.test(folder)) continue;
      const names = await readdir(join(this.dir, folder));
      const old = await Promise.all(names.map((name) => isOlder(join(this.dir, folder, name), time)));
      yield names.filter((_, index) => old[index]);
    }
  }

  private get temporaryDir(): string {
    return join(this.dir, 'temporary');
  }

  private placeOf(sha256: string): string {
    if (!/^[0-9a-f]{64}$/.test(sha256)) throw new Fault('not_found', `"${sha256}" is no sha256 of a stored file.`);
    return join(this.dir, sha256.slice(0, 2), sha256);
  }

  /** The folders are flushed too: after a power cut the name must still lead to the bytes. */
  private async place(draft: string, sha256: string): Promise<void> {
    const path = this.placeOf(sha256);
    const made = await mkdir(dirname(path), { recursive: true });
    try {
      await link(draft, path);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    }
    await flushFolder(dirname(path));
    if (made !== undefined) await flushFolder(this.dir);
  }
}

async function flushFolder(path: string): Promise<void> {
  await using folder = await open(path);
  await folder.sync();
}

async function writeDraft(path: string, content: Readable, maxBytes: number, signal: AbortSignal): Promise<StoredBlob> {
  const hash = createHash('sha256');
  let bytes = 0;
  await using file = await open(path, 'wx');
  await pipeline(
    content,
    async function write(chunks: AsyncIterable<Buffer | string>) {
      for await (const chunk of chunks) {
        const piece = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
        bytes += piece.length;
        if (bytes > maxBytes)
          throw new Fault('too_large', `The file is larger than ${maxBytes} bytes. Send a smaller one or raise AQUIFER_MAX_UPLOAD_MB.`);
        hash.update(piece);
        await file.writeFile(piece);
      }
    },
    { signal },
  );
  await file.sync();
  return { sha256: hash.digest('hex'), bytes };
}

async function isOlder(path: string, time: Date): Promise<boolean> {
  const found = await stat(path).catch(() => null);
  return found !== null && found.mtime < time;
}
