import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileBlobStore } from './file-blob-store.ts';

describe('files by their sha256', () => {
  let dir: string;
  let store: FileBlobStore;
  const never = new AbortController().signal;
  const files = async () => (await readdir(dir, { recursive: true, withFileTypes: true })).filter((entry) => entry.isFile());
  beforeEach(async () => {
    dir = await mkdtemp(join(tmpdir(), 'blobs-'));
    store = new FileBlobStore(dir);
  });
  afterEach(() => rm(dir, { recursive: true, force: true }));

  it('are one blob when written twice, also at once', async () => {
    const blobs = await Promise.all([1, 2, 3].map(() => store.put(Readable.from([Buffer.from('same')]), 100, never)));
    expect(new Set(blobs.map((blob) => blob.sha256)).size).toBe(1);
    expect(blobs[0]?.bytes).toBe(4);
    expect(await files()).toHaveLength(1);
    expect(await text(await store.read(blobs[0]?.sha256 ?? ''))).toBe('same');
  });

  it('leave nothing behind when too large, torn off or aborted', async () => {
    await expect(store.put(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), 100, never)).rejects.toMatchObject({ code: 'too_large' });
    const torn = new Readable({ read() {} });
    torn.push('half');
    const writing = store.put(torn, 100, never);
    setImmediate(() => torn.destroy(new Error('client hung up')));
    await expect(writing).rejects.toThrow('client hung up');
    const slow = new Readable({ read() {} });
    slow.push('half');
    const abort = new AbortController();
    const aborted = store.put(slow, 100, abort.signal);
    setImmediate(() => abort.abort());
    await expect(aborted).rejects.toThrow();
    expect(await files()).toHaveLength(0);
  });

  it('are gone after deletion, which may be repeated, and are missed by name', async () => {
    const { sha256 } = await store.put(Readable.from(['x']), 100, never);
    await store.delete(sha256);
    await store.delete(sha256);
    await expect(store.read(sha256)).rejects.toMatchObject({ code: 'not_found' });
    await expect(store.path('../../etc/passwd')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('loses what a killed process left half written', async () => {
    await store.put(Readable.from(['whole']), 100, never);
    await writeFile(join(dir, 'temporary', 'left'), 'half');
    expect(await store.sweepTemporary(new Date(Date.now() + 1000))).toBe(1);
    expect(await files()).toHaveLength(1);
  });
});
