import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, CollectionProfile, KeywordMethod } from '#core';
import { measureProfile } from '#retrieval';
import { type Database, PgCollectionProfiles, PgCollectionRankings, PgRankingFacts } from '#store';
import { aCollection, never, openWorld, publish, scopeOf, type World } from './store-world.ts';

const places = ['harbour', 'garden', 'market', 'station', 'library', 'museum', 'bakery', 'bridge', 'tower', 'mill'];
const acts = ['opened', 'closed', 'burned', 'moved', 'flourished', 'decayed'];

/** A collection that is large enough to be measured. */
async function aGrown(world: World): Promise<Collection> {
  const collection = await aCollection(world);
  await publish(world, collection, {
    title: 'Log',
    chunks: Array.from({ length: 100 }, (_, index) => `Entry number ${index} of the log.`),
  });
  return collection;
}

/** What is measured of collections, on every database. */
export function describeProfiles(name: string, make: () => Promise<Database>): void {
  describe(`profiles of collections on ${name}`, () => {
    let world: World;
    let keywordMethod: KeywordMethod;
    /** As rankings read it. */
    const profileOf = async ({ id }: Collection): Promise<CollectionProfile | null> => {
      const [found] = await new PgCollectionRankings(world.database).read({ collectionIds: [id] });
      return found?.profile ?? null;
    };
    beforeAll(async () => {
      world = await openWorld(await make());
      ({ keywordMethod } = world.search);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('are measured once there is enough text, and again when it has doubled', async () => {
      const collection = await aCollection(world);
      const profiles = new PgCollectionProfiles(world.database);
      const told = (from: number, to: number) =>
        Array.from({ length: to - from }, (_, index) => {
          const [place, act] = [places[(from + index) % 10], acts[(from + index) % 6]];
          return `In year ${from + index} the old ${place} of the town slowly ${act} under its new owner from abroad.`;
        });
      await publish(world, collection, { title: 'Chronicle', chunks: told(0, 60) });
      expect(await profiles.takeOutdated(10, keywordMethod)).toEqual([]);
      await publish(world, collection, { title: 'Chronicle', chunks: told(60, 120) });
      expect(await profiles.takeOutdated(10, keywordMethod)).toEqual([{ id: collection.id, organisationId: 'default', chunks: 120 }]);
      expect(await profileOf(collection)).toBeNull();

      const sample = await profiles.sample(collection.id);
      expect(new Set(sample.map(({ chunkId }) => chunkId)).size).toBe(sample.length);
      expect(sample).toEqual(await profiles.sample(collection.id));
      const facts = new PgRankingFacts(world.database);
      const measured = await measureProfile(
        { search: world.search, facts },
        { scope: scopeOf([collection]), sample, chunks: 120 },
        never(),
      );
      expect(measured.chunks).toBe(120);
      if (world.search.keywordMethod === 'bm25') expect(measured.sharpness).toBeGreaterThan(0);
      await profiles.save(collection.id, measured);
      expect(await profiles.takeOutdated(10, keywordMethod)).toEqual([]);
      expect(await profileOf(collection)).toEqual(measured);

      await publish(world, collection, { title: 'Chronicle', chunks: told(120, 250) });
      expect((await profiles.takeOutdated(10, keywordMethod)).map(({ chunks }) => chunks)).toEqual([250]);
    });

    it('are measured by one process at a time, and by the next when one gives up or dies', async () => {
      const collection = await aGrown(world);
      const [one, other] = [new PgCollectionProfiles(world.database), new PgCollectionProfiles(world.database)];
      const take = async (profiles: PgCollectionProfiles) => (await profiles.takeOutdated(10, keywordMethod)).map(({ id }) => id);
      const both = await Promise.all([take(one), take(other)]);
      expect(both.flat()).toEqual([collection.id]);
      expect(await take(other)).toEqual([]);
      await one.giveUp([collection.id]);
      expect(await take(other)).toEqual([collection.id]);
      await world.database.script((run) =>
        run("update profile_look set held_until = now() - interval '1 second' where held_until is not null"),
      );
      expect(await take(one)).toContain(collection.id);
    });

    it('count a collection again only after it was changed, one at a time however many there are', async () => {
      const profiles = new PgCollectionProfiles(world.database);
      const collection = await aGrown(world);
      // Of more collections than are taken at once, small ones do not hide the one that is due.
      for (const _ of [1, 2, 3]) await aCollection(world);
      expect((await profiles.takeOutdated(1, keywordMethod)).map(({ id }) => id)).toEqual([collection.id]);
      await profiles.save(collection.id, { chunks: 100, sharpness: 1.5, languages: {}, keywordMethod });
      expect(await profiles.takeOutdated(1, keywordMethod)).toEqual([]);
      const looks = () => world.database.query<{ id: string; looked_at: Date }>('take_changed_collections', [100, 1, keywordMethod, 100]);
      expect(await looks()).toEqual([]);
    });

    it('are measured again when words are scored in another way', async () => {
      const profiles = new PgCollectionProfiles(world.database);
      const collection = await aGrown(world);
      await profiles.takeOutdated(10, 'ts_rank');
      await profiles.save(collection.id, { chunks: 100, sharpness: null, languages: {}, keywordMethod: 'ts_rank' });
      expect((await profiles.takeOutdated(10, 'ts_rank')).filter(({ id }) => id === collection.id)).toEqual([]);
      expect((await profiles.takeOutdated(10, 'bm25')).map(({ id }) => id)).toContain(collection.id);
    });

    it('are read as they were saved last', async () => {
      const collection = await aCollection(world);
      const profiles = new PgCollectionProfiles(world.database);
      const profile = { chunks: 100, languages: {}, keywordMethod };
      await profiles.save(collection.id, { ...profile, sharpness: 1.5 });
      expect((await profileOf(collection))?.sharpness).toBe(1.5);
      await profiles.save(collection.id, { ...profile, sharpness: 1.1 });
      expect((await profileOf(collection))?.sharpness).toBe(1.1);
    });
  });
}
