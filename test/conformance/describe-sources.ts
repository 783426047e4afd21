import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Access, type Collection, type Principal, type TakenItem, type TakenRevision, usualPersonalKinds } from '#core';
import { redactAround, redactRecord, redactText } from '#guard';
import {
  type Database,
  DocumentRedaction,
  PgFreshness,
  PgRevisionStore,
  PgSources,
  PgSourceVisits,
  SecretBox,
  type SourceSummary,
  Vault,
} from '#store';
import { aCollection, admin, never, openWorld, parsedOf, reader, upload, type World } from './store-world.ts';

const everyone: Access = { public: true, groups: [] };
const vault: Access = { public: false, groups: ['vault'] };

const redacting = { text: redactText, record: redactRecord, around: redactAround };

/** What everyone may rely on of sources, whatever database keeps them: above all who may see what they bring. */
export function describeSources(name: string, open: () => Promise<Database>): void {
  describe(`sources on ${name}`, () => {
    let world: World;
    let sources: PgSources;
    let visits: PgSourceVisits;
    let dataDir: string;
    beforeAll(async () => {
      world = await openWorld(await open());
      dataDir = await mkdtemp(join(tmpdir(), 'aquifer-sources-'));
      const secrets = new SecretBox({ secretKey: null, dataDir });
      sources = new PgSources(world.database, secrets);
      visits = new PgSourceVisits(world.database, { blobs: world.blobs, documents: world.documents, secrets, redacting });
    });
    afterAll(async () => {
      await rm(dataDir, { recursive: true, force: true });
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    async function aSource(collection: Collection, access: Access): Promise<SourceSummary> {
      const schedule = { everySeconds: 3600 };
      const limits = { graceSeconds: 0, staleAfterSeconds: null, secret: null, nextVisitAt: null, guardDocuments: null };
      const fields = { name: 'Manual', kind: 'url', settings: {}, schedule, isPaused: false, access, ...limits };
      return sources.create(admin, { ...fields, collectionId: collection.id });
    }

    async function begin(source: SourceSummary) {
      const ledger = await visits.begin(source.id);
      if (!ledger) throw new Error('no visit begins');
      const take = async (key: string, text: string, url: string | null = null): Promise<TakenRevision> => {
        const blob = await world.blobs.put(Readable.from([Buffer.from(text)]), 10_000, never());
        const said = { url, title: `About ${key}`, fileName: key, mediaType: null, version: text, modifiedAt: null, metadata: {} };
        return ledger.take({ item: { key, ...said }, blob, mediaType: 'text/plain' } satisfies TakenItem);
      };
      return { ledger, take };
    }

    const listed = async (collection: Collection) => {
      const { items } = await world.documents.list(admin, { collectionId: collection.id, limit: 10 });
      return Object.fromEntries(items.map((document) => [document.externalId, document]));
    };

    it('lets nobody see a document who was shut out, from the source or the document, since the visit began', async () => {
      const collection = await aCollection(world);
      const source = await aSource(collection, everyone);
      const { take } = await begin(source);
      await take('a', 'first');
      await take('b', 'first');
      const { a, b } = await listed(collection);
      await world.documents.patch(admin, a?.id ?? '', { access: vault });
      await take('a', 'second');
      await sources.change(admin, source.id, { access: vault });
      await take('b', 'second');
      await take('c', 'first');
      expect(Object.values(await listed(collection)).map(({ access }) => access)).toEqual([vault, vault, vault]);
      expect(b?.access).toEqual(everyone);
    });

    it('shows no personal data of a key or an address where its collection takes them out, and knows the document again', async () => {
      const collection = await aCollection(world);
      const source = await aSource(collection, everyone);
      const { take } = await begin(source);
      const [key, plain] = ['claims/jane@example.org/4.txt', 'claims/all.txt'];
      await take(plain, 'first', `https://files.example/${plain}`);
      const before = await take(key, 'first', `https://files.example/${key}`);
      await world.collections.changeSettings(admin, collection.id, { personalData: { mode: 'redact', kinds: usualPersonalKinds } });
      const shown = async () => Object.keys(await listed(collection)).toSorted();
      const after = await take(key, 'second', `https://files.example/${key}`);
      await take(plain, 'first', `https://files.example/${plain}`);
      const marked = expect.stringMatching(/^claims\/\[e-mail 1\]\/4\.txt ~[0-9a-f]{12}$/) as string;
      expect(await shown()).toEqual([marked, plain]);
      const names = await shown();
      const documents = await listed(collection);
      expect(names.map((name) => documents[name]?.metadata['url'])).toEqual([undefined, `https://files.example/${plain}`]);
      expect(JSON.stringify(documents)).not.toContain('jane@');
      expect((await take(key, 'second', `https://files.example/${key}`)).revisionId).toBe(after.revisionId);
      expect([before.isChanged, after.isChanged, await shown()]).toEqual([true, true, names]);
      await take('new/jane%40example.org', 'words');
      expect(await shown()).toEqual([...names, expect.stringMatching(/^new\/\[e-mail 1\] ~/) as string]);
    });

    it('takes what was found in a text out of what its source calls it, whatever a later visit brings', async () => {
      const collection = await aCollection(world);
      await world.collections.changeSettings(admin, collection.id, { personalData: { mode: 'redact', kinds: usualPersonalKinds } });
      const redaction = new DocumentRedaction({ vault: new Vault(null), redacting, blobs: world.blobs });
      const revisions = new PgRevisionStore(world.database, { redaction });
      const { take } = await begin(await aSource(collection, everyone));
      const key = 'claims/Anna Schmidt.txt';
      const url = `https://files.example/${key}`;
      const { revisionId } = await take(key, 'first', url);
      const { parsed, chunks } = parsedOf({ chunks: ['[name 1] broke a cup.'] });
      const values = [{ kind: 'name', value: 'Anna Schmidt', placeholder: '[name 1]' } as const];
      await revisions.saveParsed(revisionId, { ...parsed, takenOut: { kinds: usualPersonalKinds, values } }, chunks);
      for (const text of ['first', 'second']) {
        const [document] = Object.values(await listed(collection));
        expect(document?.externalId).toMatch(/^claims\/\[name 1\]\.txt ~[0-9a-f]{12}$/);
        expect(document?.metadata).toEqual({ source: 'Manual' });
        await take(key, text, url);
      }
    });

    it('tells no address that only a text gave away, whatever a later visit brings', async () => {
      const collection = await aCollection(world);
      await world.collections.changeSettings(admin, collection.id, { personalData: { mode: 'redact', kinds: usualPersonalKinds } });
      const redaction = new DocumentRedaction({ vault: new Vault(null), redacting, blobs: world.blobs });
      const revisions = new PgRevisionStore(world.database, { redaction });
      const { take } = await begin(await aSource(collection, everyone));
      const visit = (text: string) => take('claims/4.txt', text, 'https://files.example/Anna Schmidt.txt');
      const { revisionId } = await visit('first');
      const { parsed, chunks } = parsedOf({ chunks: ['[name 1] broke a cup.'] });
      const values = [{ kind: 'name', value: 'Anna Schmidt', placeholder: '[name 1]' } as const];
      await revisions.saveParsed(revisionId, { ...parsed, takenOut: { kinds: usualPersonalKinds, values } }, chunks);
      for (const text of ['first', 'second']) {
        await visit(text);
        expect((await listed(collection))['claims/4.txt']?.metadata).toEqual({ source: 'Manual' });
      }
      await world.collections.changeSettings(admin, collection.id, { personalData: { mode: 'keep' } });
      await visit('third');
      expect((await listed(collection))['claims/4.txt']?.metadata).toMatchObject({ url: 'https://files.example/Anna Schmidt.txt' });
    });

    it('takes over an uploaded document only for the same readers', async () => {
      const collection = await aCollection(world);
      await upload(world, collection, { externalId: 'open', chunks: ['open'], access: everyone });
      await upload(world, collection, { externalId: 'secret', chunks: ['secret'], access: vault });
      const { take } = await begin(await aSource(collection, everyone));
      await take('open', 'now from the source');
      await expect(take('secret', 'now open')).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('other readers'),
      });
      expect((await listed(collection))['secret']).toMatchObject({ access: vault, latest: { number: 1 } });
    });

    it('tells of a source, of what it holds and of its troubles to those only who may see it', async () => {
      const collection = await aCollection(world);
      const source = await aSource(collection, { public: false, groups: ['vault', 'staff'] });
      const { ledger, take } = await begin(source);
      await take('a', 'first');
      await take('b', 'first');
      const { a } = await listed(collection);
      await world.documents.patch(admin, a?.id ?? '', { access: vault });
      const failed = { status: 'failed', state: 'failing', message: 'secret.example does not answer', isComplete: false } as const;
      await ledger.end({ ...failed, counts: ledger.counts, notes: [], failures: 1, visitState: null, nextVisitAt: null });

      const keys = async (...groups: string[]) => {
        const { items } = await sources.items(reader(...groups), source.id, { limit: 10 });
        return items.map(({ key }) => key);
      };
      expect(await keys('vault')).toEqual(['a', 'b']);
      expect(await keys('staff')).toEqual(['b']);
      await expect(keys()).rejects.toMatchObject({ code: 'not_found' });
      // Whoever may not see a document gives nobody sight of it either.
      await sources.change({ ...reader('staff'), role: 'editor' }, source.id, { access: everyone });
      const seen = await listed(collection);
      expect([seen['a']?.access, seen['b']?.access]).toEqual([vault, everyone]);

      const freshness = new PgFreshness(world.database);
      const failing = async (...groups: string[]) => (await freshness.figures(reader(...groups), collection.id)).failingSources;
      expect(await failing()).toHaveLength(1);
      await sources.change(admin, source.id, { access: vault });
      expect(await failing('vault')).toHaveLength(1);
      expect(await failing()).toEqual([]);
    });

    it('is deleted with those of its documents that the caller may see, and says how many others stay', async () => {
      const collection = await aCollection(world);
      const source = await aSource(collection, everyone);
      const { take } = await begin(source);
      for (const key of ['a', 'b', 'c']) await take(key, `of ${key}`);
      await world.documents.patch(admin, (await listed(collection))['a']?.id ?? '', { access: vault });
      const editor: Principal = { ...reader('staff'), role: 'editor' };
      expect(await sources.delete(editor, source.id, world.documents)).toEqual({ deleted: 2, kept: 1 });
      expect(Object.keys(await listed(collection))).toEqual(['a']);
      await expect(sources.get(admin, source.id)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('keeps no word of a deleted document in what it knows of its source', async () => {
      const collection = await aCollection(world);
      const source = await aSource(collection, everyone);
      const { ledger, take } = await begin(source);
      await take('a', 'first');
      await take('b', 'first');
      await world.documents.delete(admin, (await listed(collection))['a']?.id ?? '');
      await ledger.note([{ kind: 'gone', key: 'b', reason: 'gone' }]);
      expect(await ledger.deleteOverdue()).toBe(1);
      const [told] = (await world.audit.list(admin, { limit: 1 })).items;
      expect(told).toMatchObject({ action: 'document.delete', keyId: null, details: { sourceId: source.id } });
      const { items } = await sources.items(admin, source.id, { limit: 10 });
      expect(items.map(({ key, title }) => [key, title])).toEqual([
        ['a', null],
        ['b', null],
      ]);
      expect(await listed(collection)).toEqual({});
    });
  });
}
