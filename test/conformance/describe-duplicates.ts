import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Access, Principal } from '#core';
import { type Database, PgDuplicates } from '#store';
import { aCollection, admin, embed, modelId, openWorld, parsedOf, reader, upload, type World } from './store-world.ts';

/** As like another one as `share` of its numbers: what a signature of real texts comes to. */
const signed = (seed: number, share: number): number[] =>
  Array.from({ length: 120 }, (_, at) => (at < 120 * share ? 7_000_000 + at : seed * 1000 + at));

interface Made {
  readonly name: string;
  readonly signature: readonly number[];
  readonly access?: Access;
  readonly seed?: string;
}

/** What near-duplicates promise on every database. */
export function describeDuplicates(name: string, make: () => Promise<Database>): void {
  describe(`near-duplicates on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    const publish = async (
      collection: { readonly id: string },
      { name: externalId, signature, access, seed = '' }: Made,
    ): Promise<string> => {
      const draft = { externalId, title: externalId, chunks: [`Text of ${externalId} ${seed}`], ...(access && { access }) };
      const { revisionId, documentId } = await upload(world, collection, draft);
      const { parsed, chunks } = parsedOf(draft);
      await world.revisions.begin(revisionId, 'received');
      await world.revisions.saveParsed(revisionId, { ...parsed, signature }, chunks);
      await embed(world, revisionId);
      await world.revisions.markEmbedded(revisionId, modelId);
      await world.revisions.publish(revisionId);
      return documentId;
    };
    const groupsOf = async (collection: { readonly id: string }, principal: Principal = admin): Promise<string[][]> => {
      const { items } = await new PgDuplicates(world.database).groups(principal, collection.id, { limit: 50 });
      return items.map(({ documents }) => documents.map(({ externalId, similarity }) => `${externalId} ${similarity}`));
    };

    it('are listed in groups, newest first, and only what is like enough', async () => {
      const collection = await aCollection(world);
      await publish(collection, { name: 'guide', signature: signed(1, 1) });
      await publish(collection, { name: 'guide copy', signature: signed(2, 0.95) });
      await publish(collection, { name: 'other subject', signature: signed(3, 0.3) });
      await publish(collection, { name: 'guide print', signature: signed(4, 0.85) });
      expect(await groupsOf(collection)).toEqual([['guide print 0.85', 'guide copy 0.95', 'guide 1']]);
      expect(await groupsOf(await aCollection(world))).toEqual([]);
    });

    it('come in pages', async () => {
      const collection = await aCollection(world);
      for (const seed of [10, 20, 30])
        for (const copy of ['a', 'b']) await publish(collection, { name: `${seed}${copy}`, signature: signed(seed, 0) });
      const duplicates = new PgDuplicates(world.database);
      const first = await duplicates.groups(admin, collection.id, { limit: 2 });
      const second = await duplicates.groups(admin, collection.id, { limit: 2, cursor: first.nextCursor ?? '' });
      expect([...first.items, ...second.items].map(({ documents }) => documents.at(-1)?.externalId)).toEqual(['10a', '20a', '30a']);
      expect(second.nextCursor).toBeNull();
    });

    it('show nobody what they may not read', async () => {
      const collection = await aCollection(world);
      const access = { public: false, groups: ['board'] };
      await publish(collection, { name: 'secret', signature: signed(1, 1), access });
      await publish(collection, { name: 'open', signature: signed(1, 1) });
      expect(await groupsOf(collection, reader())).toEqual([]);
      await publish(collection, { name: 'open too', signature: signed(1, 1) });
      expect(await groupsOf(collection, reader())).toEqual([['open too 1', 'open 1']]);
      expect((await groupsOf(collection, reader('board')))[0]).toHaveLength(3);
    });

    it('follow what is live: a changed or deleted document is none any more, and leaves no signature', async () => {
      const collection = await aCollection(world);
      await publish(collection, { name: 'one', signature: signed(1, 1) });
      const two = await publish(collection, { name: 'two', signature: signed(1, 1) });
      await publish(collection, { name: 'three', signature: signed(1, 1) });
      await publish(collection, { name: 'three', signature: signed(9, 0), seed: 'rewritten' });
      expect(await groupsOf(collection)).toEqual([['two 1', 'one 1']]);
      await world.documents.delete(admin, two);
      expect(await groupsOf(collection)).toEqual([]);
      expect(await world.database.query('list_duplicate_members', ['default', 'admin', [], [two]])).toEqual([]);
    });
  });
}
