import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SecondVectors } from '#runtime';
import { type Database, PgVectorStore } from '#store';
import { HashEmbedder } from '#testing';
import {
  aCollection,
  admin,
  advance,
  modelId,
  never,
  openWorld,
  parsedOf,
  publish,
  reader,
  scopeOf,
  upload,
  vectorOf,
  type World,
} from './store-world.ts';

const secondId = 'a second model';

/** Vectors of a second model beside those that search goes by, on every database. */
export function describeSecondVectors(name: string, make: () => Promise<Database>): void {
  describe(`vectors of a second embedder on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('are missed by no live document, and told apart from those of the first', async () => {
      const vectors = new PgVectorStore(world.database);
      const draft = { title: 'Harbour', chunks: ['ferries leave the harbour'], access: { public: false, groups: ['crew'] } };
      const collection = await aCollection(world);
      const { revisionId } = await publish(world, collection, draft);
      const scope = scopeOf([collection]);
      const chunkIds = (await world.search.byKeyword('ferries', 10, scope, never())).map(({ chunkId }) => chunkId);
      const cosines = async (as = admin, model = secondId) => [
        ...(await world.search.cosines(vectorOf('tide'), model, chunkIds, { ...scope, principal: as })).values(),
      ];
      expect(await vectors.liveWithoutVector(secondId, 1000)).toContain(revisionId);
      const late = (seconds: number, after = '') => vectors.lackingVector(secondId, { limit: 1000, after, seconds });
      expect(await late(60)).toEqual([revisionId]);
      expect(await late(60, revisionId)).toEqual([]);
      expect(await late(0)).toEqual([]);
      expect(await vectors.lackingVector(secondId, { limit: 1000, after: revisionId, seconds: null })).toEqual([]);
      expect(await vectors.hasDocumentsOnTheWay()).toBe(false);
      expect(await cosines()).toEqual([]);

      await vectors.save(secondId, [{ textHash: parsedOf(draft).chunks[0]?.textHash ?? '', vector: vectorOf('tide'), signature: null }]);
      expect(await vectors.liveWithoutVector(secondId, 1000)).not.toContain(revisionId);
      expect(await late(60)).toEqual([]);
      expect((await cosines())[0]).toBeCloseTo(1, 5);
      expect(await cosines(reader('crew'))).toHaveLength(1);
      expect(await cosines(reader('passengers'))).toEqual([]);
      expect(await cosines({ ...admin, organisationId: 'other' })).toEqual([]);
      expect((await cosines(admin, modelId))[0]).toBeLessThan(0.999);
      // The vector leg looks through those of its own model alone.
      const hits = await world.search.byVector({ vector: vectorOf('tide'), modelId }, 10, scope, never());
      expect(hits.map(({ score }) => score)).toEqual(await cosines(admin, modelId));
    });

    it('go with the last document that holds their text, and are not made of one that is gone', async () => {
      const vectors = new PgVectorStore(world.database);
      const draft = { title: 'Pier', chunks: ['nobody else writes of this pier'] };
      const collection = await aCollection(world);
      const [first, second] = [await publish(world, collection, draft), await publish(world, collection, draft)];
      const embedded = [{ textHash: parsedOf(draft).chunks[0]?.textHash ?? '', vector: vectorOf('pier'), signature: null }];
      await vectors.save(secondId, embedded);
      const kept = async () => (await vectors.liveWithoutVector(secondId, 1000)).length === 0;
      await world.documents.delete(admin, first.documentId);
      expect(await kept()).toBe(true);
      await world.documents.delete(admin, second.documentId);
      await vectors.save(secondId, embedded);
      const again = await publish(world, collection, draft);
      expect(await vectors.liveWithoutVector(secondId, 1000)).toEqual([again.revisionId]);
    });

    it('are made when no document is on its way to being live, and those that became live last are seen at once', async () => {
      const vectors = new PgVectorStore(world.database);
      const embedder = new HashEmbedder();
      const warnings: unknown[] = [];
      const second = new SecondVectors({ database: world.database, embedder, log: { warn: (words: unknown) => warnings.push(words) } });
      const collection = await aCollection(world);
      const long = { title: 'Long', chunks: [Array.from({ length: 600 }, (_, index) => `word${index}`).join(' ')] };
      await publish(world, collection, long);
      const [tide, wind] = [
        { title: 'Tide', chunks: ['the tide turns'] },
        { title: 'Wind', chunks: ['the wind turns'] },
      ];
      await publish(world, collection, tide);
      const waiting = await upload(world, collection, wind);
      expect(await second.make(never())).toBe(0);

      await advance(world, waiting.revisionId, wind);
      expect(await second.make(never())).toBeGreaterThanOrEqual(3);
      expect(await vectors.liveWithoutVector(embedder.id, 1000)).toHaveLength(1);
      expect(warnings).toHaveLength(1);
      expect(await second.make(never())).toBe(0);

      await publish(world, collection, { title: 'Rain', chunks: ['the rain turns'] });
      expect(await second.make(never())).toBe(1);
      expect(warnings).toHaveLength(1);
    });
  });
}
