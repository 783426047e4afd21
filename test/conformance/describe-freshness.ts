import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, PgFreshness, PgFreshnessWatch } from '#store';
import { aCollection, admin, openWorld, publish, reader, type World } from './store-world.ts';

/** What everyone may rely on of the freshness figures, whatever stands behind them. */
export function describeFreshness(name: string, open: () => Promise<Database>): void {
  describe(`freshness on ${name}`, () => {
    let world: World;
    let freshness: PgFreshness;
    beforeAll(async () => {
      world = await openWorld(await open());
      freshness = new PgFreshness(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('counts verdicts and lists what is overdue, longest first, to those who may see it', async () => {
      const collection = await aCollection(world);
      const past = (days: number) => new Date(Date.now() - days * 86_400_000);
      const make = async (externalId: string, validUntil: Date | null, staleAfterSeconds: number | null) => {
        const { documentId } = await publish(world, collection, { externalId, chunks: [externalId] });
        await world.documents.patch(admin, documentId, { validUntil, staleAfterSeconds });
        return documentId;
      };
      await make('fresh', null, 1000);
      await make('nobody said', null, null);
      const week = await make('a week over', past(7), null);
      const month = await make('a month over', past(30), null);
      const hidden = await make('hidden', past(90), null);
      await world.documents.patch(admin, hidden, { access: { public: false, groups: ['vault'] } });

      const figures = await freshness.figures(reader(), collection.id);
      expect(figures.verdicts).toEqual({ current: 1, unverified: 1, expired: 2 });
      expect(figures.ages).toEqual([4, 0, 0, 0, 0, 0]);
      expect(figures.changed).toHaveLength(4);
      const first = await freshness.overdue(reader(), collection.id, { limit: 1 });
      expect(first.items.map((document) => document.documentId)).toEqual([month]);
      const rest = await freshness.overdue(reader(), collection.id, { limit: 5, cursor: first.nextCursor ?? '' });
      expect(rest.items.map((document) => document.documentId)).toEqual([week]);
      expect((await freshness.overdue(admin, collection.id, { limit: 5 })).items).toHaveLength(3);
    });

    it('pages through what is overdue one by one, however close together it fell due', async () => {
      const collection = await aCollection(world);
      await world.collections.changeSettings(admin, collection.id, { staleAfterSeconds: 0 });
      const published: string[] = [];
      for (const externalId of ['a', 'b', 'c'])
        published.push((await publish(world, collection, { externalId, chunks: [externalId] })).documentId);
      const seen: string[] = [];
      for (let cursor: string | null | undefined; cursor !== null && seen.length < 5;) {
        const page = await freshness.overdue(admin, collection.id, { limit: 1, cursor });
        seen.push(...page.items.map((document) => document.documentId));
        cursor = page.nextCursor;
      }
      expect(seen).toEqual(published);
      const cursor = Buffer.from('yesterday').toString('base64url');
      await expect(freshness.overdue(admin, null, { limit: 1, cursor })).rejects.toMatchObject({ code: 'bad_request' });
    });

    it("takes a collection's limit where a document has none", async () => {
      const collection = await aCollection(world);
      await world.collections.changeSettings(admin, collection.id, { staleAfterSeconds: 3600 });
      await publish(world, collection, { externalId: 'a', chunks: ['a'] });
      expect((await freshness.figures(admin, collection.id)).verdicts).toEqual({ current: 1 });
    });

    it('tells of a stale document once, and of a threshold when it is crossed and when it is not any more', async () => {
      const collection = await aCollection(world);
      const watch = new PgFreshnessWatch(world.database);
      const { documentId } = await publish(world, collection, { externalId: 'a', chunks: ['a'] });
      const limit = { name: 'none overdue', collectionId: collection.id, measure: 'overdue_documents', atMost: 0 } as const;
      const { id } = await freshness.addThreshold(admin, { ...limit, owner: 'docs team', action: 'look' });
      await world.documents.patch(admin, documentId, { validUntil: new Date(Date.now() - 1000) });
      let told = 0;
      for (let batch = await watch.tellStale(); batch > 0; batch = await watch.tellStale()) told += batch;
      expect(told).toBeGreaterThan(0);
      expect(await watch.tellStale()).toBe(0);
      await watch.checkThresholds(0);
      const read = async () => (await freshness.thresholds(admin)).find((threshold) => threshold.id === id);
      expect(await read()).toMatchObject({ value: 1, owner: 'docs team', raisedAt: expect.any(Date) });

      await world.documents.patch(admin, documentId, { validUntil: null });
      await watch.checkThresholds(0);
      expect(await read()).toMatchObject({ value: 0, raisedAt: null });
      await freshness.removeThreshold(admin, id);
      await expect(freshness.removeThreshold(admin, id)).rejects.toMatchObject({ code: 'not_found' });
    });
  });
}
