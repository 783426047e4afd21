import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { Collection } from '#core';
import { type Database, KeywordStates, PgAnalysis, PgChunkRelations, PgChunkSearch, PgCollectionChanges } from '#store';
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

    it('puts passages that hold a quoted phrase first, however it is typed, and says so when none does', async () => {
      const collection = await aCollection(world);
      await write(collection, {
        externalId: 'apart',
        chunks: ['Recovery time. Objective recovery. Objective time. Point in recovery time'],
      });
      await write(collection, {
        externalId: 'phrase',
        chunks: ['The Ｒecovery   time\nobjective of a system is written down in some plan that is long'],
      });
      await write(collection, { externalId: 'titled', title: 'Recovery Time Objective', chunks: ['See the plan.'] });
      await write(collection, { externalId: 'ru', language: 'ru', chunks: ['Настоящий Договор Аренды заключён'] });
      await write(collection, { externalId: 'zh', language: 'zh', chunks: ['合同在签字之日起生效。'] });
      const quoted = await find(collection, 'what is the “recovery time objective”?');
      expect(quoted.found.slice(0, 2).sort()).toEqual(['phrase', 'titled']);
      expect(quoted.found[2]).toBe('apart');
      expect(quoted.notes).toEqual([]);
      expect((await find(collection, '"договор аренды"')).found).toEqual(['ru']);
      expect((await find(collection, '「签字之日」')).found).toEqual(['zh']);
      const none = await find(collection, '"objective time recovery"');
      expect(none.found.length).toBeGreaterThan(2);
      expect(none.notes).toEqual(['no passage holds “objective time recovery” as it stands; its words were searched instead']);
      expect((await find(collection, '"to be or not"')).notes).toEqual([
        '“to be or not” holds only words that are everywhere, which cannot be looked up',
      ]);
      const then = await find(collection, '"recovery time objective"', admin, new Date());
      expect(then.found.slice(0, 2).sort()).toEqual(['phrase', 'titled']);
    });

    it('puts a passage that holds a few words as they stand before one that has their stems or characters more often', async () => {
      const collection = await aCollection(world);
      await write(collection, { externalId: 'ar', language: 'ar', chunks: ['تدفع رسوم العبور عند بوابة الجسر الشمالي قبل الغروب كل يوم'] });
      await write(collection, { externalId: 'ar-forms', language: 'ar', chunks: ['رسم عبور ورسم العبور ورسوم عبور'] });
      await write(collection, { externalId: 'zh', language: 'zh', chunks: ['山脚的登山缆车从早上八点开到傍晚，雨天也开，票在入口处买。'] });
      await write(collection, { externalId: 'zh-characters', language: 'zh', chunks: ['登山，登山；缆车，缆车。登、山、缆、车。'] });
      expect((await find(collection, 'رسوم العبور')).found).toEqual(['ar', 'ar-forms']);
      expect((await find(collection, '登山缆车')).found).toEqual(['zh', 'zh-characters']);
      expect((await find(collection, '登山缆车', admin, new Date())).found).toEqual(['zh', 'zh-characters']);
    });

    it('searches for what a mistyped word may have meant, only where no visible passage has the word, and says so', async () => {
      const collection = await aCollection(world);
      await write(collection, { externalId: 'k8s', chunks: ['A Kubernetes cluster restarts its pods'] });
      await write(collection, { externalId: 'ru', language: 'ru', chunks: ['Расторжение договора аренды'] });
      await write(collection, { externalId: 'secret', chunks: ['phoenix kuberentes'], groups: ['vault'] });
      await write(collection, { externalId: 'other', chunks: ['Invoices of May'] });
      const outsider = reader('x');
      const mistyped = await find(collection, 'kuberentes', outsider);
      expect(mistyped).toEqual({
        found: ['k8s'],
        notes: ['no passage has “kuberentes”: in case it is a typing error, “kubernetes” was searched for as well'],
      });
      expect(await find(collection, 'kuberentes', reader('vault'))).toEqual({ found: ['secret'], notes: [] });
      expect(await find(collection, 'phoenx', outsider)).toEqual({ found: [], notes: ['no passage has “phoenx”'] });
      expect((await find(collection, 'kubernetis invioces', outsider)).notes).toHaveLength(2);
      expect((await find(collection, 'kubarnetis', outsider)).found).toEqual(['k8s']);
      expect((await find(collection, 'растаржение', outsider)).found).toEqual(['ru']);
      expect(await find(collection, '"kuberentes"', outsider)).toMatchObject({ found: [] });
      expect(await find(collection, 'kuber_entes', outsider)).toEqual({ found: [], notes: ['no passage has “kuber_entes”'] });
      expect((await find(collection, 'What of the pods of E-1044, JKL and Zanzibar?', outsider)).notes).toEqual([
        'no passage has “E-1044”, “JKL” or “Zanzibar”',
      ]);
      expect((await find(collection, 'kuberentes', outsider, new Date())).found).toEqual(['k8s']);
    });

    it('searches for words that mean the same in a collection', async () => {
      const collection = await aCollection(world);
      await world.collections.changeSettings(admin, collection.id, { synonyms: [['PTO', 'paid time off', 'holiday']] });
      await write(collection, { externalId: 'long', chunks: ['Paid time off is twenty days.'] });
      await write(collection, { externalId: 'short', chunks: ['PTO must be asked for.'] });
      await write(collection, { externalId: 'neither', chunks: ['The canteen opens at noon.'] });
      const asked = await find(collection, 'how much PTO');
      expect(asked.found[0]).toBe('short');
      expect(asked.found.sort()).toEqual(['long', 'short']);
      expect(asked.notes[0]).toBe('searched also for “paid time off”, which means the same as “PTO” in this collection');
      expect((await find(collection, 'paid time off')).found).toEqual(['long', 'short']);
      const without = await aCollection(world);
      await write(without, { externalId: 'long', chunks: ['Paid time off is twenty days.'] });
      expect((await find(without, 'PTO')).found).toEqual([]);
    });

    it('reads a collection’s synonyms and languages once for searches that know its mark, and again as soon as that has moved', async () => {
      const collection = await aCollection(world);
      const changes = new PgCollectionChanges(world.database);
      await write(collection, { externalId: 'pier', chunks: ['The pier is long.'] });
      const ask = async (query: string) => {
        const marks = await changes.marks('default', [collection.id]);
        const asked = vi.spyOn(world.database, 'query');
        const { hits } = await world.search.keywordHits(query, 20, { ...scopeOf([collection]), marks }, never());
        const reads = asked.mock.calls.filter(([statement]) => statement === 'read_keyword_state').length;
        asked.mockRestore();
        return { found: hits.length, reads };
      };
      expect(await ask('jetty')).toEqual({ found: 0, reads: 1 });
      expect(await ask('long jetty')).toEqual({ found: 1, reads: 0 });
      await world.collections.changeSettings(admin, collection.id, { synonyms: [['jetty', 'pier']] });
      expect(await ask('jetty')).toEqual({ found: 1, reads: 1 });
      expect(await ask('jetty')).toEqual({ found: 1, reads: 0 });
      await write(collection, { externalId: 'de', language: 'de', chunks: ['Die Verträge wurden gekündigt.'] });
      expect(await ask('Vertrag')).toEqual({ found: 1, reads: 1 });
    });

    it('weighs a word of a small collection by how rare it is in all that are searched', async () => {
      const [small, large] = [await aCollection(world), await aCollection(world)];
      await write(small, { externalId: 'pump', chunks: ['The pump needs seal kit SK-220. Ring for the pump.'] });
      await write(small, { externalId: 'other', chunks: ['Nothing of the kind'] });
      await write(large, {
        externalId: 'keys',
        chunks: Array.from({ length: 60 }, (_, place) => `A key such as sk-ant-${place} opens the door`),
      });
      await write(large, { externalId: 'fan', chunks: ['The fan needs seal kit SK-221. Ring for the fan.'] });
      const ranked = async (query: string, asOf: Date | null = null) => {
        const scope = { ...scopeOf([small, large]), asOf };
        const { hits } = await world.search.keywordHits(query, 20, scope, never());
        const chunks = await world.search.chunks(
          hits.slice(0, 3).map((hit) => hit.chunkId),
          scope,
        );
        return hits.slice(0, 3).map((hit) => ({ ...hit, of: chunks.find(({ chunkId }) => chunkId === hit.chunkId)?.externalId }));
      };
      expect(await ranked('SK-220')).toMatchObject([{ of: 'pump' }, {}, {}]);
      expect(await ranked('SK-220', new Date())).toMatchObject([{ of: 'pump' }, {}, {}]);
      const [first, second] = await ranked('seal kit');
      expect(new Set([first?.of, second?.of])).toEqual(new Set(['fan', 'pump']));
      expect(second?.score).toBeCloseTo(first?.score ?? 0, 5);
    });

    it('scores a passage the same however many are asked for, and as much as its words searched for alone', async () => {
      const [small, large] = [await aCollection(world), await aCollection(world)];
      await write(small, { externalId: 'kiln', chunks: ['The kiln is fired with ash wood.', 'Nothing of the kind'] });
      const chunks = Array.from(
        { length: 40 },
        (_, place) => `Wood ${place} is cut for the ${place % 2 ? 'kiln' : 'stove and the long winter'}`,
      );
      await write(large, { externalId: 'wood', chunks });
      const scored = async (query: string, limit: number) => {
        const hits = await world.search.byKeyword(query, limit, scopeOf([small, large]), never());
        return new Map(hits.map(({ chunkId, score }) => [chunkId, score]));
      };
      const [few, all, ash, wood] = [
        await scored('ash wood', 3),
        await scored('ash wood', 100),
        await scored('ash', 100),
        await scored('wood', 100),
      ];
      expect(few.size).toBe(3);
      for (const [chunkId, score] of few) {
        expect(all.get(chunkId)).toBeCloseTo(score, 6);
        expect((ash.get(chunkId) ?? 0) + (wood.get(chunkId) ?? 0)).toBeCloseTo(score, 6);
      }
    });

    it('reads them once for a search and the bridges after it', async () => {
      const collection = await aCollection(world);
      await write(collection, { externalId: 'pier', chunks: ['The pier is long.'] });
      const states = new KeywordStates(world.database);
      const search = await PgChunkSearch.open(world.database, {}, { states });
      const relations = new PgChunkRelations(world.database, states);
      const marks = await new PgCollectionChanges(world.database).marks('default', [collection.id]);
      const asked = vi.spyOn(world.database, 'query');
      const scope = { ...scopeOf([collection]), marks };
      const { hits } = await search.keywordHits('long pier', 20, scope, never());
      const ids = hits.map(({ chunkId }) => chunkId);
      const [content] = await relations.contents('long pier', ids, scope);
      const reads = asked.mock.calls.filter(([statement]) => statement === 'read_keyword_state').length;
      asked.mockRestore();
      expect({ words: content?.words, reads }).toEqual({ words: ['long', 'pier'], reads: 1 });
    });

    it.each(['?!… ---', '🔥', 'the and of'])('says that there is nothing to look up in “%s”', async (query) => {
      const collection = await aCollection(world);
      await write(collection, { externalId: 'pier', chunks: ['The pier is long.'] });
      expect(await find(collection, query)).toMatchObject({ found: [], notes: [expect.stringContaining('no word in it to look up')] });
    });

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
