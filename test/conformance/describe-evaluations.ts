import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Answer, type Collection, Embedder, type Principal } from '#core';
import { goldenFigures, type GoldenResult, scoreGolden } from '#quality';
import { HybridRetriever } from '#retrieval';
import {
  type ClaimedRun,
  type Database,
  newId,
  type OpenQuestion,
  PgEvaluations,
  PgEvaluationWork,
  PgExactSearch,
  PgGoldenQuestions,
  PgOnlineMeasures,
} from '#store';
import { aFoundChunk, ranked } from '#testing';
import { aCollection, admin, modelId, never, openWorld, publish, reader, scopeOf, vectorOf, type World } from './store-world.ts';

class WordEmbedder extends Embedder {
  readonly id = modelId;
  readonly dimensions = 32;
  readonly maxTokens = 512;
  override countTokens(text: string): number {
    return text.split(' ').length;
  }
  override async embed(texts: readonly string[]): Promise<Float32Array[]> {
    return texts.map(vectorOf);
  }
}

/** What everyone may rely on of golden questions, the runs over them and the measures of what was cited. */
export function describeEvaluations(name: string, open: () => Promise<Database>): void {
  describe(`evaluations on ${name}`, () => {
    let world: World;
    let golden: PgGoldenQuestions;
    let evaluations: PgEvaluations;
    let work: PgEvaluationWork;
    let collection: Collection;
    beforeAll(async () => {
      world = await openWorld(await open());
      golden = new PgGoldenQuestions(world.database);
      evaluations = new PgEvaluations(world.database);
      work = new PgEvaluationWork(world.database);
      collection = await aCollection(world);
      await publish(world, collection, { externalId: 'tea', chunks: ['Green tea is steeped at 80 degrees.'] });
      await publish(world, collection, { externalId: 'coffee', chunks: ['Coffee is brewed at 93 degrees.'] });
      const access = { public: false, groups: ['vault'] };
      await publish(world, collection, { externalId: 'recipe', chunks: ['The secret cocoa recipe is stirred slowly.'], access });
    });
    afterAll(async () => {
      await world[Symbol.asyncDispose]();
      await world.database[Symbol.asyncDispose]();
    });

    it('keeps golden questions, each once, and says which documents someone can find', async () => {
      const other = await aCollection(world);
      await expect(evaluations.ask(admin, { collectionId: other.id, note: null, asker: admin })).rejects.toMatchObject({
        code: 'conflict',
      });
      const [first] = await golden.put(admin, other.id, [{ question: 'how hot', expected: ['tea'], quote: null }]);
      await golden.put(admin, other.id, [
        { question: 'how hot', expected: ['coffee'], quote: null },
        { question: 'which words', expected: [], quote: 'at 80 degrees' },
      ]);
      const page = await golden.list(admin, other.id, { limit: 1 });
      expect(page.items).toMatchObject([{ id: first?.id, expected: ['coffee'] }]);
      const rest = await golden.list(admin, other.id, { limit: 5, cursor: page.nextCursor ?? '' });
      expect(rest.items).toMatchObject([{ quote: 'at 80 degrees' }]);
      const named = ['tea', 'recipe', 'never there'];
      expect(await golden.findable(reader(), collection.id, named)).toEqual(new Set(['tea']));
      expect(await golden.findable(reader('vault'), collection.id, named)).toEqual(new Set(['tea', 'recipe']));
      await golden.delete(admin, other.id, first?.id ?? '');
      await expect(golden.delete(admin, other.id, first?.id ?? '')).rejects.toMatchObject({ code: 'not_found' });
    });

    it('runs as whoever it searches as: what they may not see counts as missing and is named', async () => {
      await golden.put(admin, collection.id, [
        { question: 'green tea degrees', expected: ['tea'], quote: null },
        { question: 'brewed at', expected: [], quote: 'coffee  is BREWED' },
        { question: 'secret cocoa recipe', expected: ['recipe'], quote: null },
      ]);
      const seen = await run(admin);
      expect(seen.figures).toMatchObject({
        questions: 3,
        withMissing: 0,
        stages: { reranked: { ndcg10: 1, hitRate10: 1 }, keyword: { mrr10: 1 } },
      });
      const unseen = await run(reader());
      expect(unseen.figures).toMatchObject({ withMissing: 1, missing: ['recipe'] });
      expect(unseen.figures.stages['reranked']?.ndcg10).toBeCloseTo(2 / 3);
      const results = await evaluations.allResults(admin, unseen.id);
      expect(results.map(({ result }) => (result as GoldenResult & typeof result).stages['reranked']?.rank)).toEqual([1, 1, null]);
      const titles = await evaluations.titles(
        reader(),
        (await evaluations.allResults(admin, seen.id)).flatMap(({ result }) =>
          (result as GoldenResult & typeof result).found.map(({ documentId }) => documentId),
        ),
      );
      expect([...titles.values()].map(({ externalId }) => externalId).sort()).toEqual(['coffee', 'tea']);
    });

    it('shows a run only to those who may see all that it searched', async () => {
      const { id } = await run({ ...reader('vault'), role: 'editor' });
      const editor = (...groups: string[]): Principal => ({ ...reader(...groups), role: 'editor' });
      const listed = async (asker: Principal) => (await evaluations.list(asker, collection.id, { limit: 50 })).items.map((each) => each.id);
      expect(await listed(editor('vault', 'more'))).toContain(id);
      expect(await listed(admin)).toContain(id);
      expect(await listed(editor())).not.toContain(id);
      for (const hidden of [id, (await run(admin)).id]) {
        await expect(evaluations.get(editor(), hidden)).rejects.toMatchObject({ code: 'not_found' });
        await expect(evaluations.release(editor(), hidden, true)).rejects.toMatchObject({ code: 'not_found' });
        await expect(evaluations.delete(editor(), hidden)).rejects.toMatchObject({ code: 'not_found' });
        expect((await evaluations.get(admin, hidden)).releasedAt).toBeNull();
      }
    });

    it('goes on behind what was kept, and writes nothing under a ticket that another took', async () => {
      const asked = await evaluations.ask(admin, { collectionId: collection.id, note: 'cut off', asker: admin });
      const first = await claimed(asked.id);
      const [question] = await work.open(first.id, 10);
      expect(await work.save(first, question as OpenQuestion, { stages: {} })).toBe(true);
      expect(await work.claim()).toBeNull();
      expect(await work.handBack(first)).toBe(true);
      expect((await evaluations.get(admin, asked.id)).status).toBe('waiting');
      const killed = await claimed(asked.id);
      expect(killed.tries).toBe(1);
      // What the first one wrote too late is not taken for the next one's.
      expect(await work.save(first, question as OpenQuestion, { stages: {} })).toBe(false);
      expect(await work.fail(first, 'too late')).toBe(false);
      await world.database.script((run) =>
        run(`update evaluation_run set lease_until = now() - interval '1 second' where id = '${asked.id}'`),
      );
      const second = await claimed(asked.id);
      expect(second.tries).toBe(2);
      expect(await work.save(killed, question as OpenQuestion, { stages: {} })).toBe(false);
      expect(await work.handBack(killed)).toBe(false);
      expect((await work.open(second.id, 10)).map(({ id }) => id)).not.toContain(question?.id);
      expect(await evaluations.get(admin, asked.id)).toMatchObject({ status: 'running', done: 1, questions: 3, note: 'cut off' });
      expect(await work.fail({ ...first, attempt: second.attempt + 1 }, 'not mine')).toBe(false);
      expect(await work.fail(second, 'the machine is on fire')).toBe(true);
      expect(await evaluations.get(admin, asked.id)).toMatchObject({ status: 'failed', reason: 'the machine is on fire' });
      await expect(evaluations.release(admin, asked.id, true)).rejects.toMatchObject({ code: 'conflict' });
      await evaluations.delete(admin, asked.id);
      await expect(evaluations.get(admin, asked.id)).rejects.toMatchObject({ code: 'not_found' });
    });

    it('keeps with a configuration the scores it was released with', async () => {
      const { id, configurationId } = await run(admin);
      expect((await evaluations.configuration(admin, configurationId)).released).toEqual([]);
      expect((await evaluations.release(admin, id, true)).releasedAt).toBeInstanceOf(Date);
      expect(await evaluations.configuration(admin, configurationId)).toMatchObject({ body: { k: 100 }, released: [{ id }] });
      expect((await evaluations.list(admin, collection.id, { limit: 1 })).items).toMatchObject([{ id }]);
      await expect(evaluations.configuration({ ...admin, organisationId: 'other' }, configurationId)).rejects.toMatchObject({
        code: 'not_found',
      });
    });

    it('holds the vector leg against every vector', async () => {
      const scope = scopeOf([collection], reader());
      const query = { vector: vectorOf('green tea degrees'), modelId };
      const exact = await new PgExactSearch(world.database).byVector(query, 10, scope);
      expect(exact.map(({ chunkId }) => chunkId)).toEqual(
        (await world.search.byVector(query, 10, scope, never())).map(({ chunkId }) => chunkId),
      );
    });

    it('measures by day what answers cited and what people said', async () => {
      const here = await aCollection(world);
      const { documentId, revisionId } = await publish(world, here, { externalId: 'a', chunks: ['one two three'] });
      const passages = [1, 2, 3, 4].map((place) => ({
        ...ranked(aFoundChunk('one two three')),
        chunkId: `chunk ${place}`,
        documentId,
        revisionId,
      }));
      const asker: Principal = { ...reader(), keyId: newId() };
      const askCiting = async (cited: number | null): Promise<string> => {
        const id = newId();
        const citations = cited === null ? [] : [{ chunkId: passages[cited - 1]?.chunkId, documentId, marker: 1 }];
        const answer = { id, status: cited === null ? 'abstained' : 'answered', passages, citations, legs: [], timings: {}, sentences: [] };
        const configurationId = await world.traceStore.configurationId({ test: 'online' });
        const rest = {
          text: '',
          reason: null,
          mode: 'extract',
          fallbacks: [],
          freshness: { verdict: 'unverified', documents: [], contradictions: [] },
        };
        await world.traceStore.saveQuestion(
          asker,
          { id, text: 'q', scope: scopeOf([here], asker), limit: 6, mode: 'auto', deadlineMs: 1 },
          { ...answer, ...rest, configurationId } as object as Answer,
        );
        return id;
      };
      await askCiting(1);
      const second = await askCiting(4);
      await askCiting(null);
      await world.traces.addFeedback(asker, second, { rating: 'down' });
      const online = new PgOnlineMeasures(world.database);
      const [day, more] = await online.read(asker, { days: 7, collectionId: here.id, first: 3 });
      expect(more).toBeUndefined();
      expect(day).toMatchObject({ questions: 3, answered: 2, found: 1, reciprocalRanks: 1.25, up: 0, down: 1 });
      expect(day?.gains).toBeCloseTo(1 + 1 / Math.log2(5));
      expect(await online.read({ ...asker, keyId: 'another' }, { days: 7, collectionId: here.id, first: 3 })).toEqual([]);
    });

    async function claimed(id: string): Promise<ClaimedRun> {
      const run = await work.claim();
      expect(run?.id).toBe(id);
      return run as ClaimedRun;
    }

    /** As the worker does it. */
    async function run(asker: Principal) {
      const { id } = await evaluations.ask(admin, { collectionId: collection.id, note: null, asker });
      const held = await claimed(id);
      expect(held.asker).toEqual(asker);
      const retriever = new HybridRetriever({
        search: world.search,
        embedder: new WordEmbedder(),
        settings: {
          vectorWeight: 0.7,
          bridgeShare: 0,
          recency: { weight: 0, halfLifeDays: 30 },
          candidatesPerLeg: 100,
          legDeadlineMs: 10_000,
          rerank: { depth: 10, share: 0, deadlineMs: 1000 },
        },
        clock: () => new Date(),
      });
      const configurationId = await world.traceStore.configurationId({ k: 100, test: 'evaluations' });
      expect(await work.begin(held, configurationId)).toBe(configurationId);
      const later = await world.traceStore.configurationId({ k: 200, test: 'evaluations' });
      expect(await work.begin(held, later), 'what it began under').toBe(configurationId);
      const scope = scopeOf([collection], asker);
      for (const question of await work.open(id, 10)) {
        const retrieval = await retriever.retrieve({ query: question.question, scope, limit: 100 }, never());
        const findable = await golden.findable(asker, collection.id, question.expected);
        expect(await work.save(held, question, { ...scoreGolden(question, retrieval, { chunks: [], findable }) })).toBe(true);
      }
      const figures = goldenFigures((await evaluations.allResults(admin, id)).map(({ result }) => result as GoldenResult & typeof result));
      expect(await work.finish(held, { ...figures })).toBe(true);
      return { id, configurationId, figures };
    }
  });
}
