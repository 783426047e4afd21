import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from '#core';
import { type Database, PgHousekeeping, PgPastChunks } from '#store';
import { aCollection, admin, advance, found, modelId, never, openWorld, publish, scopeOf, upload, type World } from './store-world.ts';

/** What a collection's limits on superseded revisions promise on every database. */
export function describeRetention(name: string, make: () => Promise<Database>): void {
  describe(`retention on ${name}`, () => {
    let world: World;
    let collection: Collection;
    let documentId: string;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    const draft = (word: string) => ({ externalId: 'page', title: 'Pier', chunks: [`The pier opens at ${word}.`, 'Shared by all.'] });
    const housekeeping = () => new PgHousekeeping(world.database, world.blobs);
    const revisions = async () => (await world.documents.revisions(admin, documentId, { limit: 9 })).items;

    it('keeps as many superseded revisions as the collection says; what went says why, and a look back counts it', async () => {
      collection = await aCollection(world);
      ({ documentId } = await publish(world, collection, draft('one')));
      const past = new Date((await revisions())[0]?.liveAt ?? 0);
      for (const word of ['two', 'three', 'four']) await publish(world, collection, draft(word));
      expect(await housekeeping().purgeRevisions()).toBe(0);
      await world.collections.changeSettings(admin, collection.id, { retention: { revisions: 1, days: null } });
      expect(await housekeeping().purgeRevisions()).toBe(2);
      expect(await housekeeping().purgeRevisions()).toBe(0);
      expect((await revisions()).map((item) => [item.number, item.status, item.removed?.reason])).toEqual([
        [4, 'live', undefined],
        [3, 'superseded', undefined],
        [2, 'deleted', 'retention'],
        [1, 'deleted', 'retention'],
      ]);
      const scope = { ...scopeOf([collection]), asOf: past };
      expect(await world.search.byKeyword('pier', 9, scope, never())).toEqual([]);
      expect(await new PgPastChunks(world.database).coverage(scope, modelId)).toEqual({
        documents: 1,
        removed: 1,
        chunks: 0,
        withoutVector: 0,
      });
    });

    it('tells whoever opens or wants back what was removed why that cannot be, and takes nothing else along', async () => {
      const message = expect.stringContaining('by retention on 20') as string;
      await expect(world.documents.text(admin, documentId, 1)).rejects.toMatchObject({ code: 'removed', message });
      await expect(world.documents.file(admin, documentId, 1)).rejects.toMatchObject({ code: 'removed', message });
      await expect(world.documents.rollBack(admin, { documentId, revision: 2, modelId })).rejects.toMatchObject({
        code: 'conflict',
        message,
      });
      expect((await world.documents.text(admin, documentId, 3)).text).toContain('three');
      expect((await found(world, 'shared', scopeOf([collection]))).vector).toEqual(['page', 'page']);
      const stored = await Promise.allSettled((await revisions()).map(({ sha256 }) => world.blobs.path(sha256)));
      expect(stored.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'rejected']);
    });

    it('keeps what failed and was followed by another no longer than what was superseded', async () => {
      const torn = await aCollection(world);
      const receipts = [];
      for (const word of ['broken', 'broken again']) {
        receipts.push(await upload(world, torn, draft(word)));
        await world.revisions.fail(String(receipts.at(-1)?.revisionId), 'damaged_file', 'it cannot be read');
      }
      await world.collections.changeSettings(admin, torn.id, { retention: { revisions: 0, days: null } });
      expect(await housekeeping().purgeRevisions()).toBe(1);
      const { items } = await world.documents.revisions(admin, String(receipts[0]?.documentId), { limit: 9 });
      expect(items.map(({ status }) => status)).toEqual(['failed', 'deleted']);
    });

    it('keeps by age as well, and never touches the live one or one on its way', async () => {
      await world.collections.changeSettings(admin, collection.id, { retention: { revisions: null, days: 0 } });
      const waiting = await upload(world, collection, draft('five'));
      expect(await housekeeping().purgeRevisions()).toBe(1);
      expect((await found(world, 'four', scopeOf([collection]))).keyword).toEqual(['page']);
      expect(await advance(world, waiting.revisionId, draft('five'))).toBe(true);
    });
  });
}
