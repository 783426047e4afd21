import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Collection } from '#core';
import { type Database, PgAnalysis } from '#store';
import { aCollection, admin, advance, never, openWorld, parsedOf, reader, scopeOf, upload, type World } from './store-world.ts';

interface Written {
  readonly externalId: string;
  readonly chunks: readonly string[];
  readonly language?: string;
  readonly title?: string;
  readonly groups?: readonly string[];
}

/** What the keyword leg promises of words, on every database. */
export function describeKeywords(name: string, make: () => Promise<Database>): void {
  describe(`keywords on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    const write = async (collection: Collection, { language, groups, ...draft }: Written): Promise<string> => {
      const whole = { ...draft, title: draft.title ?? 'x', ...(groups && { access: { public: false, groups } }) };
      const { revisionId } = await upload(world, collection, whole);
      await advanceIn(world, revisionId, whole, language ?? null);
      return revisionId;
    };
    const find = async (collection: Collection, query: string, principal = admin, asOf: Date | null = null) => {
      const scope = { ...scopeOf([collection], principal), asOf };
      const { hits, notes } = await world.search.keywordHits(query, 20, scope, never());
      const chunks = await world.search.chunks(
        hits.map((hit) => hit.chunkId),
        scope,
      );
      const names = new Map(chunks.map((chunk) => [chunk.chunkId, chunk.externalId]));
      return { found: hits.map((hit) => names.get(hit.chunkId) ?? 'gone'), notes };
    };

    it('finds the forms of a word in the language a document is written in, also beside other languages', async () => {
      const collection = await aCollection(world);
      await write(collection, { externalId: 'de', language: 'de', chunks: ['Die Verträge wurden gekündigt.'] });
      await write(collection, { externalId: 'es', language: 'es', chunks: ['Las decisiones nacionales fueron rápidas.'] });
      await write(collection, { externalId: 'ru', language: 'ru', chunks: ['Работа с документами'] });
      await write(collection, { externalId: 'ar', language: 'ar', chunks: ['زار الأطباء المستشفى'] });
      await write(collection, { externalId: 'hi', language: 'hi', chunks: ['लड़कियों की किताबें'] });
      await write(collection, { externalId: 'en', language: 'en', chunks: ['The houses were painted.'] });
      await write(collection, { externalId: 'unknown', chunks: ['Painting a fence'] });
      const first = async (query: string) => (await find(collection, query)).found;
      expect(await first('Vertrag kündigen')).toEqual(['de']);
      expect(await first('nacional')).toEqual(['es']);
      expect(await first('документ')).toEqual(['ru']);
      expect(await first('مُستشفى')).toEqual(['ar']);
      expect(await first('लड़की')).toEqual(['hi']);
      expect((await first('paints')).sort()).toEqual(['en', 'unknown']);
      expect(await first('house')).toEqual(['en']);
    });

    it('finds what an earlier analysis indexed, before, while and after it is analysed anew', async () => {
      const collection = await aCollection(world);
      const revisionId = await write(collection, { externalId: 'de', language: 'de', chunks: ['Die Verträge', 'und Häuser'] });
      await write(collection, { externalId: 'new', language: 'de', chunks: ['Verträge'] });
      await world.database.script(async (run) => {
        await run(`update revision set analysis = 1 where id = '${revisionId}'`);
        for (const table of ['chunk', 'keyword_entry'])
          await run(`update ${table} set terms = case when terms like '%vertrag%' then 'die zqnmmlninknicjakmnml' else 'und hus' end
            where document_id = (select document_id from revision where id = '${revisionId}')`);
      });
      expect((await find(collection, 'Verträge')).found.sort()).toEqual(['de', 'new']);
      const analysis = new PgAnalysis(world.database);
      expect(await analysis.renew(10, AbortSignal.abort())).toBe(0);
      expect(await analysis.renew(10, never())).toBe(1);
      expect(await analysis.renew(10, never())).toBe(0);
      expect((await find(collection, 'Vertrag')).found.sort()).toEqual(['de', 'new']);
      expect((await find(collection, 'Haus')).found).toEqual(['de']);
    });

    it.each(['E-1042', 'AB/12-C', 'v2.4.1', '10.0.0.7', 'max_connections', 'C++', '--dry-run'])(
      'ranks %s as it is written first',
      async (identifier) => {
        const collection = await aCollection(world);
        const apart = identifier.split(/[^\p{L}\p{N}]+/u).join(' ');
        await write(collection, { externalId: 'apart', chunks: [`${apart} ${apart} ${apart}`] });
        await write(collection, { externalId: 'like', chunks: [`${identifier.slice(0, -1)}9 ${identifier.slice(0, -1)}9`] });
        const words = 'among many other words of a long passage about machines and their parts';
        await write(collection, { externalId: 'exact', chunks: [`${words}: ${identifier}, ${words}`] });
        expect((await find(collection, `what is ${identifier.toLowerCase()}?`)).found[0]).toBe('exact');
      },
    );

    it('never lets a reader find by words what he may not see', async () => {
      const collection = await aCollection(world);
      await write(collection, { externalId: 'secret', chunks: ['Project Phoenix'], groups: ['vault'] });
      expect((await find(collection, 'Phoenix', reader('x'))).found).toEqual([]);
      expect((await find(collection, 'Phoenix', reader('vault'))).found).toEqual(['secret']);
    });
  });
}

/** As `advance`, with the language that parsing found. */
async function advanceIn(world: World, revisionId: string, draft: Parameters<typeof parsedOf>[0], language: string | null): Promise<void> {
  const { parsed, chunks } = parsedOf(draft);
  await world.revisions.begin(revisionId, 'received');
  await world.revisions.saveParsed(revisionId, { ...parsed, properties: { ...parsed.properties, language } }, chunks);
  if (!(await advance(world, revisionId, draft))) throw new Error('did not go live');
}
