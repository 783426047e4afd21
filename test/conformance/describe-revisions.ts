import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection, Principal } from '#core';
import type { Database } from '#store';
import {
  aCollection,
  admin,
  advance,
  found,
  modelId,
  openWorld,
  publish,
  reader,
  scopeOf,
  upload,
  vectorOf,
  never,
  type World,
} from './store-world.ts';

/** What revisions, their lives and the way back promise on every database. */
export function describeRevisions(name: string, make: () => Promise<Database>): void {
  describe(`revisions on ${name}`, () => {
    let world: World;
    let collection: Collection;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    const draft = (word: string, more: readonly string[] = []) => ({
      externalId: 'page',
      title: 'Opening hours',
      chunks: [`The pier opens at ${word}.`, ...more],
    });
    const text = async (at: Date | null, query = 'pier opens', principal: Principal = admin) => {
      const scope = { ...scopeOf([collection], principal), asOf: at };
      const [keyword, vector] = await Promise.all([
        world.search.byKeyword(query, 10, scope, never()),
        world.search.byVector({ vector: vectorOf(query), modelId }, 10, scope, never()),
      ]);
      const read = async (hits: readonly { chunkId: string }[]) =>
        (
          await world.search.chunks(
            hits.map((hit) => hit.chunkId),
            scope,
          )
        )
          .map((chunk) => chunk.text)
          .sort();
      return { keyword: await read(keyword), vector: await read(vector) };
    };
    const moment = async () => (await sleep(5), new Date());
    const rollBack = (documentId: string, revision: number) => world.documents.rollBack(admin, { documentId, revision, modelId });

    it('answers from what was live at a moment, in both legs, and from nothing before the first', async () => {
      collection = await aCollection(world);
      const before = await moment();
      await sleep(5);
      const first = await publish(world, collection, draft('nine'));
      const old = await moment();
      await publish(world, collection, draft('ten'));
      expect(await text(before)).toEqual({ keyword: [], vector: [] });
      expect(await text(old)).toEqual({ keyword: ['The pier opens at nine.'], vector: ['The pier opens at nine.'] });
      expect(await text(await moment())).toEqual(await text(null));
      expect(await text(null)).toEqual({ keyword: ['The pier opens at ten.'], vector: ['The pier opens at ten.'] });
      expect((await world.documents.text(admin, first.documentId, 1)).text).toBe('The pier opens at nine.');
    });

    it('takes the very moment that is shown as going live for being live', async () => {
      const page = await world.documents.revisions(admin, (await theDocument()).id, { limit: 9 });
      const [second, first] = page.items;
      expect(first?.lives).toEqual([{ from: first?.liveAt, until: second?.liveAt }]);
      expect(second?.lives).toEqual([{ from: second?.liveAt, until: null }]);
      expect((await text(second?.liveAt ?? null)).keyword).toEqual(['The pier opens at ten.']);
    });

    it("keeps today's access, filter and deletion when it looks back", async () => {
      const old = new Date();
      const document = await theDocument();
      const scope = { ...scopeOf([collection], admin, { wing: 'east' }), asOf: old };
      expect(await world.search.byKeyword('pier', 9, scope, never())).toEqual([]);
      await world.documents.patch(admin, document.id, { access: { public: false, groups: ['crew'] }, metadata: { wing: 'east' } });
      expect(await world.search.byKeyword('pier', 9, scope, never())).toHaveLength(1);
      expect((await text(old, 'pier', reader('guest'))).keyword).toEqual([]);
      expect((await text(old, 'pier', reader('crew'))).vector).toHaveLength(1);
      await world.documents.delete(admin, document.id);
      expect(await text(old)).toEqual({ keyword: [], vector: [] });
    });

    it('ranks words of the past as BM25 does: rare ones and short texts first', async () => {
      collection = await aCollection(world);
      await publish(world, collection, { externalId: 'a', chunks: ['harbour and wind', 'harbour and tide', 'harbour lighthouse'] });
      await publish(world, collection, { externalId: 'b', chunks: [`lighthouse over ${'harbour and many other words '.repeat(9)}`] });
      const past = { ...scopeOf([collection]), asOf: await moment() };
      const order = async (scope: typeof past | ReturnType<typeof scopeOf>) => {
        const hits = await world.search.byKeyword('lighthouse harbour', 9, scope, never());
        const chunks = await world.search.chunks(
          hits.map((hit) => hit.chunkId),
          scope,
        );
        return hits.map((hit) => chunks.find((chunk) => chunk.chunkId === hit.chunkId)?.text.slice(0, 18));
      };
      const ranked = await order(past);
      expect(ranked[0]).toBe('harbour lighthouse');
      expect(ranked).toHaveLength(4);
      if (world.search.keywordMethod === 'bm25') expect(ranked).toEqual(await order(scopeOf([collection])));
    });

    it('goes back in one call and forward again, and remembers every life', async () => {
      collection = await aCollection(world);
      const { documentId } = await publish(world, collection, draft('nine'));
      await publish(world, collection, draft('ten'));
      const between = await moment();
      expect(await rollBack(documentId, 1)).toMatchObject({ outcome: 'live', previous: 2, overtaken: [], textsToEmbed: 0 });
      expect(await text(null)).toEqual({ keyword: ['The pier opens at nine.'], vector: ['The pier opens at nine.'] });
      expect((await text(between)).keyword).toEqual(['The pier opens at ten.']);
      expect(await world.documents.get(admin, documentId)).toMatchObject({ liveRevision: 1, latest: { number: 1, status: 'live' } });
      expect(await rollBack(documentId, 1)).toMatchObject({ outcome: 'unchanged', previous: 1 });
      expect(await rollBack(documentId, 2)).toMatchObject({ outcome: 'live', previous: 1 });
      const { items } = await world.documents.revisions(admin, documentId, { limit: 9 });
      expect(items.map((item) => [item.number, item.status, item.lives.length])).toEqual([
        [2, 'live', 2],
        [1, 'superseded', 2],
      ]);
    });

    it('lets a later upload win over a rollback, the bytes that were rolled back from included', async () => {
      const document = await theDocument();
      await rollBack(document.id, 1);
      expect(await upload(world, collection, draft('nine'))).toMatchObject({ revision: 1, unchanged: true });
      expect(await publish(world, collection, draft('ten'))).toMatchObject({ revision: 3, unchanged: false });
      expect((await text(null)).keyword).toEqual(['The pier opens at ten.']);
    });

    it('overtakes what was on its way when somebody rolled back, and says so', async () => {
      const document = await theDocument();
      const waiting = await upload(world, collection, draft('eleven'));
      expect(await rollBack(document.id, 1)).toMatchObject({ outcome: 'live', previous: 3, overtaken: [4] });
      expect(await advance(world, waiting.revisionId, draft('eleven'))).toBe(false);
      expect((await text(null)).keyword).toEqual(['The pier opens at nine.']);
      const again = await upload(world, collection, draft('twelve'));
      expect(await rollBack(document.id, 1)).toMatchObject({ outcome: 'live', previous: 1, overtaken: [again.revision] });
    });

    it('embeds first what has no vectors of this model; readers keep what they see until then', async () => {
      collection = await aCollection(world);
      const { documentId } = await publish(world, collection, draft('noon'));
      await publish(world, collection, draft('midnight'));
      const back = await world.documents.rollBack(admin, { documentId, revision: 1, modelId: 'another-model' });
      expect(back).toMatchObject({ outcome: 'embedding', previous: 2, textsToEmbed: 1 });
      expect((await text(null)).keyword).toEqual(['The pier opens at midnight.']);
      await world.vectors.save(
        'another-model',
        (await world.vectors.missing(back.revisionId, 'another-model', 9)).map(({ textHash }) => ({
          textHash,
          vector: vectorOf('x'),
          signature: null,
        })),
      );
      expect(await world.revisions.markEmbedded(back.revisionId, 'another-model')).toBe(true);
      expect(await world.revisions.publish(back.revisionId)).toBe('live');
      expect((await text(null)).keyword).toEqual(['The pier opens at noon.']);
    });

    it('keeps the text of a revision that could not be brought back, and retries it from its vectors', async () => {
      const document = await theDocument();
      const back = await world.documents.rollBack(admin, { documentId: document.id, revision: 2, modelId: 'a third model' });
      expect(await world.revisions.fail(back.revisionId, 'model_unavailable', 'The model is away.')).toBe(true);
      expect((await text(null)).keyword).toEqual(['The pier opens at noon.']);
      expect(await world.documents.retry(admin, document.id)).toEqual({ revisionId: back.revisionId, step: 'embed' });
      expect(await world.revisions.markEmbedded(back.revisionId, modelId)).toBe(true);
      expect(await world.revisions.publish(back.revisionId)).toBe('live');
      expect((await text(null)).keyword).toEqual(['The pier opens at midnight.']);
    });

    it('refuses to go back to what is not there, was never live, or may not be seen', async () => {
      collection = await aCollection(world);
      const { documentId } = await publish(world, collection, draft('nine'));
      const failed = await upload(world, collection, draft('ten'));
      await world.revisions.fail(failed.revisionId, 'no_text', 'nothing to read');
      await expect(rollBack(documentId, 7)).rejects.toMatchObject({
        code: 'not_found',
        message: expect.stringContaining('no revision 7') as string,
      });
      await expect(rollBack(documentId, 99_999_999_999)).rejects.toMatchObject({ code: 'not_found' });
      await expect(rollBack(documentId, 2)).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('never live') as string,
      });
      await world.documents.patch(admin, documentId, { access: { public: false, groups: ['crew'] } });
      const hidden = world.documents.rollBack(reader('guest'), { documentId, revision: 1, modelId });
      await expect(hidden).rejects.toMatchObject({ code: 'not_found' });
      await world.documents.delete(admin, documentId);
      await expect(rollBack(documentId, 1)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('embeds only the texts that are new to it', async () => {
      collection = await aCollection(world);
      const parts = Array.from({ length: 20 }, (_, index) => `Part ${index} stays as it is.`);
      await publish(world, collection, { externalId: 'long', title: 'Long', chunks: parts });
      const changed = { externalId: 'long', title: 'Long', chunks: parts.with(7, 'Part seven is another one.') };
      const { revisionId } = await upload(world, collection, changed);
      const { embedded } = await embeddedBy(world, revisionId, changed);
      expect(embedded).toBe(1);
      expect((await found(world, 'seven', scopeOf([collection]))).keyword).toEqual(['long']);
    });

    async function theDocument() {
      const page = await world.documents.list(admin, { collectionId: collection.id, limit: 1 });
      return page.items[0]!;
    }
  });
}

async function embeddedBy(world: World, revisionId: string, draft: Parameters<typeof advance>[2]): Promise<{ embedded: number }> {
  const save = world.vectors.save.bind(world.vectors);
  let embedded = 0;
  world.vectors.save = async (model, vectors) => ((embedded += vectors.length), save(model, vectors));
  await advance(world, revisionId, draft);
  world.vectors.save = save;
  return { embedded };
}
