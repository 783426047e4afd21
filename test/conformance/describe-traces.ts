import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Answer, Principal, Question, Understood } from '#core';
import { type Database, newId } from '#store';
import { ranked } from '#testing';
import { aCollection, admin, never, openWorld, publish, reader, scopeOf, type World } from './store-world.ts';

/** What traces, keys and the audit promise on every database. */
export function describeTraces(name: string, make: () => Promise<Database>): void {
  describe(`traces and keys on ${name}`, () => {
    let world: World;
    beforeAll(async () => {
      world = await openWorld(await make());
    });
    afterAll(async () => {
      await world?.[Symbol.asyncDispose]();
      await world?.database[Symbol.asyncDispose]();
    });

    it('keeps a question with its passages, citations, model calls and feedback', async () => {
      const { question, answer, asker, documentId } = await ask(world, 'Where is the pier?');
      await world.traceStore.saveModelCall({
        questionId: question.id,
        collectionIds: question.scope.collectionIds,
        promptId: 'compose',
        promptVersion: 1,
        modelId: 'm',
        system: 's',
        user: 'u\0',
        response: 'r',
        outcome: 'ok',
        promptTokens: 3,
        completionTokens: 2,
        ms: 1.5,
      });
      await world.traces.addFeedback(asker, question.id, { rating: 'up', comment: 'right' });
      const trace = await world.traces.get(asker, question.id);
      expect(trace).toMatchObject({
        question: 'Where is the pier?',
        status: 'answered',
        failure: null,
        configuration: { embedder: 'test' },
      });
      expect(trace.answer?.passages).toEqual(answer.passages);
      expect(trace.answer?.freshness).toEqual(answer.freshness);
      expect(trace.calls).toMatchObject([{ promptId: 'compose', user: 'u\uFFFD', ms: 1.5 }]);
      expect(trace.feedback).toMatchObject([{ rating: 'up', comment: 'right', expected: null }]);
      expect((await world.traces.get(admin, question.id)).id).toBe(question.id);
      await expect(world.traces.get({ ...asker, keyId: 'another' }, question.id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(world.traces.addFeedback({ ...asker, keyId: 'another' }, question.id, { rating: 'down' })).rejects.toMatchObject({
        code: 'not_found',
      });
      await world.documents.delete(admin, documentId);
      const left = await world.traces.get(asker, question.id);
      expect(left.answer).toMatchObject({ text: '', sentences: [], passages: [], citations: [] });
      expect(left.answer?.fallbacks).toEqual([expect.stringContaining('1 of 1 sentences')]);
      expect(left.calls).toMatchObject([{ user: expect.stringContaining('deleted') as string }]);
    });

    it('withholds the sentences that cite what the asker may no longer see, and no others', async () => {
      const { question, answer, asker, documentId } = await ask(world, 'Where are the piers?');
      const other = await publish(world, await aCollection(world), { title: 'Ghent', chunks: ['Ghent has no pier.'] });
      const [citation] = answer.citations;
      const sentences = [...answer.sentences, { text: 'Ghent has none.', markers: [2], verdict: 'supported' as const }];
      const citations = citation ? [citation, { ...citation, marker: 2, documentId: other.documentId }] : [];
      const both = { ...question, id: newId() };
      await world.traceStore.saveQuestion(asker, both, {
        ...answer,
        id: both.id,
        sentences,
        citations,
        text: 'The pier is in Ostend. [1] Ghent has none. [2]',
        removed: [{ text: 'It is in Bruges.', support: 0.1, reason: 'the name “Bruges” is not in “The pier is in Ostend.”' }],
        gate: { ...answer.gate, evidence: [{ name: 'words', value: 0.5, weight: 0.08, speaks: 'for', words: 'the best lacks “piers”' }] },
      });
      expect((await world.traces.get(asker, both.id)).answer).toMatchObject({ removed: [{ support: 0.1 }], gate: { evidence: [{}] } });
      await world.documents.patch(admin, documentId, { access: { public: false, groups: ['crew'] } });
      expect((await world.traces.get(asker, both.id)).answer).toMatchObject({ text: 'Ghent has none. [2]', citations: [{ marker: 2 }] });
      expect((await world.traces.get(asker, both.id)).answer).toMatchObject({ removed: [], gate: { score: 1, threshold: 0.5 } });
      expect((await world.traces.get(asker, both.id)).answer?.gate).not.toHaveProperty('evidence');
      expect((await world.traces.get(admin, both.id)).answer?.text).toContain('Ostend');
    });

    it('gives equal settings one configuration, whatever the order of their names', async () => {
      const one = await world.traceStore.configurationId({ a: 1, b: { c: 2, d: [1, 2] } });
      expect(await world.traceStore.configurationId({ b: { d: [1, 2], c: 2 }, a: 1 })).toBe(one);
      expect(await world.traceStore.configurationId({ b: { d: [2, 1], c: 2 }, a: 1 })).not.toBe(one);
    });

    it('keeps the words that were searched, of a search as of a question', async () => {
      const understood: Understood = {
        query: 'how long is the pier of Ostend',
        rewrittenFrom: 'how long is it',
        carried: ['pier', 'Ostend'],
        by: 'rule',
        type: 'quantity',
        language: 'en',
        exactTerms: [],
        parts: [],
        searched: [],
        notes: [],
      };
      const { asker, question, answer } = await ask(world, 'Which words?');
      await world.traceStore.saveSearch(asker, 'how long is it', { passages: [], legs: [], timings: {}, understood });
      await world.traceStore.saveQuestion(asker, { ...question, id: newId(), text: 'how long is it' }, { ...answer, understood });
      await world.database.script((run) =>
        run(`do $$ begin
          assert (select count(*) from retrieval where query = '${understood.query}') = 2, 'what was searched';
          assert not exists (select from retrieval where query = 'how long is it'), 'what was asked';
        end $$`),
      );
    });

    it('counts what was asked, used and never used', async () => {
      const before = await world.activity.read(admin, 24);
      const { asker, question, documentId } = await ask(world, 'Counted?');
      const collection = await aCollection(world);
      const unused = await publish(world, collection, { externalId: 'unused', title: 'Unused', chunks: ['nobody asks'] });
      await world.traceStore.saveFailedQuestion(asker, { ...question, id: newId() }, 'timed_out', 'too slow');
      await world.traceStore.saveSearch(asker, 'pier', { passages: [], legs: [], timings: { total: 12 } });
      const after = await world.activity.read(admin, 24);
      expect(after.questions - before.questions).toBe(2);
      expect(after.failed - before.failed).toBe(1);
      expect(after.searches - before.searches).toBe(1);
      expect(after.hits).toHaveLength(24);
      const sum = (series: typeof after.hits) => series.reduce((total, bucket) => total + bucket.count, 0);
      expect(sum(after.hits) - sum(before.hits)).toBe(1);
      expect(after.mostUsed).toContainEqual(expect.objectContaining({ documentId, retrieved: 1, cited: 1 }));
      expect(after.neverUsed.map((document) => document.documentId)).toContain(unused.documentId);
      expect(after.unanswered[0]).toMatchObject({ question: 'Counted?', reason: 'too slow' });
      expect(after.stages.map((stage) => stage.stage)).toContain('total');
      const standing = new Map(after.rungs.map(({ rung, count }) => [rung, count]));
      expect([...standing.values()].reduce((sum, count) => sum + count, 0)).toBe(after.questions);
      expect((await world.activity.read(reader(), 24)).questions).toBeLessThanOrEqual(after.questions);
    });

    it('knows a key by its hash until it is revoked, and counts its requests', async () => {
      expect(await world.keys.count()).toBe(0);
      const made = await world.keys.create('default', {
        name: 'ci',
        role: 'editor',
        groups: ['sea'],
        limits: { requestsPerMinute: 2 },
        mcpTools: null,
      });
      expect(made.key.startsWith(made.prefix)).toBe(true);
      expect(await world.keys.find(made.key)).toEqual({
        principal: { organisationId: 'default', keyId: made.id, role: 'editor', groups: ['sea'] },
        limits: { requestsPerMinute: 2, tokensPerDay: null, computeSecondsPerDay: null },
        mcpTools: null,
      });
      expect(await world.keys.find(`${made.key}x`)).toBeNull();
      const counted = await Promise.all(Array.from({ length: 6 }, () => world.keys.countRequest(made.id)));
      // A minute may turn in between.
      expect(Math.max(...counted.map(({ requests }) => requests))).toBeGreaterThanOrEqual(3);
      expect(counted[0]?.secondsLeft).toBeLessThanOrEqual(60);
      await world.keys.touch(made.id);
      const [listed] = (await world.keys.list(admin, { limit: 5 })).items;
      expect(listed).toMatchObject({ id: made.id, revokedAt: null });
      expect(listed?.lastUsedAt).toBeInstanceOf(Date);
      await world.keys.revoke(admin, made.id);
      expect(await world.keys.find(made.key)).toBeNull();
      expect(await world.keys.count()).toBe(1);
    });

    it('writes down administrative acts, newest first', async () => {
      await world.audit.record(admin, 'key.create', 'key 1', { role: 'admin' });
      await world.audit.record(admin, 'key.revoke', 'key 1');
      const first = await world.audit.list(admin, { limit: 1 });
      expect(first.items).toMatchObject([{ action: 'key.revoke', details: {} }]);
      const second = await world.audit.list(admin, { limit: 1, cursor: first.nextCursor ?? undefined });
      expect(second.items).toMatchObject([{ action: 'key.create', details: { role: 'admin' } }]);
    });

    it('tells what is stored', async () => {
      const figures = await world.figures.read(admin);
      expect(figures.databaseBytes).toBeGreaterThan(1_000_000);
      expect(figures.documents['live']).toBeGreaterThan(0);
      expect(figures.blobs).toBeGreaterThan(0);
      expect(figures.database).toMatch(/^PostgreSQL 18/);
    });
  });
}

/** Asks about a pier, and stores its answer. */
export async function ask(world: World, text: string) {
  const collection = await aCollection(world);
  const { documentId } = await publish(world, collection, { title: 'Piers', chunks: ['The pier is in Ostend.'] });
  const scope = scopeOf([collection]);
  const [hit] = await world.search.byKeyword('pier', 1, scope, never());
  const [chunk] = await world.search.chunks([hit?.chunkId ?? ''], scope);
  if (!chunk) throw new Error('nothing found');
  const passage = ranked(chunk, { cosine: 0.9, legs: { keyword: { rank: 1, score: 2, normalised: 1 } } });
  const asker: Principal = reader();
  const question: Question = { id: newId(), text, scope, limit: 6, mode: 'auto', deadlineMs: 1000 };
  const answer: Answer = {
    id: question.id,
    status: 'answered',
    mode: 'extract',
    reason: null,
    text: chunk.text,
    sentences: [{ text: chunk.text, markers: [1], verdict: 'verbatim' }],
    citations: [
      {
        marker: 1,
        documentId,
        revision: 1,
        chunkId: chunk.chunkId,
        title: chunk.title,
        quote: chunk.text,
        page: null,
        boxes: [],
        url: null,
        start: 0,
        end: chunk.text.length,
      },
    ],
    passages: [passage],
    legs: [{ leg: 'keyword', status: 'ok', note: null, hits: 1, ms: 1 }],
    fallbacks: [],
    freshness: { verdict: 'current', date: chunk.liveAt, words: null, documents: [], contradictions: [] },
    gate: { score: 1, threshold: 0.5 },
    configurationId: await world.traceStore.configurationId({ embedder: 'test' }),
    usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 1 },
    timings: { total: 10, keyword: 3 },
  };
  await world.traceStore.saveQuestion(asker, question, answer);
  return { asker, question, answer, documentId };
}
