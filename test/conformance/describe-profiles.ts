import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { measureProfile } from '#retrieval';
import { type Database, PgCollectionProfiles, PgRankingFacts } from '#store';
import { aCollection, never, openWorld, publish, scopeOf, type World } from './store-world.ts';

const places = ['harbour', 'garden', 'market', 'station', 'library', 'museum', 'bakery', 'bridge', 'tower', 'mill'];
const acts = ['opened', 'closed', 'burned', 'moved', 'flourished', 'decayed'];

/** What is measured of collections, on every database. */
export function describeProfiles(name: string, make: () => Promise<Database>): void {
  describe(`profiles of collections on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
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
      expect(await profiles.outdated(10)).toEqual([]);
      await publish(world, collection, { title: 'Chronicle', chunks: told(60, 120) });
      expect(await profiles.outdated(10)).toEqual([{ id: collection.id, organisationId: 'default', chunks: 120 }]);
      expect(await profiles.read([collection.id])).toEqual([]);

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
      expect(await profiles.outdated(10)).toEqual([]);
      expect(await profiles.read([collection.id])).toEqual([measured]);

      await publish(world, collection, { title: 'Chronicle', chunks: told(120, 250) });
      expect((await profiles.outdated(10)).map(({ chunks }) => chunks)).toEqual([250]);
    });
  });
}
