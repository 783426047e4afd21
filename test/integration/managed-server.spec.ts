import { afterAll, describe, expect, it } from 'vitest';
import { openDatabase } from '#store';
import { aCollection, admin, found, openWorld, publish, reader, scopeOf } from '../conformance/store-world.ts';
import { startPostgres } from '../servers/index.ts';

const options = { signal: new AbortController().signal, log: { info: () => undefined, warn: () => undefined } };
const postgres = await startPostgres({ withoutTextsearch: true });

describe('a server that does not load pg_textsearch', () => {
  afterAll(() => postgres.server?.[Symbol.asyncDispose]());

  it.skipIf(postgres.server === null)('is migrated all the same and ranks words by ts_rank', async () => {
    const url = (await postgres.server?.freshDatabase()) ?? '';
    await using database = await openDatabase({ kind: 'server', url }, options);
    await using world = await openWorld(database);
    expect(world.search.keywordMethod).toBe('ts_rank');
    const collection = await aCollection(world);
    await publish(world, collection, { externalId: 'both', chunks: ['walnut bread'] });
    await publish(world, collection, { externalId: 'one', chunks: ['walnut ship and sea and sail'] });
    await publish(world, collection, { externalId: 'secret', chunks: ['walnut bread bread'], access: { public: false, groups: ['x'] } });
    const both = await found(world, 'Walnuts in bread!', scopeOf([collection], reader()));
    expect(both.keyword).toEqual(['both', 'one']);
    expect((await found(world, 'walnut', scopeOf([collection], admin))).keyword).toHaveLength(3);
    await publish(world, collection, { externalId: 'vault', chunks: ['phoenix'], access: { public: false, groups: ['x'] } });
    expect((await found(world, 'walnutt', scopeOf([collection], reader()))).keyword.sort()).toEqual(['both', 'one']);
    expect((await found(world, 'phoenx', scopeOf([collection], reader()))).keyword).toEqual([]);
    expect((await found(world, 'phoenx', scopeOf([collection], reader('x')))).keyword).toEqual(['vault']);
  });

  it.skipIf(postgres.server === null)('tells a process that nobody migrated it', async () => {
    const url = (await postgres.server?.emptyDatabase()) ?? '';
    await expect(openDatabase({ kind: 'server', url }, { ...options, patienceMs: 0 })).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining('aquifer migrate'),
    });
  });

  it('says when nobody listens at the address', async () => {
    const nowhere = openDatabase({ kind: 'server', url: 'postgres://postgres@127.0.0.1:9/none' }, options);
    await expect(nowhere).rejects.toMatchObject({ code: 'store_unavailable' });
  });
});
