import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Collection } from '#core';
import { type Database, PgTokenSignatures, PgVectorStore, PgWordWeights } from '#store';
import { aCollection, admin, modelId, never, openWorld, parsedOf, publish, reader, scopeOf, vectorOf, type World } from './store-world.ts';

/** What late interaction rests on, on every database. */
export function describeTokenSignatures(name: string, make: () => Promise<Database>): void {
  describe(`token signatures on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });
    const signature = Uint8Array.from([1, 2, 3, 250]);
    const chunkIdsOf = async (query: string, collection: Collection) =>
      (await world.search.byKeyword(query, 10, scopeOf([collection]), never())).map(({ chunkId }) => chunkId);

    it('are missing of texts embedded without them, and only where they are kept', async () => {
      const vectors = new PgVectorStore(world.database, { keepsTokens: true });
      const draft = { title: 'Moon', chunks: ['the moon is round'], access: { public: false, groups: ['night'] } };
      const collection = await aCollection(world);
      const { revisionId } = await publish(world, collection, draft);
      expect(await world.vectors.missing(revisionId, modelId, 9)).toEqual([]);
      const [text] = await vectors.missing(revisionId, modelId, 9);
      expect(text?.text).toBe('the moon is round');
      expect(await vectors.liveWithoutVector(modelId, 1000)).toContain(revisionId);
      await vectors.save(modelId, [{ textHash: text?.textHash ?? '', vector: vectorOf('moon'), signature }]);
      expect(await vectors.missing(revisionId, modelId, 9)).toEqual([]);

      const ids = await chunkIdsOf('moon', collection);
      const stored = new PgTokenSignatures(world.database);
      const read = async (principal: typeof admin, model = modelId) =>
        [...(await stored.read(ids, model, { ...scopeOf([collection]), principal })).values()].map((bytes) => [...bytes]);
      expect(await read(admin)).toEqual([[...signature]]);
      expect(await read(reader('night'))).toEqual([[...signature]]);
      expect(await read(reader('day'))).toEqual([]);
      expect(await read({ ...admin, organisationId: 'other' })).toEqual([]);
      expect(await read(admin, 'other-model')).toEqual([]);
    });

    it('go with their vector when nobody holds the text any more', async () => {
      const vectors = new PgVectorStore(world.database, { keepsTokens: true });
      const draft = { title: 'Sun', chunks: ['only the sun shines'] };
      const collection = await aCollection(world);
      const { documentId } = await publish(world, collection, draft);
      const textHash = parsedOf(draft).chunks[0]?.textHash ?? '';
      await vectors.save(modelId, [{ textHash, vector: vectorOf('sun'), signature }]);
      await world.documents.delete(admin, documentId);
      await vectors.save(modelId, [{ textHash, vector: vectorOf('sun'), signature }]);
      const again = await publish(world, collection, draft);
      expect((await vectors.missing(again.revisionId, modelId, 9)).map((text) => text.textHash)).toEqual([textHash]);
    });

    it('are weighed by how rare a word is in the collection', async () => {
      const collection = await aCollection(world);
      const places = ['harbour', 'garden', 'market', 'station', 'library'];
      for (const place of places) await publish(world, collection, { title: 'Town', chunks: [`we went to the ${place} in town`] });
      const idf = await new PgWordWeights(world.database).idf(['town', 'Gardens', 'zeppelin', 'the'], [collection.id]);
      const [town, garden, zeppelin] = [idf.get('town') ?? 0, idf.get('Gardens') ?? 0, idf.get('zeppelin') ?? 0];
      expect(town).toBeLessThan(garden);
      expect(garden).toBeLessThan(zeppelin);
      expect(idf.has('the')).toBe(false);
    });

    it('are weighed otherwise, under another version, some time after the collection has changed, though nobody ranks by them', async () => {
      const collection = await aCollection(world);
      await publish(world, collection, { title: 'Town', chunks: ['we went to the harbour'] });
      const weights = new PgWordWeights(world.database, 1);
      const before = await weights.version(collection.id);
      await vi.waitFor(async () => expect(await weights.version(collection.id)).toBe(before));
      await publish(world, collection, { title: 'Town', chunks: ['we went to the harbour and the market'] });
      await vi.waitFor(async () => expect(await weights.version(collection.id)).not.toBe(before));
    });
  });
}
