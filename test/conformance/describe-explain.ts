import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, SearchScope } from '#core';
import { type Database, PgRankingFacts } from '#store';
import { aCollection, admin, modelId, openWorld, publish, reader, scopeOf, upload, vectorOf, type World } from './store-world.ts';

/** What is told of a ranking, and to whom, on every database. */
export function describeExplain(name: string, make: () => Promise<Database>): void {
  describe(`explaining on ${name}`, () => {
    let world: World;
    let facts: PgRankingFacts;
    let collection: Collection;
    let ids: Record<'open' | 'old' | 'hidden' | 'waiting', string>;
    const scope = (groups: string[] = [], filter: Record<string, unknown> = {}): SearchScope =>
      scopeOf([collection], reader(...groups), filter);
    const query = { vector: vectorOf('granite quarry'), modelId };

    beforeAll(async () => {
      world = await openWorld(await make());
      facts = new PgRankingFacts(world.database);
      collection = await aCollection(world);
      const vault = { public: false, groups: ['vault'] };
      const of = async (externalId: string, chunks: string[], more: object = {}): Promise<string> =>
        (await publish(world, collection, { externalId, chunks, ...more })).documentId;
      ids = {
        open: await of('open', ['granite of the quarry', 'the ferry leaves at noon'], { metadata: { year: 2024 } }),
        old: await of('old', ['marble, no granite'], { metadata: { year: 1999 } }),
        hidden: await of('hidden', ['granite quarry granite quarry'], { access: vault, metadata: { year: 2024 } }),
        waiting: (await upload(world, collection, { externalId: 'waiting', chunks: ['granite'] })).documentId,
      };
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it('counts what a reader may see and what the filter leaves of it, and nothing else', async () => {
      const all = { documents: 2, chunks: 3, matchingDocuments: 2, matchingChunks: 3 };
      expect(await facts.counts(scope())).toEqual(all);
      expect(await facts.counts(scope([], { year: { gte: 2000 } }))).toEqual({ ...all, matchingDocuments: 1, matchingChunks: 2 });
      expect(await facts.counts(scope(['vault']))).toMatchObject({ documents: 3, chunks: 4 });
      expect(await facts.counts(scopeOf([collection], { ...admin, organisationId: 'other' }))).toMatchObject({ documents: 0, chunks: 0 });
    });

    it('knows how a document stands, by its id and by its external id', async () => {
      const filter = { year: { gte: 2000 }, colour: 'red' };
      const standing = await facts.standing({ documentId: ids.old }, modelId, scope([], filter));
      expect(standing).toMatchObject({ externalId: 'old', status: 'live', revision: 1, chunks: 1, withoutVector: 0 });
      expect(standing).toMatchObject({
        collectionName: collection.name,
        attributes: { year: 1999 },
        tests: { year: false, colour: false },
      });
      expect(await facts.standing({ collectionId: collection.id, externalId: 'old' }, modelId, scope([], filter))).toEqual(standing);
      expect(await facts.standing({ documentId: ids.open }, 'another-model', scope())).toMatchObject({ chunks: 2, withoutVector: 2 });
      expect(await facts.standing({ documentId: ids.waiting }, modelId, scope())).toMatchObject({ status: 'received', revision: null });
    });

    it('tells of a hidden document what it tells of one that is not there', async () => {
      for (const name of [{ documentId: ids.hidden }, { collectionId: collection.id, externalId: 'hidden' }, { documentId: 'nowhere' }])
        expect(await facts.standing(name, modelId, scope())).toBeNull();
      expect(await facts.chunks(ids.hidden, { vector: query, terms: ['granit'] }, scope())).toEqual([]);
      expect(await facts.standing({ documentId: ids.hidden }, modelId, scope(['vault']))).toMatchObject({ externalId: 'hidden' });
      expect(await facts.chunks(ids.hidden, { vector: query, terms: [] }, scope(['vault']))).toHaveLength(1);
    });

    it('compares a document’s chunks with the question, the nearest first, and says which words they hold', async () => {
      const [quarry, ferry] = await facts.chunks(ids.open, { vector: query, terms: ['quarri', 'marbl'] }, scope());
      expect([quarry?.terms, ferry?.terms]).toEqual([['quarri'], []]);
      expect(quarry?.cosine).toBeGreaterThan(ferry?.cosine ?? 1);
      expect(await facts.chunks(ids.open, { vector: null, terms: [] }, scope())).toMatchObject([{ cosine: null }, { cosine: null }]);
    });

    it('ranks by exact cosine among what the reader may see and the filter leaves', async () => {
      const [quarry] = await facts.chunks(ids.open, { vector: query, terms: [] }, scope());
      const cosine = quarry?.cosine ?? 0;
      expect(await facts.nearer(query, cosine, scope())).toEqual({ nearer: 0, compared: 3 });
      expect(await facts.nearer(query, cosine, scope(['vault']))).toEqual({ nearer: 1, compared: 4 });
      expect(await facts.nearer(query, cosine, scope(['vault'], { year: 1999 }))).toEqual({ nearer: 0, compared: 1 });
    });

    it('looks back: what was live at a moment before is not there', async () => {
      const before = { ...scope(), asOf: new Date('2020-01-01') };
      expect(await facts.counts(before)).toMatchObject({ documents: 0 });
      expect(await facts.standing({ documentId: ids.open }, modelId, before)).toMatchObject({ revision: null, chunks: 0 });
      expect(await facts.counts({ ...scope(), asOf: new Date() })).toMatchObject({ documents: 2, chunks: 3 });
    });

    it('reads the words of a question one by one', async () => {
      const words = await facts.words('What is the granite of "Quarry" 7, granite?', scope());
      expect(words.map(({ word }) => word)).toEqual(['What', 'is', 'the', 'granite', 'of', 'Quarry', '7']);
      expect(words.filter(({ terms }) => terms.length > 0).map(({ word }) => word)).toEqual(['What', 'granite', 'Quarry', '7']);
    });
  });
}
