import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, SearchScope } from '#core';
import { type Database, PgChunkRelations, PgNearbyChunks } from '#store';
import {
  aCollection,
  admin,
  type Draft,
  embed,
  modelId,
  never,
  openWorld,
  parsedOf,
  publish,
  reader,
  scopeOf,
  upload,
  type World,
} from './store-world.ts';

/** What chunks have to do with each other, on every database. */
export function describeRelations(name: string, make: () => Promise<Database>): void {
  describe(`relations of chunks on ${name}`, () => {
    let world: World;
    let relations: PgChunkRelations;
    beforeAll(async () => {
      world = await openWorld(await make());
      relations = new PgChunkRelations(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });
    const night = { public: false, groups: ['night'] };
    const idsOf = async (scope: SearchScope, query = 'lamp') =>
      (await world.search.byKeyword(query, 10, scope, never())).map(({ chunkId }) => chunkId);

    it('are told to those who may read the chunks, and to nobody else', async () => {
      const collection = await aCollection(world);
      await publish(world, collection, { title: 'One', chunks: ['a lamp burns'], access: night });
      await publish(world, collection, { title: 'Two', chunks: ['a lamp burns'] });
      await publish(world, collection, { title: 'Three', chunks: ['no lamp here tonight'] });
      const ids = await idsOf(scopeOf([collection]));
      const seenBy = async (scope: SearchScope) => [
        (await relations.likeness(ids, modelId, scope)).length,
        (await relations.surroundings(ids, 1, scope)).length,
        (await relations.contents('lamp', ids, scope)).length,
      ];
      expect(await seenBy(scopeOf([collection]))).toEqual([3, 3, 3]);
      expect(await seenBy(scopeOf([collection], reader('night')))).toEqual([3, 3, 3]);
      expect(await seenBy(scopeOf([collection], reader('day')))).toEqual([1, 2, 2]);
      expect(await seenBy(scopeOf([collection], { ...admin, organisationId: 'other' }))).toEqual([0, 0, 0]);
      expect(await seenBy(scopeOf([collection], admin, { year: 2020 }))).toEqual([0, 0, 0]);
      expect(await seenBy({ ...scopeOf([collection]), asOf: new Date('2001-01-01') })).toEqual([0, 0, 0]);
      expect(await relations.likeness(ids, 'other-model', scopeOf([collection]))).toEqual([]);
    });

    it('are neighbours in the order of the text, for those who may read them', async () => {
      const collection = await aCollection(world);
      const nearby = new PgNearbyChunks(world.database);
      const text = ['the first day', 'the second day', 'a lighthouse', 'the fourth day', 'the fifth day'];
      await publish(world, collection, { title: 'Week', chunks: text, headings: ['Days'], access: night });
      const scope = scopeOf([collection]);
      const ids = await idsOf(scope, 'lighthouse');
      const near = await nearby.near(ids, 1, scope);
      expect(near.map((each) => each.text)).toEqual(text.slice(1, 4));
      expect(near[0]).toMatchObject({ title: 'Week', headings: ['Days'] });
      const countFor = async (other: SearchScope) => (await nearby.near(ids, 1, other)).length;
      expect(await countFor(scopeOf([collection], reader('night')))).toBe(3);
      expect(await countFor(scopeOf([collection], reader('day')))).toBe(0);
      expect(await countFor(scopeOf([collection], admin, { year: 2020 }))).toBe(0);
      expect(await countFor({ ...scope, asOf: new Date('2001-01-01') })).toBe(0);
    });

    it('are cosines of their vectors, and the words of the question they hold', async () => {
      const collection = await aCollection(world);
      for (const text of ['a lamp burns', 'a lamp burned', 'the lamp of a lighthouse'])
        await publish(world, collection, { title: 'Harbour', chunks: [text] });
      const scope = scopeOf([collection]);
      const likeness = await relations.likeness(await idsOf(scope), modelId, scope);
      for (const { left, right, cosine } of likeness) expect([left < right, cosine > 0.2 && cosine <= 1.0001]).toEqual([true, true]);
      const contents = await relations.contents('Where do Lamps burn?', await idsOf(scope), scope);
      const words = new Map(contents.map(({ text, words: held }) => [text, [...held].sort()]));
      expect(words.get('a lamp burns')).toEqual(['burn', 'lamps']);
      expect(words.get('the lamp of a lighthouse')).toEqual(['lamps']);
      expect(contents[0]?.title).toBe('Harbour');
    });

    it('are the chunks around them in their section, with the canonical text', async () => {
      const collection = await aCollection(world);
      const chunks = [
        'Chapter one 🏮 speaks of oil.',
        'The lamp 🏮 is lit at dusk.',
        'It is put out at dawn.',
        'Chapter two: the fog horn.',
      ];
      await publishInSections(world, collection, { title: 'Lighthouse', chunks }, [0, 0, 0, 3]);
      const scope = scopeOf([collection]);
      const ids = await idsOf(scope);
      const around = async (reach: number) => {
        const [found] = await relations.surroundings(ids, reach, scope);
        return found?.around.map(({ start, end }) => found.text.slice(start, end));
      };
      expect(await around(1)).toEqual(chunks.slice(0, 3));
      expect(await around(9)).toEqual(chunks.slice(0, 3));
      const [horn] = await relations.surroundings(await idsOf(scope, 'horn'), 9, scope);
      expect(horn?.around).toHaveLength(1);
    });
  });
}

/** Each chunk's section begins with the chunk named by its place in the list. */
async function publishInSections(world: World, collection: Collection, draft: Draft, starts: readonly number[]): Promise<void> {
  const { revisionId } = await upload(world, collection, draft);
  const { parsed, chunks } = parsedOf(draft);
  const sections = chunks.map((chunk, index) => {
    const own = chunks.filter((_, other) => starts[other] === starts[index]);
    return { ...chunk, section: { start: own[0]?.start ?? chunk.start, end: own.at(-1)?.end ?? chunk.end } };
  });
  await world.revisions.begin(revisionId, 'received');
  await world.revisions.saveParsed(revisionId, parsed, sections);
  await embed(world, revisionId);
  await world.revisions.markEmbedded(revisionId, modelId);
  await world.revisions.publish(revisionId);
}
