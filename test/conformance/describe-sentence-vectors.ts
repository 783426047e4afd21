import { Pool } from 'pg';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sentenceCut } from '#answer';
import { SentencesAhead } from '#runtime';
import { type Database, PgHousekeeping, PgRevisionClaims, PgSentenceVectors, PgVectorStore } from '#store';
import { HashEmbedder } from '#testing';
import { aCollection, admin, advance, never, openWorld, publish, reader, scopeOf, upload, type World } from './store-world.ts';

/** Vectors of sentences, made before anybody asks, on every database. */
export function describeSentenceVectors(name: string, make: () => Promise<Database>): void {
  describe(`sentence vectors on ${name}`, () => {
    let world: World;
    const embedder = new HashEmbedder();
    const kind = { modelId: embedder.id, dimensions: embedder.dimensions, cut: sentenceCut };
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });
    const ahead = () => new SentencesAhead({ database: world.database, embedder, log: { warn: () => undefined } });
    const stored = (changed: Partial<typeof kind> = {}) => new PgSentenceVectors(world.database, { ...kind, ...changed });
    const lacking = (seconds: number | null, after = '') => stored().liveWithout({ limit: 9, after, seconds });
    const housekeeping = () => new PgHousekeeping(world.database, world.blobs).tidy(new Date(0));

    it('are made of live texts that have their vector, under the title shown, and read by those alone who may read the text', async () => {
      const collection = await aCollection(world);
      const access = { public: false, groups: ['crew'] };
      const { documentId, revisionId } = await publish(world, collection, {
        title: 'Harbour',
        chunks: ['Ferries leave. They come back.'],
        access,
      });
      expect(await lacking(null)).not.toContain(revisionId);
      await embedAll(revisionId);
      expect(await lacking(60)).toContain(revisionId);
      expect(await lacking(60, revisionId)).toEqual([]);
      expect(await lacking(null, revisionId)).toEqual([]);
      expect(await ahead().make(never())).toBe(1);
      expect(await lacking(null)).toEqual([]);
      expect(await stored({ cut: sentenceCut + 1 }).liveWithout({ limit: 9, after: '', seconds: null })).toEqual([revisionId]);

      const scope = scopeOf([collection]);
      const ids = (await world.search.byKeyword('ferries', 9, scope, never())).map(({ chunkId }) => chunkId);
      const seen = async (text: string, as = admin, modelId = embedder.id) =>
        (await stored().read(ids, modelId, { ...scope, principal: as }, never()))(text);
      const [made] = await embedder.embed(['Harbour: They come back.'], 'passage', never());
      const kept = await seen('Harbour: They come back.');
      expect(Math.max(...(kept ?? [1]).map((value, index) => Math.abs(value - (made?.[index] ?? 0))))).toBeLessThan(0.01);
      expect(await seen('Harbour: They never come back.')).toBeNull();
      expect(await seen('Harbour: They come back.', reader('crew'))).not.toBeNull();
      expect(await seen('Harbour: They come back.', reader('passengers'))).toBeNull();
      expect(await seen('Harbour: They come back.', { ...admin, organisationId: 'other' })).toBeNull();
      expect(await seen('Harbour: They come back.', admin, 'another model')).toBeNull();

      await world.documents.patch(admin, documentId, { title: 'Port' });
      expect(await seen('Harbour: They come back.')).toBeNull();
      expect(await ahead().make(never())).toBe(1);
      expect(await seen('Port: They come back.')).not.toBeNull();
      await expect(stored().read(ids, embedder.id, scope, AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
    });

    it('go with the last document that holds their text, and are not kept of one that was deleted while they were made', async () => {
      const collection = await aCollection(world);
      const draft = { title: 'Pier', chunks: ['Nobody else writes of this pier.'] };
      const [first, second] = [await publish(world, collection, draft), await publish(world, collection, draft)];
      await embedAll(first.revisionId);
      const [text] = await stored().missing(first.revisionId, 9);
      const split = { textHash: text?.textHash ?? '', titleMd5: text?.titleMd5 ?? '' };
      const [vector = new Float32Array()] = await embedder.embed(['Pier: Nobody else writes of this pier.'], 'passage', never());
      await stored().save(first.revisionId, [{ ...split, sentences: [{ text: 'Pier: Nobody else writes of this pier.', vector }] }]);
      await stored().save(first.revisionId, [{ ...split, sentences: [{ text: 'Pier: Nobody else writes of this pier.', vector }] }]);
      await world.documents.delete(admin, first.documentId);
      expect(await stored().missing(second.revisionId, 9)).toEqual([]);
      await world.documents.delete(admin, second.documentId);
      await stored().save(second.revisionId, [{ ...split, sentences: [{ text: 'Pier: Nobody else writes of this pier.', vector }] }]);
      const again = await publish(world, collection, draft);
      await embedAll(again.revisionId);
      expect(await stored().missing(again.revisionId, 9)).toEqual([text]);
      await world.documents.delete(admin, again.documentId);
    });

    it('of a title that no document has any more go: with its document at once, else when house is kept', async () => {
      const collection = await aCollection(world);
      const draft = { title: 'Buoy', chunks: ['The buoy is red. It floats.'] };
      const [first, second] = [await publish(world, collection, draft), await publish(world, collection, draft)];
      await world.documents.patch(admin, second.documentId, { title: 'Float' });
      await embedAll(first.revisionId);
      expect(await ahead().make(never())).toBe(2);
      const rows = () => execute(`select from sentence_vectors where title_md5 in (md5('Buoy'), md5('Float'), md5('Mark'), md5('Post'))`);
      const ofTitle = (title: string) => execute(`select from sentence_vectors where title_md5 = md5('${title}')`);
      expect(await rows()).toBe(2);
      await world.documents.delete(admin, first.documentId);
      expect([await ofTitle('Buoy'), await ofTitle('Float')]).toEqual([0, 1]);
      expect((await world.deletions.report(admin, first.documentId)).present.unownedVectors).toBe(0);

      const late = (await stored({ cut: 9 }).missing(second.revisionId, 9)).map(({ textHash, titleMd5 }) => ({
        textHash,
        titleMd5,
        sentences: [],
      }));
      await world.documents.patch(admin, second.documentId, { title: 'Mark' });
      await stored({ cut: 9 }).save(second.revisionId, late);
      expect(await rows()).toBe(0);
      expect(await ahead().make(never())).toBe(1);
      expect(await ofTitle('Mark')).toBe(1);
      // As an upload that brings another title changes it.
      await execute(`update document set title = 'Post' where id = '${second.documentId}'`);
      expect((await world.deletions.report(admin, first.documentId)).present.unownedVectors).toBe(1);
      await housekeeping();
      expect(await rows()).toBe(0);
      expect((await world.deletions.report(admin, first.documentId)).present.unownedVectors).toBe(0);
      expect(await ahead().make(never())).toBe(1);
      expect(await ofTitle('Post')).toBe(1);
      await world.documents.delete(admin, second.documentId);
      expect(await rows()).toBe(0);
    });

    it('cut in two ways stand side by side, until one has not been used for a day', async () => {
      const collection = await aCollection(world);
      const draft = { title: 'Lock', chunks: ['The lock opens. Boats go through.'] };
      const { revisionId, documentId } = await publish(world, collection, draft);
      await embedAll(revisionId);
      const other = stored({ cut: sentenceCut + 1 });
      const [text] = await other.missing(revisionId, 9);
      await other.save(revisionId, [{ textHash: text?.textHash ?? '', titleMd5: text?.titleMd5 ?? '', sentences: [] }]);
      await other.noteCut();
      await housekeeping();
      const cuts = () => execute(`select from sentence_vectors where title_md5 = md5('Lock')`);
      expect(await ahead().make(never())).toBe(1);
      expect([await other.missing(revisionId, 9), await stored().missing(revisionId, 9)]).toEqual([[], []]);
      await housekeeping();
      expect(await cuts()).toBe(2);
      await execute(`update sentence_cut set used_at = now() - interval '2 days' where cut = ${sentenceCut + 1}`);
      await housekeeping();
      expect(await cuts()).toBe(1);
      expect(await stored().missing(revisionId, 9)).toEqual([]);
      // Nobody cuts so any more, and nothing has taken their place.
      await execute(`update sentence_cut set used_at = now() - interval '2 days'`);
      await housekeeping();
      expect(await cuts()).toBe(1);
      await world.documents.delete(admin, documentId);
    });

    it('are made by one process at a time, and by another once that one is done or was killed', async () => {
      const collection = await aCollection(world);
      const { revisionId } = await publish(world, collection, { title: 'Crane', chunks: ['The crane turns.'] });
      await embedAll(revisionId);
      const task = `sentences of ${embedder.id}, cut ${sentenceCut}`;
      const claims = new PgRevisionClaims(world.database, task);
      const killed = await claims.claim(revisionId);
      expect([killed === null, await claims.claim(revisionId)]).toEqual([false, null]);
      await using other = await new PgRevisionClaims(world.database, 'something else').claim(revisionId);
      expect(other).not.toBeNull();
      expect(await ahead().make(never())).toBe(0);
      await execute(`update revision_claim set claimed_until = now() - interval '1 second'`);
      const again = await claims.claim(revisionId);
      // What it held is another's by now.
      await killed?.[Symbol.asyncDispose]();
      expect(await claims.claim(revisionId)).toBeNull();
      await again?.[Symbol.asyncDispose]();
      expect(await ahead().make(never())).toBe(1);
      expect(await claims.claim('gone')).toBeNull();
      await using long = await new PgRevisionClaims(world.database, task, 1).claim(revisionId);
      expect(long).not.toBeNull();
      await execute('update revision_claim set claimed_until = now()');
      await vi.waitFor(async () => expect(await execute('select from revision_claim where claimed_until > now()')).toBe(1));
      await world.documents.delete(
        admin,
        (await world.documents.list(admin, { collectionId: collection.id, limit: 1 })).items[0]?.id ?? '',
      );
    });

    it('wait for documents on their way to being live', async () => {
      const collection = await aCollection(world);
      const { revisionId } = await publish(world, collection, { title: 'Tide', chunks: ['The tide turns.'] });
      await embedAll(revisionId);
      const waiting = await upload(world, collection, { chunks: ['still on its way'] });
      expect(await ahead().make(never())).toBe(0);
      await advance(world, waiting.revisionId, { chunks: ['still on its way'] });
      expect(await ahead().make(never())).toBe(1);
    });

    async function execute(text: string): Promise<number> {
      const pool = new Pool({ connectionString: world.database.url, max: 1 });
      try {
        return (await pool.query(text)).rowCount ?? 0;
      } finally {
        await pool.end();
      }
    }

    async function embedAll(revisionId: string): Promise<void> {
      const vectors = new PgVectorStore(world.database);
      const texts = await vectors.missing(revisionId, embedder.id, 99);
      const made = texts.map(({ textHash }) => ({ textHash, vector: new Float32Array(embedder.dimensions).fill(0.1), signature: null }));
      await vectors.save(embedder.id, made);
    }
  });
}
