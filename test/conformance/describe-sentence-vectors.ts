import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sentenceCut } from '#answer';
import { SentencesAhead } from '#runtime';
import { type Database, PgSentenceVectors, PgVectorStore } from '#store';
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

    it('are made of live texts that have their vector, under the title shown, and read by those alone who may read the text', async () => {
      const collection = await aCollection(world);
      const access = { public: false, groups: ['crew'] };
      const { documentId, revisionId } = await publish(world, collection, {
        title: 'Harbour',
        chunks: ['Ferries leave. They come back.'],
        access,
      });
      expect(await stored().liveWithout(9, null)).not.toContain(revisionId);
      await embedAll(revisionId);
      expect(await stored().liveWithout(9, 60)).toContain(revisionId);
      expect(await ahead().make(never())).toBe(1);
      expect(await stored().liveWithout(9, null)).toEqual([]);
      expect(await stored({ cut: sentenceCut + 1 }).liveWithout(9, null)).toEqual([revisionId]);

      const scope = scopeOf([collection]);
      const ids = (await world.search.byKeyword('ferries', 9, scope, never())).map(({ chunkId }) => chunkId);
      const seen = async (text: string, as = admin, modelId = embedder.id) =>
        (await stored().read(ids, modelId, { ...scope, principal: as }))(text);
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
    });

    it('go with the last document that holds their text, and are not kept of one that was deleted while they were made', async () => {
      const collection = await aCollection(world);
      const draft = { title: 'Pier', chunks: ['Nobody else writes of this pier.'] };
      const [first, second] = [await publish(world, collection, draft), await publish(world, collection, draft)];
      await embedAll(first.revisionId);
      const [text] = await stored().missing(first.revisionId, 9);
      const split = { textHash: text?.textHash ?? '', titleMd5: text?.titleMd5 ?? '' };
      const [vector = new Float32Array()] = await embedder.embed(['Pier: Nobody else writes of this pier.'], 'passage', never());
      await stored().save([{ ...split, sentences: [{ text: 'Pier: Nobody else writes of this pier.', vector }] }]);
      await stored().save([{ ...split, sentences: [{ text: 'Pier: Nobody else writes of this pier.', vector }] }]);
      await world.documents.delete(admin, first.documentId);
      expect(await stored().missing(second.revisionId, 9)).toEqual([]);
      await world.documents.delete(admin, second.documentId);
      await stored().save([{ ...split, sentences: [{ text: 'Pier: Nobody else writes of this pier.', vector }] }]);
      const again = await publish(world, collection, draft);
      await embedAll(again.revisionId);
      expect(await stored().missing(again.revisionId, 9)).toEqual([text]);
      await world.documents.delete(admin, again.documentId);
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

    async function embedAll(revisionId: string): Promise<void> {
      const vectors = new PgVectorStore(world.database);
      const texts = await vectors.missing(revisionId, embedder.id, 99);
      const made = texts.map(({ textHash }) => ({ textHash, vector: new Float32Array(embedder.dimensions).fill(0.1), signature: null }));
      await vectors.save(embedder.id, made);
    }
  });
}
