import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, SearchScope } from '#core';
import { type Database, newId, PgGuardScans, PgHousekeeping, PgSources, SecretBox, statements } from '#store';
import { aCachedSearch, type CachedSearch, memberOf } from './cached-search.ts';
import { aCollection, admin, advance, modelId, openWorld, publish, reader, scopeOf, upload, vectorOf, type World } from './store-world.ts';

const draft = (text: string) => ({ externalId: 'page', title: 'Pier', chunks: [`The pier opens at ${text}.`, 'The pier is long.'] });

/** That no search is served from memory once anything has changed that it rests on, on every database. */
export function describeSearchCache(name: string, make: () => Promise<Database>): void {
  describe(`searches made before on ${name}`, () => {
    let world: World;
    let client: Client;
    let sources: PgSources;
    let dataDir: string;
    let collection: Collection;
    let documentId: string;
    let cached: CachedSearch;
    beforeAll(async () => {
      world = await openWorld(await make());
      client = new Client({ connectionString: world.database.url });
      await client.connect();
      dataDir = await mkdtemp(join(tmpdir(), 'aquifer-cache-'));
      sources = new PgSources(world.database, new SecretBox({ secretKey: null, dataDir }));
    });
    afterAll(async () => {
      await client?.end();
      await rm(dataDir, { recursive: true, force: true });
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    /** A collection with a document of two revisions and another one. */
    async function begin(): Promise<SearchScope> {
      collection = await aCollection(world);
      ({ documentId } = await publish(world, collection, draft('seven')));
      await publish(world, collection, draft('eight'));
      await publish(world, collection, { externalId: 'other', chunks: ['No boat leaves from the pier today.'] });
      cached = aCachedSearch(world);
      return scopeOf([collection]);
    }

    const run = (text: string, ...values: unknown[]) => client.query(text, values);
    const aSource = async () => {
      const limits = {
        graceSeconds: 0,
        staleAfterSeconds: 60,
        secret: null,
        nextVisitAt: null,
        schedule: null,
        isPaused: false,
        guardDocuments: null,
      };
      const fields = { name: 'Manual', kind: 'url', settings: {}, access: { public: true, groups: [] }, ...limits };
      const source = await sources.create(admin, { ...fields, collectionId: collection.id });
      await run('update document set source_id = $1 where id = $2', source.id, documentId);
      return source;
    };
    const found = async () => {
      const { rows } = await run('select live_revision_id as id from document where id = $1', documentId);
      const said = { reason: 'it speaks', quote: 'pier', cues: [], page: null, score: 1, span: null };
      const verdict = { level: 'suspect', version: '1', findings: [{ ...said, level: 'suspect' }] } as const;
      await new PgGuardScans(world.database).save((rows as { id: string }[])[0]?.id ?? '', verdict);
    };
    const patch = (fields: Parameters<World['documents']['patch']>[2]) => world.documents.patch(admin, documentId, fields);

    const writes: readonly (readonly [string, () => Promise<unknown>])[] = [
      ['a new document', () => publish(world, collection, { chunks: ['Another pier.'] })],
      ['a new revision', () => publish(world, collection, draft('nine'))],
      ['a rollback', () => world.documents.rollBack(admin, { documentId, revision: 1, modelId })],
      ['a deletion', () => world.documents.delete(admin, documentId)],
      ['another title', () => patch({ title: 'Jetty' })],
      ['other metadata', () => patch({ metadata: { url: 'https://pier.example' } })],
      ['other access', () => patch({ access: { public: false, groups: ['vault'] } })],
      ['another validity', () => patch({ validUntil: new Date('2030-01-01') })],
      ['another time that it keeps', () => patch({ staleAfterSeconds: 60 })],
      ['a verification', () => world.documents.verify(admin, documentId)],
      ['the same bytes again', () => upload(world, collection, draft('eight'))],
      ['settings of the collection', () => world.collections.changeSettings(admin, collection.id, { staleAfterSeconds: 3600 })],
      ['a document given to a source', () => aSource()],
      ['what the guard found', () => found()],
      ['keyword entries made anew', () => run("update keyword_entry set terms = terms || ' seven' where document_id = $1", documentId)],
      [
        'vectors that go',
        () => run('delete from embedding e using chunk c where c.text_hash = e.text_hash and c.document_id = $1', documentId),
      ],
    ];

    it.each(writes)('%s is seen at once', async (_, write) => {
      const scope = { ...(await begin()), principal: reader('nobody') };
      const first = await cached.search('pier', scope);
      const again = await cached.search('pier', scope);
      expect(again).toMatchObject({ cached: true, passages: first.passages });
      await write();
      const after = await cached.search('pier', scope);
      expect(after.cached).toBeUndefined();
      expect(after.passages).not.toEqual(first.passages);
      expect(after.passages).toEqual((await cached.searchAnew('pier', scope)).passages);
      expect((await cached.search('pier', scope)).cached).toBe(true);
    });

    it('a source that changes or goes is seen at once', async () => {
      const scope = await begin();
      const { id } = await aSource();
      const changes = [
        () => sources.change(admin, id, { staleAfterSeconds: 7200 }),
        () => sources.change(admin, id, { access: { public: false, groups: ['vault'] } }),
        () => sources.delete(admin, id, null),
      ];
      for (const change of changes) {
        const asReader = { ...scope, principal: reader('nobody') };
        const before = await Promise.all([cached.search('pier', scope), cached.search('pier', asReader)]);
        await change();
        const after = await Promise.all([cached.search('pier', scope), cached.search('pier', asReader)]);
        expect(after.map((retrieval) => retrieval.cached)).toEqual([undefined, undefined]);
        expect(after.map(({ passages }) => passages)).not.toEqual(before.map(({ passages }) => passages));
      }
    });

    it('vectors of another model that arrive for what is live are seen at once', async () => {
      const scope = await begin();
      cached = aCachedSearch(world, 'another model');
      expect((await cached.search('boat', scope)).passages).toHaveLength(1);
      expect((await cached.search('boat', scope)).cached).toBe(true);
      const { rows } = await run('select text_hash, text from chunk where document_id = $1', documentId);
      const vectors = (rows as { text_hash: string; text: string }[]).map((row) => ({
        textHash: row.text_hash,
        vector: vectorOf(row.text),
        signature: null,
      }));
      await world.vectors.save('another model', vectors);
      expect((await cached.search('boat', scope)).passages).toHaveLength(3);
    });

    it('what retention takes from a look back is seen at once', async () => {
      const scope = await begin();
      const { items } = await world.documents.revisions(admin, documentId, { limit: 9 });
      const past = { ...scope, asOf: new Date(items.find(({ number }) => number === 1)?.liveAt ?? 0) };
      expect((await cached.search('seven', past)).passages[0]?.text).toContain('seven');
      expect((await cached.search('seven', past)).cached).toBe(true);
      await world.collections.changeSettings(admin, collection.id, { retention: { revisions: 0, days: null } });
      await cached.search('seven', past);
      expect(await new PgHousekeeping(world.database, world.blobs).purgeRevisions()).toBeGreaterThan(0);
      const after = await cached.search('seven', past);
      expect([after.cached, after.passages]).toEqual([undefined, []]);
    });

    it('what nobody can find yet, and other collections, leave it alone', async () => {
      const scope = await begin();
      await cached.search('pier', scope);
      const waiting = await upload(world, collection, { externalId: 'new', title: 'New', chunks: ['A pier to be.'] });
      expect((await cached.search('pier', scope)).cached).toBe(true);
      await publish(world, await aCollection(world), draft('ten'));
      await world.collections.rename(admin, collection.id, `renamed ${newId()}`);
      expect((await cached.search('pier', scope)).cached).toBe(true);
      await advance(world, waiting.revisionId, { title: 'New', chunks: ['A pier to be.'] });
      expect((await cached.search('pier', scope)).cached).toBeUndefined();
    });

    it('tells nobody, by being there or by its time, what others asked: neither tenants nor principals with other groups', async () => {
      const scope = await begin();
      await run("insert into organisation (id, name) values ('second', 'second') on conflict do nothing");
      const asSecond = { ...admin, organisationId: 'second' };
      const twin = await world.collections.create(asSecond, collection.name);
      const shared = { externalId: 'page', title: 'Pier', chunks: ['The pier opens at eight.', 'The pier is long.'] };
      await publish(world, twin, { ...shared, principal: asSecond });
      const mine = { ...scope, principal: memberOf('default', 'a') };
      const theirs = { ...scopeOf([twin]), principal: memberOf('second', 'a') };
      const otherGroup = { ...mine, principal: memberOf('default', 'b') };
      for (const asked of [mine, theirs, otherGroup]) {
        cached.heard();
        const { passages } = await cached.search('when does the pier open', asked);
        expect(cached.heard()).toEqual(['vectors miss', 'results miss']);
        const { rows } = await run('select id from document where organisation_id = $1', asked.principal.organisationId);
        const own = new Set((rows as { id: string }[]).map((row) => row.id));
        expect(passages.length).toBeGreaterThan(0);
        expect(passages.filter((passage) => !own.has(passage.documentId))).toEqual([]);
      }
      // A collection of theirs that I name is no collection, and nothing of it is kept.
      const foreign = { ...mine, collectionIds: [twin.id] };
      for (const _ of [1, 2]) expect(await cached.search('pier', foreign)).toMatchObject({ passages: [] });
      expect(cached.heard().filter((heard) => heard.startsWith('results'))).toEqual([]);
    });

    it('never shows less than what was committed before the search began, however searches and publishers race', async () => {
      const scope = await begin();
      const states = 10;
      let committed = 0;
      let searches = 0;
      let hits = 0;
      const publishing = (async () => {
        for (let state = 1; state <= states; state += 1) {
          await publish(world, collection, { externalId: 'state', title: 'State', chunks: [`pier state ${state}`] });
          committed = state;
        }
        committed = Infinity;
      })();
      const searching = [1, 2, 3].map(async () => {
        for (;;) {
          const floor = committed;
          if (floor === Infinity) return;
          const { passages, cached: isKept } = await cached.search('pier state', scope);
          const shown = Number(/^pier state (\d+)$/.exec(passages.find(({ externalId }) => externalId === 'state')?.text ?? '')?.[1] ?? 0);
          expect(shown).toBeGreaterThanOrEqual(floor);
          searches += 1;
          if (isKept) hits += 1;
        }
      });
      await Promise.all([publishing, ...searching]);
      expect(searches).toBeGreaterThan(hits);
      expect((await cached.search('pier state', scope)).passages.some(({ text }) => text === `pier state ${states}`)).toBe(true);
    }, 60_000);

    it('waits for no writer, and sees one that commits late', async () => {
      const scope = await begin();
      // The one session of the embedded database belongs to a transaction while it is open.
      if (world.database.kind === 'embedded') return;
      await run('begin');
      await run("update document set title = 'Late' where id = $1", documentId);
      await publish(world, collection, { externalId: 'meanwhile', chunks: ['A pier meanwhile.'] });
      const before = await cached.search('pier', scope);
      expect((await cached.search('pier', scope)).cached).toBe(true);
      await run('commit');
      const after = await cached.search('pier', scope);
      expect(before.passages.some(({ title }) => title === 'Late')).toBe(false);
      expect(after.passages.some(({ title }) => title === 'Late')).toBe(true);
    });

    it('has a trigger on every table that a search reads', async () => {
      const searching = [...statements].filter(([file]) =>
        /^(search_|read_chunks|read_cosines|read_token|read_collection_(profiles|rankings)|count_past|sample_)/.test(file),
      );
      const named = searching.flatMap(([, text]) => [...text.matchAll(/\b(?:from|join)\s+([a-z_]+)/g)].map(([, table]) => table));
      const { rows } = await run(
        `select c.relname as name, bool_or(t.tgname like '%\\_touch') as is_watched
         from pg_class c left join pg_trigger t on t.tgrelid = c.oid
         where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and c.relname = any($1::text[]) group by c.relname`,
        named,
      );
      const read = rows as { name: string; is_watched: boolean | null }[];
      expect(read.length).toBeGreaterThanOrEqual(6);
      expect(read.filter((table) => !table.is_watched).map((table) => table.name)).toEqual([]);
    });
  });
}
