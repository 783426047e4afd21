import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Database } from '#store';
import {
  aCollection,
  admin,
  advance,
  embed,
  found,
  modelId,
  openWorld,
  parsedOf,
  publish,
  scopeOf,
  upload,
  vectorOf,
  type World,
} from './store-world.ts';

/** What the steps of a revision, and a deletion among them, promise on every database. */
export function describeRevisionSteps(name: string, make: () => Promise<Database>): void {
  describe(`steps of a revision on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it('does every step twice without harm', async () => {
      const collection = await aCollection(world);
      const draft = { externalId: 'a', chunks: Array.from({ length: 45 }, (_, index) => `sentence number ${index}`) };
      const { revisionId, documentId } = await upload(world, collection, draft);
      const { parsed, chunks } = parsedOf(draft);
      const longer = parsedOf({ chunks: [...draft.chunks, 'left over by a killed attempt'] });
      await world.revisions.begin(revisionId, 'received');
      // Killed before its last transaction: chunks are there, the status is not.
      await world.database.transaction(async (transaction) =>
        transaction.query('upsert_chunks', [
          documentId,
          revisionId,
          ['x'],
          [45],
          [0],
          [1],
          ['left over'],
          ['[]'],
          [null],
          ['[]'],
          [longer.chunks[45]?.textHash],
          ['left'],
          [null],
          [0],
          [1],
        ]),
      );
      expect(await world.revisions.saveParsed(revisionId, parsed, chunks)).toBe(true);
      expect(await world.revisions.saveParsed(revisionId, parsed, chunks)).toBe(false);
      expect(await world.revisions.begin(revisionId, 'received')).toBeNull();
      expect(await world.revisions.markEmbedded(revisionId, modelId)).toBe(false);
      expect(await embed(world, revisionId)).toBe(45);
      expect(await embed(world, revisionId)).toBe(0);
      expect(await world.revisions.markEmbedded(revisionId, modelId)).toBe(true);
      expect(await world.revisions.publish(revisionId)).toBe('live');
      expect(await world.revisions.publish(revisionId)).toBeNull();
      expect((await found(world, 'sentence', scopeOf([collection]))).keyword).toHaveLength(45);
      expect((await found(world, 'left', scopeOf([collection]))).keyword).toEqual([]);
    });

    it('lets two workers save the same revision at once', async () => {
      const collection = await aCollection(world);
      const draft = { externalId: 'a', chunks: Array.from({ length: 60 }, (_, index) => `part ${index}`) };
      const { revisionId, documentId } = await upload(world, collection, draft);
      const { parsed, chunks } = parsedOf(draft);
      const saved = await Promise.all([
        world.revisions.saveParsed(revisionId, parsed, chunks),
        world.revisions.saveParsed(revisionId, parsed, chunks),
      ]);
      expect(saved.filter(Boolean)).toHaveLength(1);
      expect((await world.documents.get(admin, documentId)).latest).toMatchObject({ status: 'parsed', chunkCount: 60 });
    });

    it('swaps revisions at once: a search sees the old or the new, never both or neither', async () => {
      const collection = await aCollection(world);
      const draft = (text: string) => ({ externalId: 'a', title: 'T', chunks: [`${text} lighthouse`, `${text} lighthouse again`] });
      await publish(world, collection, draft('old'));
      const next = await upload(world, collection, draft('new'));
      const { parsed, chunks } = parsedOf(draft('new'));
      await world.revisions.saveParsed(next.revisionId, parsed, chunks);
      await embed(world, next.revisionId);
      await world.revisions.markEmbedded(next.revisionId, modelId);
      const looks: number[] = [];
      const publishing = { done: false };
      const looking = (async () => {
        while (!publishing.done)
          looks.push((await world.search.byKeyword('lighthouse', 10, scopeOf([collection]), new AbortController().signal)).length);
      })();
      await world.revisions.publish(next.revisionId);
      publishing.done = true;
      await looking;
      expect(new Set(looks)).toEqual(new Set([2]));
      const page = await world.documents.revisions(admin, next.documentId, { limit: 10 });
      expect(page.items.map((revision) => revision.status)).toEqual(['live', 'superseded']);
      expect((await found(world, 'old', scopeOf([collection]))).keyword).toEqual([]);
    });

    it('never lets an older revision replace a newer live one', async () => {
      const collection = await aCollection(world);
      const older = await upload(world, collection, { externalId: 'a', chunks: ['older'] });
      await publish(world, collection, { externalId: 'a', chunks: ['newer'] });
      expect(await advance(world, older.revisionId, { chunks: ['older'] })).toBe(false);
      const document = await world.documents.get(admin, older.documentId);
      expect(document).toMatchObject({ liveRevision: 2, latest: { number: 2, status: 'live' } });
    });

    it('deletes a document from every index, its text, its vectors and its file', async () => {
      const collection = await aCollection(world);
      const kept = await publish(world, collection, { externalId: 'kept', title: 'T', chunks: ['shared words here'] });
      const gone = await publish(world, collection, {
        externalId: 'gone',
        title: 'T',
        chunks: ['shared words here', 'only of the gone one'],
      });
      await world.documents.delete(admin, gone.documentId);
      const both = await found(world, 'shared words gone', scopeOf([collection]));
      expect(both).toEqual({ keyword: ['kept'], vector: ['kept'] });
      await expect(world.documents.get(admin, gone.documentId)).rejects.toMatchObject({ code: 'not_found' });
      await expect(world.documents.text(admin, gone.documentId, 1)).rejects.toMatchObject({ code: 'not_found' });
      const [rest] = await world.database.query<{ chunks: number; vectors: number }>('count_rest_of_texts', [
        parsedOf({ title: 'T', chunks: ['only of the gone one'] }).chunks.map((chunk) => chunk.textHash),
      ]);
      expect(rest).toEqual({ chunks: 0, vectors: 0 });
      const files = (await readdir(world.dir, { recursive: true })).filter((path) => /[0-9a-f]{64}$/.test(path));
      const keptFile = (await world.documents.file(admin, kept.documentId, 1)).sha256;
      expect(files).toContain(join(keptFile.slice(0, 2), keptFile));
      const again = await publish(world, collection, {
        externalId: 'gone',
        title: 'T',
        chunks: ['shared words here', 'only of the gone one'],
      });
      expect(again.documentId).not.toBe(gone.documentId);
    });

    it('keeps a file that another document has', async () => {
      const collection = await aCollection(world);
      const one = await publish(world, collection, { externalId: '1', chunks: ['the very same bytes'] });
      const two = await publish(world, collection, { externalId: '2', chunks: ['the very same bytes'] });
      await world.documents.delete(admin, one.documentId);
      const file = await world.documents.file(admin, two.documentId, 1);
      await expect(world.blobs.path(file.sha256)).resolves.toContain(file.sha256);
      expect((await found(world, 'bytes', scopeOf([collection]))).vector).toEqual(['2']);
      await world.documents.delete(admin, two.documentId);
      await expect(world.blobs.path(file.sha256)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('does not publish what was deleted on its way', async () => {
      const collection = await aCollection(world);
      const receipt = await upload(world, collection, { externalId: 'a', chunks: ['on its way'] });
      await world.documents.delete(admin, receipt.documentId);
      expect(await advance(world, receipt.revisionId, { chunks: ['on its way'] })).toBe(false);
    });

    it('fails a revision with words, retries it from the start, and refuses to retry a live one', async () => {
      const collection = await aCollection(world);
      const receipt = await upload(world, collection, { externalId: 'a', chunks: ['text'] });
      await world.revisions.begin(receipt.revisionId, 'received');
      expect(await world.revisions.fail(receipt.revisionId, 'damaged_file', 'The file ends early.')).toBe(true);
      expect((await world.documents.get(admin, receipt.documentId)).latest).toMatchObject({
        status: 'failed',
        attempts: 1,
        failure: { code: 'damaged_file', reason: 'The file ends early.' },
      });
      expect(await world.documents.retry(admin, receipt.documentId)).toEqual({ revisionId: receipt.revisionId, step: 'parse' });
      expect((await world.documents.get(admin, receipt.documentId)).latest).toMatchObject({
        status: 'received',
        attempts: 0,
        failure: null,
      });
      await advance(world, receipt.revisionId, { chunks: ['text'] });
      await expect(world.documents.retry(admin, receipt.documentId)).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.revisions.fail(receipt.revisionId, 'no_text', 'late')).toBe(false);
    });

    it('retries at its vectors what failed after its text was stored, as its file may be gone', async () => {
      const collection = await aCollection(world);
      const receipt = await upload(world, collection, { externalId: 'a', chunks: ['text'] });
      const { parsed, chunks } = parsedOf({ externalId: 'a', chunks: ['text'] });
      await world.revisions.begin(receipt.revisionId, 'received');
      await world.revisions.saveParsed(receipt.revisionId, parsed, chunks);
      expect(await world.revisions.fail(receipt.revisionId, 'not_found', 'Another process parsed it.', 'received')).toBe(false);
      expect(await world.revisions.fail(receipt.revisionId, 'model_unavailable', 'The embedder is away.', 'parsed')).toBe(true);
      expect(await world.documents.retry(admin, receipt.documentId)).toEqual({ revisionId: receipt.revisionId, step: 'embed' });
      await embed(world, receipt.revisionId);
      await world.revisions.markEmbedded(receipt.revisionId, modelId);
      expect(await world.revisions.publish(receipt.revisionId)).toBe('live');
      expect(await found(world, 'text', scopeOf([collection]))).toEqual({ keyword: ['a'], vector: ['a'] });
    });

    it('shows how far the parser is, and nothing once it is done', async () => {
      const collection = await aCollection(world);
      const receipt = await upload(world, collection, { externalId: 'scan', chunks: ['text'] });
      await world.revisions.noteProgress(receipt.revisionId, { page: 3, of: 40 });
      const scan = await world.documents.get(admin, receipt.documentId);
      expect(scan.latest.progress).toEqual({ page: 3, of: 40 });
      expect((await world.documents.progress(admin, collection.id)).pages).toEqual({ page: 3, of: 40 });
      await advance(world, receipt.revisionId, { chunks: ['text'] });
      await world.revisions.noteProgress(receipt.revisionId, { page: 4, of: 40 });
      expect((await world.documents.get(admin, receipt.documentId)).latest.progress).toBeNull();
      expect((await world.documents.progress(admin, collection.id)).pages).toBeNull();
    });

    it('keeps no vector of a text that was deleted while it was embedded', async () => {
      const collection = await aCollection(world);
      const draft = { externalId: 'a', chunks: ['a secret that was embedded too late'] };
      const { revisionId, documentId } = await upload(world, collection, draft);
      const { parsed, chunks } = parsedOf(draft);
      await world.revisions.begin(revisionId, 'received');
      await world.revisions.saveParsed(revisionId, parsed, chunks);
      const kept = await publish(world, collection, { chunks: ['a text that stays'] });
      await world.documents.delete(admin, documentId);
      const [hash] = chunks.map((chunk) => chunk.textHash);
      await world.vectors.save(modelId, [{ textHash: hash ?? '', vector: vectorOf('late'), signature: null }]);
      expect(await world.database.query('count_rest_of_texts', [[hash]])).toEqual([{ chunks: 0, vectors: 0 }]);
      expect(await world.vectors.missing(kept.revisionId, modelId, 9)).toEqual([]);
    });
  });
}
