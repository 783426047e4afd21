import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access, Principal } from '#core';
import { type Database, PgFields, PgPages } from '#store';
import { aCollection, admin, found, modelId, never, openWorld, publish, reader, scopeOf, vectorOf, type World } from './store-world.ts';

/** What the legs promise on every database. */
export function describeSearch(name: string, make: () => Promise<Database>): void {
  describe(`search on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it('ranks by BM25 and by cosine, best first', async () => {
      expect(world.search.keywordMethod).toBe('bm25');
      const collection = await aCollection(world);
      await publish(world, collection, { externalId: 'much', chunks: ['walnut walnut bread'] });
      await publish(world, collection, {
        externalId: 'little',
        chunks: ['walnut and very many other words about bread, rye, wheat and yeast'],
      });
      await publish(world, collection, { externalId: 'none', chunks: ['a ship at sea'] });
      const both = await found(world, 'Walnuts', scopeOf([collection]));
      expect(both.keyword).toEqual(['much', 'little']);
      const vector = await found(world, 'walnut walnut bread', scopeOf([collection]));
      expect(vector.vector[0]).toBe('much');
      const [best] = await world.search.byVector({ vector: vectorOf('walnut walnut bread'), modelId }, 1, scopeOf([collection]), never());
      expect(best?.score).toBeCloseTo(1, 5);
      const cosines = await world.search.cosines(vectorOf('walnut walnut bread'), modelId, [best?.chunkId ?? ''], scopeOf([collection]));
      expect(cosines.get(best?.chunkId ?? '')).toBeCloseTo(1, 5);
    });

    it('finds nothing for stop words, punctuation and an empty question', async () => {
      const collection = await aCollection(world);
      await publish(world, collection, { chunks: ['the and of it'] });
      for (const query of ['', '   ', 'the of', "!!! ' -- \\ ( ) & | :*"])
        expect((await found(world, query, scopeOf([collection]))).keyword).toEqual([]);
    });

    it('weighs title and headings', async () => {
      const collection = await aCollection(world);
      await publish(world, collection, { externalId: 'titled', title: 'Zeppelin', chunks: ['It flies.'], headings: ['Propulsion'] });
      expect((await found(world, 'zeppelin', scopeOf([collection]))).keyword).toEqual(['titled']);
      expect((await found(world, 'propulsion', scopeOf([collection]))).keyword).toEqual(['titled']);
    });

    it('keeps to the collections and the metadata named', async () => {
      const [one, two] = [await aCollection(world), await aCollection(world)];
      await publish(world, one, { externalId: '1', chunks: ['quartz'], metadata: { team: 'sea', tags: ['x', 'y'] } });
      await publish(world, two, { externalId: '2', chunks: ['quartz'], metadata: { team: 'land' } });
      expect(await found(world, 'quartz', scopeOf([one]))).toEqual({ keyword: ['1'], vector: ['1'] });
      expect((await found(world, 'quartz', scopeOf([one, two]))).keyword.sort()).toEqual(['1', '2']);
      expect(await found(world, 'quartz', scopeOf([one, two], admin, { team: 'land' }))).toEqual({ keyword: ['2'], vector: ['2'] });
      expect(await found(world, 'quartz', scopeOf([one, two], admin, { tags: ['y'] }))).toEqual({ keyword: ['1'], vector: ['1'] });
      expect(await found(world, 'quartz', scopeOf([one, two], { ...admin, organisationId: 'other' }))).toEqual({ keyword: [], vector: [] });
    });

    it.each([
      [{ year: { gte: 2020, lt: 2024 } }, ['1', '2']],
      [{ year: { in: [2020, 2024] } }, ['1', '3']],
      [{ not: { year: 2020 } }, ['2', '3', '4']],
      [{ year: { ne: 2020 } }, ['2', '3', '4']],
      [{ not: { team: { gt: 5 } } }, ['1', '2', '3', '4']],
      [{ team: { ne: 3 } }, ['1', '2', '3', '4']],
      [{ or: [{ team: 'sea' }, { year: 2024 }] }, ['1', '3']],
      [{ and: [{ team: 'land' }, { year: { exists: true } }] }, ['2']],
      [{ year: { exists: false } }, ['4']],
      [{ tags: 'x' }, ['1', '2']],
      [{ tags: ['x', 'y'] }, ['1']],
      [{ 'author.name': 'Ada' }, ['3']],
      [{ 'author.name': { exists: false } }, ['1', '2', '4']],
      [{ 'dotted.name': true }, ['4']],
      [{ mediaType: 'text/plain', year: { gt: 2023 } }, ['3']],
      [{ due: { gte: '2026-01-01' } }, ['2']],
      [{ 'odd"name\\': 'a"b' }, ['4']],
      [{ year: { in: [] } }, []],
      [{ or: [] }, []],
    ])('filters by %j', async (filter, expected) => {
      const collection = await aCollection(world);
      const of = (externalId: string, metadata: Record<string, unknown>) =>
        publish(world, collection, { externalId, chunks: ['jasper'], metadata });
      await of('1', { year: 2020, team: 'sea', tags: ['x', 'y'] });
      await of('2', { year: 2022, team: 'land', tags: ['x'], due: '2026-05-01' });
      await of('3', { year: 2024, author: { name: 'Ada' } });
      await of('4', { team: 'land', 'dotted.name': true, 'odd"name\\': 'a"b' });
      const both = await found(world, 'jasper', scopeOf([collection], admin, filter));
      expect({ keyword: both.keyword.sort(), vector: both.vector.sort() }).toEqual({ keyword: expected, vector: expected });
    });

    it('finds out what documents can be filtered by', async () => {
      const collection = await aCollection(world);
      const of = (externalId: string, metadata: Record<string, unknown>, access?: Access) =>
        publish(world, collection, { externalId, chunks: ['onyx'], metadata, ...(access && { access }) });
      await of('1', { year: 2020, tags: ['x', 'y'], due: '2026-05-01' });
      await of('2', { year: 2024, tags: ['x'], open: true });
      await of('3', { year: 1, secret: 'z' }, { public: false, groups: ['vault'] });
      const fields = await new PgFields(world.database).of(reader(), collection.id);
      expect(fields.map(({ field, kind, documents }) => [field, kind, documents])).toEqual([
        ['due', 'date', 1],
        ['fileName', 'text', 2],
        ['mediaType', 'text', 2],
        ['open', 'boolean', 1],
        ['tags', 'text', 2],
        ['year', 'number', 2],
      ]);
      expect(fields.find(({ field }) => field === 'year')?.range).toEqual([2020, 2024]);
      expect(fields.find(({ field }) => field === 'tags')?.commonest).toEqual([
        { value: 'x', documents: 2 },
        { value: 'y', documents: 1 },
      ]);
      const listed = await world.documents.list(admin, { collectionId: collection.id, limit: 5, filter: { tags: 'y' } });
      expect(listed.items.map(({ externalId }) => externalId)).toEqual(['1']);
    });

    it('takes a filter with NUL and half surrogates', async () => {
      const collection = await aCollection(world);
      const metadata = { tag: 'a\0b\ud800' };
      await publish(world, collection, { externalId: '1', chunks: ['feldspar'], metadata });
      expect(await found(world, 'feldspar', scopeOf([collection], admin, metadata))).toEqual({ keyword: ['1'], vector: ['1'] });
    });

    it('is not thinned out: the few rows a reader may see come up behind thousands they may not', async () => {
      const collection = await aCollection(world);
      const secret = Array.from({ length: 3000 }, (_, index) => `granite granite granite ${index}`);
      await publish(world, collection, { externalId: 'secret', chunks: secret, access: { public: false, groups: ['vault'] } });
      const open = Array.from({ length: 7 }, (_, index) => `granite among many other long and heavy words of no use ${index}`);
      await publish(world, collection, { externalId: 'open', chunks: open });
      const both = await found(world, 'granite', scopeOf([collection], reader('nobody')), 10);
      expect(both).toEqual({ keyword: Array(7).fill('open'), vector: Array(7).fill('open') });
      expect((await found(world, 'granite', scopeOf([collection], reader('vault')), 10)).keyword).toEqual(Array(10).fill('secret'));
    }, 60_000);

    it('shows every reader exactly what a plain filter over all documents would', async () => {
      const collection = await aCollection(world);
      const groups = ['a', 'b', 'c', 'd'];
      const random = seeded(7);
      const pick = () => groups.filter(() => random() < 0.4);
      const documents: { externalId: string; access: Access }[] = [];
      for (let index = 0; index < 40; index += 1) {
        const access = { public: random() < 0.2, groups: pick() };
        documents.push({ externalId: `d${index}`, access });
        await publish(world, collection, { externalId: `d${index}`, chunks: [`basalt ${index}`], access });
      }
      for (let round = 0; round < 25; round += 1) {
        const principal: Principal = { ...reader(...pick()), role: random() < 0.1 ? 'admin' : random() < 0.5 ? 'editor' : 'reader' };
        const allowed = documents.filter(
          ({ access }) => access.public || principal.role === 'admin' || access.groups.some((group) => principal.groups.includes(group)),
        );
        const names = allowed.map((document) => document.externalId).sort();
        const both = await found(world, 'basalt', scopeOf([collection], principal));
        expect(both.keyword.sort()).toEqual(names);
        expect(both.vector.sort()).toEqual(names);
        const listed = await world.documents.list(principal, { collectionId: collection.id, limit: 100 });
        expect(listed.items.map((document) => document.externalId).sort()).toEqual(names);
        expect((await world.documents.progress(principal, collection.id)).total).toBe(names.length);
      }
    }, 60_000);

    it('keeps the chunks of a document that its reader may not see, also by id', async () => {
      const collection = await aCollection(world);
      const { documentId } = await publish(world, collection, { chunks: ['obsidian'], access: { public: false, groups: ['vault'] } });
      const [hit] = await world.search.byKeyword('obsidian', 1, scopeOf([collection]), never());
      const stranger = scopeOf([collection], reader('x'));
      expect(await world.search.chunks([hit?.chunkId ?? ''], stranger)).toEqual([]);
      expect((await world.search.cosines(vectorOf('obsidian'), modelId, [hit?.chunkId ?? ''], stranger)).size).toBe(0);
      await expect(world.documents.text(reader('x'), documentId, 1)).rejects.toMatchObject({ code: 'not_found' });
      await expect(world.documents.file(reader('x'), documentId, 1)).rejects.toMatchObject({ code: 'not_found' });
      const pages = new PgPages(world.database);
      await expect(pages.read(reader('x'), documentId, 1)).rejects.toMatchObject({ code: 'not_found' });
      expect(await pages.lines(reader('x'), { id: documentId, number: 1 }, { start: 0, end: 5 })).toEqual([]);
    });

    it('stops waiting when the caller has gone', async () => {
      const collection = await aCollection(world);
      await expect(world.search.byKeyword('x', 1, scopeOf([collection]), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    });
  });
}

/** The same numbers in every run. */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
