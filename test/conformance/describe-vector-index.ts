import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, PgChunkSearch, PgVectorIndex, type VectorWay } from '#store';
import { aCollection, admin, modelId, never, openWorld, publish, reader, scopeOf, vectorOf, type World } from './store-world.ts';

const documents = 100;
const chunksPerDocument = 10;
const patiently = { timeout: 20_000 };
const words = 'amber basalt cobalt diorite emerald feldspar garnet halite ilmenite jasper kyanite lapis mica nickel opal pyrite'.split(' ');

/** What the approximate way of the vector leg promises on every database; here it is taken as soon as there is an index. */
export function describeVectorIndex(name: string, make: () => Promise<Database>): void {
  describe(`the index of vectors on ${name}`, () => {
    let world: World;
    let ways: VectorWay[] = [];
    let collection: Awaited<ReturnType<typeof aCollection>>;
    let search: PgChunkSearch;
    const index = (from = 500) => new PgVectorIndex(world.database, { from });
    beforeAll(async () => {
      world = await openWorld(await make());
      search = await PgChunkSearch.open(world.database, { stepPrice: 0, onWay: (way) => ways.push(way) });
      collection = await aCollection(world);
      for (let number = 0; number < documents; number += 1) await publish(world, collection, draftOf(number));
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    const find = async (text: string, limit = 10, scope = scopeOf([collection]), by: PgChunkSearch = search) => {
      ways = [];
      return by.byVector({ vector: vectorOf(text), modelId }, limit, scope, never());
    };
    const foundBy = async (text: string, limit: number, scope = scopeOf([collection])) => {
      const [ours, truth] = [await find(text, limit, scope), await find(text, limit, scope, world.search)];
      return { ours, truth, shared: ours.filter((hit) => truth.some((other) => other.score <= hit.score + 1e-6)).length };
    };

    it('compares everything while there is none, and says so', async () => {
      expect(await index(5000).refresh(modelId, never())).toEqual({ outcome: 'too few vectors' });
      expect(await index(0).refresh(modelId, never())).toEqual({ outcome: 'too few vectors' });
      const hits = await find('amber basalt');
      expect(hits).toHaveLength(10);
      expect(hits.every(({ method }) => method === 'exact')).toBe(true);
      expect(ways).toMatchObject([{ method: 'exact', why: 'no index' }]);
    });

    it('is built once there are enough vectors, and found ready after that', async () => {
      const [first, second] = await Promise.all([index().refresh(modelId, never()), index().refresh(modelId, never())]);
      expect([first.outcome, second.outcome]).toContain('built');
      expect(await index().refresh(modelId, never())).toEqual({ outcome: 'ready' });
    });

    it('finds what comparing everything finds, best first, and says how', async () => {
      for (const text of ['amber basalt 3', 'garnet opal', 'mica mica pyrite 12', 'nothing like it']) {
        const { ours, shared } = await foundBy(text, 20);
        expect(ours).toHaveLength(20);
        expect(shared).toBeGreaterThanOrEqual(18);
        expect(ours.every(({ method }) => method === 'approximate')).toBe(true);
        expect(ours.map(({ score }) => score)).toEqual(ours.map(({ score }) => score).sort((a, b) => b - a));
      }
    });

    it.each([
      ['one row in a hundred', { number: 13 }, chunksPerDocument],
      ['one row in a thousand', { single: true }, 1],
      ['nothing', { number: -1 }, 0],
    ])('brings every row of a scope that keeps %s', async (_, filter, rows) => {
      const { ours, truth } = await foundBy('halite jasper', 10, scopeOf([collection], admin, filter));
      expect(ours).toHaveLength(rows);
      expect(ours.map(({ chunkId }) => chunkId)).toEqual(truth.map(({ chunkId }) => chunkId));
    });

    it('compares everything when the index has ended before there were enough rows, and tells', async () => {
      const collectionOfFew = await aCollection(world);
      await publish(world, collectionOfFew, { externalId: 'few', chunks: ['amber', 'opal'] });
      expect(await find('amber', 10, scopeOf([collectionOfFew]))).toHaveLength(2);
      expect(ways).toMatchObject([{ method: 'exact', why: 'ran out' }]);
    });

    it('never brings a chunk that its reader may not see', async () => {
      await publish(world, collection, {
        externalId: 'secret',
        chunks: ['topaz', 'topaz topaz'],
        access: { public: false, groups: ['vault'] },
      });
      const secret = await find('topaz', 2, scopeOf([collection], reader('vault')), world.search);
      expect(secret[0]?.score).toBeCloseTo(1, 3);
      const all = await find('topaz', 200, scopeOf([collection], reader('other')));
      for (const { chunkId } of secret) expect(all.map((hit) => hit.chunkId)).not.toContain(chunkId);
    });

    it('follows a document that is published again, and one that is deleted', async () => {
      const scope = scopeOf([collection], admin, { externalName: 'moving' });
      const draft = (text: string) => ({ externalId: 'moving', chunks: [text], metadata: { externalName: 'moving' } });
      const first = await publish(world, collection, draft('zircon'));
      const [before] = await find('zircon', 1, scope);
      await publish(world, collection, draft('rutile'));
      const [after] = await find('rutile', 1, scope);
      expect(after?.score).toBeCloseTo(1, 3);
      expect(after?.chunkId).not.toBe(before?.chunkId);
      expect((await find('zircon', 5, scopeOf([collection]))).map(({ chunkId }) => chunkId)).not.toContain(before?.chunkId);
      await world.documents.delete(admin, first.documentId);
      expect((await find('rutile', 5, scopeOf([collection]))).map(({ chunkId }) => chunkId)).not.toContain(after?.chunkId);
    });

    it('weighs: a scope of few chunks is compared, one of many is walked', async () => {
      const weighing = await PgChunkSearch.open(world.database, { stepPrice: 1, onWay: (way) => ways.push(way) });
      await find('amber', 10, scopeOf([collection], admin, { number: 13 }), weighing);
      expect(ways).toMatchObject([{ method: 'exact', why: 'small scope', kept: chunksPerDocument }]);
      await find('amber', 10, scopeOf([collection]), weighing);
      expect(ways).toMatchObject([{ method: 'approximate', why: 'cheaper' }]);
    });

    it('leaves building to the next time when it is told to stop', async () => {
      if (world.database.kind === 'embedded') return;
      const model = 'another-model';
      const { database } = world;
      await database.script((run) => run(`insert into embedding select '${model}', i::text, '[1,2,3]' from generate_series(1, 600) i`));
      const other = new PgVectorIndex(database, { from: 500 });
      const [written, done] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      // A build beside readers and writers waits for every writer that was there before it.
      const writing = database.transaction(async (transaction) => {
        await transaction.query('insert_embeddings', [model, [], [], null]);
        written.resolve();
        await done.promise;
      });
      await written.promise;
      const stop = new AbortController();
      const building = other.refresh(model, stop.signal).catch((error: unknown) => error);
      await expect.poll(() => database.query('read_vector_index', [model, 1]), patiently).toMatchObject([{ state: 'broken' }]);
      expect(await other.refresh(model, never())).toEqual({ outcome: 'busy' });
      stop.abort(new Error('stopped'));
      expect(await building).toMatchObject({ message: 'stopped' });
      done.resolve();
      await writing;
      // The session that was stopped holds its lock until the server has seen it go.
      await expect.poll(async () => (await other.refresh(model, never())).outcome, patiently).toBe('rebuilt');
      expect(await other.refresh(model, never())).toEqual({ outcome: 'ready' });
    });

    it('is noticed when its building was cut off: not walked, and built again', async () => {
      await world.database.script((run) =>
        run(`update pg_index set indisvalid = false where indexrelid = vector_index('${modelId}')::regclass`),
      );
      expect(await find('amber basalt')).toHaveLength(10);
      expect(ways).toMatchObject([{ method: 'exact', why: 'no index' }]);
      expect((await index().refresh(modelId, never())).outcome).toBe('rebuilt');
      await find('amber basalt');
      expect(ways).toMatchObject([{ method: 'approximate' }]);
    });
  });
}

function draftOf(number: number) {
  const chunks = Array.from({ length: chunksPerDocument }, (_, ordinal) => {
    const at = number * chunksPerDocument + ordinal;
    return [at, at * 7, Math.floor(at / 16)].map((step) => words[step % words.length]).join(' ') + ` ${number} ${ordinal}`;
  });
  return { externalId: `d${number}`, chunks: number === 50 ? chunks.slice(0, 1) : chunks, metadata: { number, single: number === 50 } };
}
