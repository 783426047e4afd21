import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Database, newId } from '#store';
import {
  aCollection,
  admin,
  embed,
  found,
  modelId,
  openWorld,
  parsedOf,
  publish,
  reader,
  scopeOf,
  upload,
  type World,
} from './store-world.ts';

/** What documents promise on every database. */
export function describeDocuments(name: string, make: () => Promise<Database>): void {
  describe(`documents on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it('keeps what a new upload of a document leaves out: a private one stays private', async () => {
      const collection = await aCollection(world);
      const access = { public: false, groups: ['crew'] };
      const first = await upload(world, collection, {
        externalId: 'log',
        title: 'Log',
        access,
        metadata: { ship: 'Belgica' },
        chunks: ['One.'],
      });
      await upload(world, collection, { externalId: 'log', chunks: ['Two.'] });
      const renamed = await upload(world, collection, { externalId: 'log', title: 'Logbook', chunks: ['Two.'] });
      expect(renamed).toMatchObject({ documentId: first.documentId, revision: 2, unchanged: true });
      const document = await world.documents.get(admin, first.documentId);
      expect(document).toMatchObject({ title: 'Logbook', access, metadata: { ship: 'Belgica' } });
    });

    it('finds a document in both legs once it is live, and not before', async () => {
      const collection = await aCollection(world);
      const draft = { externalId: 'a', title: 'Harbours', chunks: ['The pier of Ostend is long.', 'Ferries leave at nine.'] };
      const receipt = await upload(world, collection, draft);
      expect(receipt).toMatchObject({ revision: 1, status: 'received', unchanged: false });
      const { parsed, chunks } = parsedOf(draft);
      await world.revisions.saveParsed(receipt.revisionId, parsed, chunks);
      await embed(world, receipt.revisionId);
      await world.revisions.markEmbedded(receipt.revisionId, modelId);
      expect(await found(world, 'ferries', scopeOf([collection]))).toEqual({ keyword: [], vector: [] });
      expect(await world.revisions.publish(receipt.revisionId)).toBe('live');
      const both = await found(world, 'ferries', scopeOf([collection]));
      expect(both.keyword).toEqual(['a']);
      expect(both.vector).toEqual(['a', 'a']);
      expect(await world.documents.text(admin, receipt.documentId, 1)).toEqual({
        status: 'live',
        title: 'Harbours',
        text: draft.chunks.join('\n\n'),
      });
    });

    it('makes no revision of the same bytes, takes the new fields, and makes one of other bytes', async () => {
      const collection = await aCollection(world);
      const first = await publish(world, collection, { externalId: 'a', chunks: ['one'] });
      const same = await upload(world, collection, { externalId: 'a', title: 'Named', chunks: ['one'] });
      expect(same).toMatchObject({ documentId: first.documentId, revision: 1, unchanged: true, status: 'live' });
      expect((await world.documents.get(admin, first.documentId)).title).toBe('Named');
      expect(await upload(world, collection, { externalId: 'a', chunks: ['two'] })).toMatchObject({
        documentId: first.documentId,
        revision: 2,
        unchanged: false,
      });
    });

    it('takes the bytes of a failed revision again as a new one', async () => {
      const collection = await aCollection(world);
      const first = await upload(world, collection, { externalId: 'a', chunks: ['one'] });
      await world.revisions.fail(first.revisionId, 'no_text', 'nothing to read');
      expect(await upload(world, collection, { externalId: 'a', chunks: ['one'] })).toMatchObject({ revision: 2, unchanged: false });
    });

    it('gives uploads of one external id at the same time one document and numbers in a row', async () => {
      const collection = await aCollection(world);
      const receipts = await Promise.all(
        Array.from({ length: 8 }, (_, index) => upload(world, collection, { externalId: 'same', chunks: [`text ${index}`] })),
      );
      expect(new Set(receipts.map((receipt) => receipt.documentId)).size).toBe(1);
      expect(receipts.map((receipt) => receipt.revision).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
      const page = await world.documents.list(admin, { collectionId: collection.id, limit: 10 });
      expect(page.items).toHaveLength(1);
    });

    it('says of a cursor or a number beyond every revision what is wrong with it', async () => {
      const { documentId } = await publish(world, await aCollection(world), { chunks: ['one'] });
      const cursor = Buffer.from('99999999999').toString('base64url');
      await expect(world.documents.revisions(admin, documentId, { limit: 1, cursor })).rejects.toMatchObject({ code: 'bad_request' });
      await expect(world.documents.text(admin, documentId, 99_999_999_999)).rejects.toMatchObject({ code: 'bad_request' });
    });

    it('refuses an upload into a collection that was just deleted', async () => {
      const collection = await aCollection(world);
      await world.collections.delete(admin, collection.id, world.documents);
      await expect(upload(world, collection, { chunks: ['late'] })).rejects.toMatchObject({ code: 'conflict' });
    });

    it('keeps text with NUL, half surrogates and every script, span for span', async () => {
      const collection = await aCollection(world);
      const text = 'nul \0 half \uD800 whole 🦊 漢字かな ไทย العربية नमस्ते';
      const receipt = await publish(world, collection, {
        externalId: 'ünï\0cødé',
        title: 'bad \uDC00 title',
        chunks: [text],
        headings: ['\0'],
        metadata: { 'ke\0y': ['\uD800'] },
      });
      const stored = await world.documents.text(admin, receipt.documentId, 1);
      expect(stored.text).toHaveLength(text.length);
      expect(stored.text).toBe('nul \uFFFD half \uFFFD whole 🦊 漢字かな ไทย العربية नमस्ते');
      for (const word of ['漢字', 'ไทย', 'العربية', 'नमस्ते'])
        expect((await found(world, word, scopeOf([collection]))).keyword).toHaveLength(1);
    });

    it('lists by pages, status and title, and counts progress', async () => {
      const collection = await aCollection(world);
      for (let index = 0; index < 5; index += 1)
        await publish(world, collection, { externalId: `doc ${index}`, title: `Title ${index}`, chunks: [`text ${index}`] });
      await upload(world, collection, { externalId: 'waiting', chunks: ['waits'] });
      const names: string[] = [];
      for (let cursor: string | undefined; ;) {
        const page = await world.documents.list(admin, { collectionId: collection.id, limit: 2, cursor });
        names.push(...page.items.map((document) => document.externalId));
        if (page.nextCursor === null) break;
        cursor = page.nextCursor;
      }
      expect(names).toEqual(['waiting', 'doc 4', 'doc 3', 'doc 2', 'doc 1', 'doc 0']);
      expect((await world.documents.list(admin, { collectionId: collection.id, limit: 9, status: 'received' })).items).toHaveLength(1);
      expect((await world.documents.list(admin, { collectionId: collection.id, limit: 9, title: 'TITLE 3' })).items).toHaveLength(1);
      expect(await world.documents.progress(admin, collection.id)).toEqual({
        counts: { live: 5, received: 1 },
        total: 6,
        pending: 1,
        rate: 5,
        secondsLeft: 12,
        pages: null,
      });
      const stuck = await world.documents.stuck(0, 100);
      expect(stuck.parse.length).toBeGreaterThan(0);
      expect(await world.collections.get(admin, collection.name)).toMatchObject({ documents: 6, chunks: 5 });
    });

    it('patches the fields named and leaves the others', async () => {
      const collection = await aCollection(world);
      const { documentId } = await publish(world, collection, {
        externalId: 'a',
        title: 'Old',
        chunks: ['text'],
        metadata: { team: 'sea' },
      });
      const until = new Date('2030-01-01T00:00:00Z');
      expect(await world.documents.patch(admin, documentId, { title: 'New', validUntil: until })).toMatchObject({
        title: 'New',
        metadata: { team: 'sea' },
        validUntil: until,
      });
      await world.documents.patch(admin, documentId, { access: { public: false, groups: ['sea'] } });
      await expect(world.documents.get(reader('land'), documentId)).rejects.toMatchObject({ code: 'not_found' });
      expect((await world.documents.get(reader('sea'), documentId)).externalId).toBe('a');
      await expect(world.documents.patch(reader('land'), documentId, { title: 'x' })).rejects.toMatchObject({ code: 'not_found' });
      // The same words whatever is sent, its own bytes too, and none about what is there.
      for (const chunks of [['mine'], ['text']])
        await expect(upload(world, collection, { externalId: 'a', chunks, principal: reader('land') })).rejects.toMatchObject({
          code: 'forbidden',
          message: 'The external id "a" is not yours to use in this collection. Choose another one.',
        });
    });

    it('makes and changes a collection with its settings, or not at all', async () => {
      const settings = { personalData: { mode: 'redact', kinds: ['e-mail'] } } as const;
      const name = `set from the start ${newId()}`;
      const made = await world.collections.create(admin, name, settings);
      expect(made).toMatchObject({ settings, settingsVersion: 1 });
      expect(await world.collections.settingsHistory(admin, made.id)).toMatchObject([{ version: 1, settings }]);
      const ofIt = async () => (await world.audit.list(admin, { limit: 50 })).items.filter(({ target }) => target === made.id);
      expect(await ofIt()).toMatchObject([{ action: 'collection.create', details: { name, ...settings } }]);

      const change = { name: `${name}, later`, settings: { staleAfterSeconds: 60 } };
      expect(await world.collections.change(admin, name, change)).toMatchObject({ name: change.name, settingsVersion: 2 });
      const other = await aCollection(world);
      const taken = world.collections.change(admin, made.id, { name: other.name, settings: { staleAfterSeconds: 120 } });
      await expect(taken).rejects.toMatchObject({ code: 'conflict' });
      expect(await world.collections.find(admin, made.id)).toMatchObject({ name: change.name, settings: change.settings });
      expect((await ofIt()).map(({ action }) => action)).toEqual(['collection.change', 'collection.rename', 'collection.create']);
    });

    it('names, renames and deletes collections', async () => {
      const collection = await aCollection(world);
      await publish(world, collection, { externalId: 'a', chunks: ['text'] });
      await expect(world.collections.create(admin, collection.name)).rejects.toMatchObject({ code: 'conflict' });
      const renamed = await world.collections.rename(admin, collection.name, `${collection.name} new`);
      expect(renamed.id).toBe(collection.id);
      await world.collections.delete(admin, collection.id, world.documents);
      await expect(world.collections.find(admin, collection.id)).rejects.toMatchObject({ code: 'not_found' });
    });
  });
}
