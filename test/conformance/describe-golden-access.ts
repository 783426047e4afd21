import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Principal } from '#core';
import { type Database, PgEvaluations, PgEvaluationWork, PgGoldenQuestions } from '#store';
import { aCollection, admin, openWorld, publish, reader, type World } from './store-world.ts';

/** The canteen's is answered, about a third of the way. */
const stagesOf = (question: string) => (question.includes('canteen') ? { reranked: { ndcg10: 1 / 3 } } : {});

/** Who sees golden questions, which may hold words of documents. */
export function describeGoldenAccess(name: string, open: () => Promise<Database>): void {
  describe(`golden questions on ${name}`, () => {
    let world: World;
    let golden: PgGoldenQuestions;
    let evaluations: PgEvaluations;
    let work: PgEvaluationWork;
    beforeAll(async () => {
      world = await openWorld(await open());
      golden = new PgGoldenQuestions(world.database);
      evaluations = new PgEvaluations(world.database);
      work = new PgEvaluationWork(world.database);
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('are shown, with what they came to, only to admins, to who wrote it and to those who can find all it expects', async () => {
      const here = await aCollection(world);
      await publish(world, here, { externalId: 'open', chunks: ['The canteen opens at noon.'] });
      await publish(world, here, {
        externalId: 'sealed',
        chunks: ['The vault opens at midnight.'],
        access: { public: false, groups: ['vault'] },
      });
      const editor = (keyId: string, ...groups: string[]): Principal => ({ ...reader(...groups), keyId, role: 'editor' });
      const [author, other, keeper] = [editor('author', 'vault'), editor('other'), editor('keeper', 'vault')];
      await golden.put(author, here.id, [
        { question: 'when is the canteen open', expected: ['open'], quote: null },
        { question: 'when is the vault open', expected: ['open', 'sealed'], quote: 'at midnight' },
        { question: 'what happens at midnight', expected: [], quote: 'The vault opens' },
      ]);
      const asked = await evaluations.ask(admin, { collectionId: here.id, note: null, asker: reader() });
      const held = await work.claim();
      expect(held?.id).toBe(asked.id);
      if (!held) return;
      for (const question of await work.open(asked.id, 10)) {
        const { expected, quote } = question;
        expect(await work.save(held, question, { stages: stagesOf(question.question), found: [], missing: [], expected, quote })).toBe(
          true,
        );
      }
      await work.finish(held, { withMissing: 1, missing: ['sealed'] });
      const shown = async (principal: Principal) => {
        const { items } = await golden.list(principal, here.id, { limit: 9 });
        const results = await evaluations.allResults(principal, asked.id);
        expect(results.map(({ question }) => question)).toEqual(items.map(({ question }) => question));
        return items.length;
      };
      expect(await Promise.all([admin, author, keeper, other].map(shown))).toEqual([3, 3, 2, 1]);
      expect(await shown({ ...author, groups: [] })).toBe(3);
      const worst = await evaluations.worst(keeper, asked.id, { limit: 1 });
      const next = await evaluations.worst(keeper, asked.id, { limit: 9, cursor: worst.nextCursor ?? '' });
      expect([...worst.items, ...next.items].map(({ question }) => question)).toEqual([
        'when is the vault open',
        'when is the canteen open',
      ]);
      expect((await evaluations.worst(other, asked.id, { limit: 9 })).items).toHaveLength(1);
      const missingOf = async (principal: Principal) => (await evaluations.get(principal, asked.id)).figures?.['missing'];
      expect(await Promise.all([admin, other].map(missingOf))).toEqual([['sealed'], []]);
      const [, sealed] = (await golden.list(admin, here.id, { limit: 9 })).items;
      await expect(golden.delete(other, here.id, sealed?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
      // What it came to named a document that it expects no more.
      await golden.put(keeper, here.id, [{ question: 'when is the vault open', expected: ['open'], quote: null }]);
      expect((await evaluations.allResults(other, asked.id)).map(({ question }) => question)).toEqual(['when is the canteen open']);
      await golden.delete(keeper, here.id, sealed?.id ?? '');
      expect(await evaluations.allResults(admin, asked.id)).toHaveLength(3);
    });

    it('are replaced by those who may see them, and by no others', async () => {
      const here = await aCollection(world);
      const access = { public: false, groups: ['vault'] };
      await publish(world, here, { externalId: 'sealed', chunks: ['The vault opens at midnight.'], access });
      await publish(world, here, { externalId: 'open', chunks: ['The canteen opens at noon.'] });
      const [author, keeper] = [reader('vault'), reader('vault')].map((asker, index) => ({ ...asker, keyId: `key ${index}` })) as [
        Principal,
        Principal,
      ];
      const other: Principal = { ...reader(), keyId: 'other', role: 'editor' };
      const question = 'when is the vault open';
      const stored = async () => (await golden.list(admin, here.id, { limit: 9 })).items.map(({ expected, quote }) => [expected, quote]);
      await golden.put(author, here.id, [{ question, expected: ['sealed'], quote: 'at midnight' }]);
      const refused = golden.put(other, here.id, [
        { question: 'when is the canteen open', expected: ['open'], quote: null },
        { question, expected: ['open'], quote: null },
      ]);
      const fault = await refused.catch((error: unknown) => error);
      expect(fault).toMatchObject({ code: 'conflict', message: expect.stringContaining(question) });
      expect((fault as Error).message).not.toMatch(/sealed|midnight/);
      expect(await stored()).toEqual([[['sealed'], 'at midnight']]);
      // One made by rule is left out, as where a person's is in its place.
      expect(await golden.put(other, here.id, [{ question, expected: ['open'], quote: null, synthetic: true }])).toEqual([]);
      await golden.put(keeper, here.id, [{ question, expected: ['sealed', 'open'], quote: null }]);
      expect(await stored()).toEqual([[['sealed', 'open'], null]]);
      await golden.put(admin, here.id, [{ question, expected: ['open'], quote: null }]);
      await golden.put(other, here.id, [{ question, expected: ['open'], quote: 'at noon' }]);
      expect(await stored()).toEqual([[['open'], 'at noon']]);
    });

    it('made by rule go with those who may read what they were made of', async () => {
      const here = await aCollection(world);
      await publish(world, here, { externalId: 'open', chunks: ['The canteen opens at noon.'] });
      const access = { public: false, groups: ['vault'] };
      await publish(world, here, { externalId: 'sealed', chunks: ['The vault opens at midnight.'], access });
      const made = (question: string, document: string) => ({ question, expected: [document], quote: null, synthetic: true });
      await golden.put(admin, here.id, [made('canteen opens noon', 'open'), made('vault opens midnight', 'sealed')]);
      expect(await golden.deleteSynthetic({ ...reader(), keyId: 'other', role: 'editor' }, here.id)).toBe(1);
      expect((await golden.list(admin, here.id, { limit: 9 })).items.map(({ question }) => question)).toEqual(['vault opens midnight']);
      expect(await golden.deleteSynthetic(admin, here.id)).toBe(1);
    });
  });
}
