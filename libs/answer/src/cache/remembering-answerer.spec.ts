import { setImmediate } from 'node:timers/promises';
import { beforeEach, describe, expect, it } from 'vitest';
import {
  type Answer,
  type AnswerEvent,
  CollectionChanges,
  type CollectionRanking,
  CollectionRankings,
  type DocumentFreshness,
  type Question,
  RevisionTexts,
  type Understood,
} from '#core';
import { aFoundChunk, aScope, HashEmbedder, MemoryTraceStore, ranked } from '#testing';
import { AnswerMemory, type Recall } from './answer-memory.ts';
import { type Answers, RememberingAnswerer, type RememberingParts } from './remembering-answerer.ts';

const text = 'The kettle is lent for three days.';
const passage = ranked(aFoundChunk(text, { chunkId: 'c1', documentId: 'd1', title: 'Rules' }));
const embedder = new HashEmbedder();
const signal = new AbortController().signal;
const understood = (query: string): Understood => ({
  query,
  rewrittenFrom: null,
  carried: [],
  by: 'rule',
  type: 'other',
  language: 'en',
  exactTerms: [],
  parts: [],
  searched: [],
  notes: [],
});
const citation = { marker: 1, documentId: 'd1', revision: 1, chunkId: 'c1', title: 'Rules', quote: text, start: 0, end: text.length };
const judged: DocumentFreshness = { documentId: 'd1', revision: 1, title: 'Rules', verdict: 'current', date: new Date(0), why: 'new' };
const sentence = { text, markers: [1], verdict: 'verbatim' as const };

/** Counts, and answers from the text. */
class CountingAnswers implements Answers {
  readonly asked: string[] = [];
  fields: Partial<Answer> = {};

  async *answer(question: Question): AsyncGenerator<AnswerEvent, Answer> {
    this.asked.push(question.text);
    yield { type: 'passages', passages: [passage], understood: understood(question.text) };
    yield { type: 'token', text: `${text} [1]`, sentence };
    return {
      id: question.id,
      status: 'answered',
      mode: 'compose',
      reason: null,
      text: `${text} [1]`,
      sentences: [sentence],
      citations: [{ ...citation, page: null, boxes: [], url: null }],
      citationCheck: { checked: 1, valid: 1 },
      passages: [passage],
      legs: [],
      understood: understood(question.text),
      fallbacks: [],
      freshness: { verdict: 'current', date: null, words: null, documents: [judged], contradictions: [] },
      gate: { score: 0.9, threshold: 0.7 },
      configurationId: 'c',
      usage: { promptTokens: 100, completionTokens: 20, embeddedTexts: 3 },
      timings: { total: 5000 },
      ...this.fields,
    };
  }
}

class SetChanges extends CollectionChanges {
  mark = 'first';
  async marks(_organisationId: string, ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    return new Map(ids.map((id) => [id, this.mark]));
  }
}

class SetTexts extends RevisionTexts {
  stored: string | null = text;
  async textOf(): Promise<string | null> {
    return this.stored;
  }
}

class SetRankings extends CollectionRankings {
  rewordings: CollectionRanking['rewordings'] = null;
  async read(): Promise<CollectionRanking[]> {
    const ranking = { vectorWeight: null, rerankShare: null, rerankDepth: null, candidates: null };
    return [{ id: 'collection', profile: null, ranking, rewordings: this.rewordings }];
  }
}

let recalls: Recall[];
let now: number;
let world: ReturnType<typeof aWorld>;

function aWorld(parts: Partial<RememberingParts> = {}) {
  const [inner, changes, texts, rankings, traces] = [
    new CountingAnswers(),
    new SetChanges(),
    new SetTexts(),
    new SetRankings(),
    new MemoryTraceStore(),
  ];
  const memory = new AnswerMemory(1_000_000, (recall) => recalls.push(recall));
  const answerer = new RememberingAnswerer({
    inner,
    memory,
    changes,
    rankings,
    traces,
    embedder,
    revisionTexts: texts,
    freshnessOf: (grounds) => ({
      verdict: 'stale',
      date: null,
      words: `${grounds.length} ground at ${now}`,
      documents: [],
      contradictions: [],
    }),
    clock: () => new Date(now),
    keyOf: (scope, asked) => JSON.stringify([{ ...scope.principal, keyId: null }, scope.collectionIds, scope.filter, scope.asOf, asked]),
    standAlone: ({ text, turns }) => understood([...(turns ?? []), text].join(' ')),
    isWhole: () => true,
    deadlineMs: 1000,
    onFailure: () => undefined,
    ...parts,
  });
  return { inner, changes, texts, rankings, traces, memory, answerer };
}

let count = 0;
async function ask(asked: string, fields: Partial<Question> = {}): Promise<{ answer: Answer; events: AnswerEvent[] }> {
  const question: Question = { id: `q${(count += 1)}`, text: asked, scope: aScope, limit: 6, mode: 'auto', deadlineMs: 1000, ...fields };
  const answering = world.answerer.answer(question, signal);
  const events: AnswerEvent[] = [];
  for (;;) {
    const step = await answering.next();
    if (step.done) return { answer: step.value, events };
    events.push(step.value);
  }
}

beforeEach(() => {
  recalls = [];
  now = 1_000_000;
  world = aWorld();
});

describe('an answer given again', () => {
  it('has the words and events of the first, its own name and trace, freshness of its own moment, and no tokens', async () => {
    const first = await ask('How long is the kettle lent?');
    now += 90_000;
    const again = await ask('how long is the kettle  lent');
    expect(world.inner.asked).toHaveLength(1);
    expect(again.answer).toMatchObject({
      text: first.answer.text,
      again: { of: first.answer.id, asked: 'How long is the kettle lent?', cosine: null, ageSeconds: 90 },
      freshness: { verdict: 'stale', words: '1 ground at 1090000' },
      usage: { promptTokens: 0, completionTokens: 0, embeddedTexts: 0 },
      citationCheck: { checked: 1, valid: 1 },
      understood: { query: 'how long is the kettle  lent' },
    });
    expect(again.answer.id).not.toBe(first.answer.id);
    expect(again.events.filter(({ type }) => type === 'token')).toEqual(first.events.filter(({ type }) => type === 'token'));
    expect(world.traces.answers).toEqual([again.answer]);
    expect(recalls.at(-1)).toMatchObject({ outcome: 'repeated', savedTokens: 120, entries: 1 });
    expect(recalls.at(-1)?.savedMs).toBeGreaterThan(4000);
  });

  it('is given to no question that tries something on the service: that is for the answerer to refuse', async () => {
    let trouble: string | null = null;
    world = aWorld({ questionTrouble: () => trouble });
    await ask('How long is the kettle lent?');
    trouble = 'it asks for the instructions';
    const { answer } = await ask('How long is the kettle lent?');
    expect(answer.again).toBeUndefined();
    expect(world.inner.asked).toHaveLength(2);
  });

  it('is the same however urgent it is: batches warm memory for people, and they for batches', async () => {
    await ask('How long is the kettle lent?', { priority: 'batch' });
    const { answer } = await ask('How long is the kettle lent?', { deadlineMs: 500 });
    expect(answer.again).toBeDefined();
    expect(world.inner.asked).toHaveLength(1);
  });

  it('is one of what the question means behind the ones before it', async () => {
    await ask('How long is the kettle lent?', { turns: [] });
    expect((await ask('lent?', { turns: ['How long is the kettle'] })).answer.again).toBeDefined();
    expect((await ask('lent?', { turns: null })).answer.again).toBeUndefined();
  });

  it('does not name the question of another key with the same rights', async () => {
    await ask('How long is the kettle lent?');
    const scope = { ...aScope, principal: { ...aScope.principal, keyId: 'another' } };
    expect((await ask('How long is the kettle lent?', { scope })).answer.again).toMatchObject({ of: null, cosine: null });
  });

  it.each<[string, Partial<Question>]>([
    ['organisation', { scope: { ...aScope, principal: { ...aScope.principal, organisationId: 'other' } } }],
    ['role', { scope: { ...aScope, principal: { ...aScope.principal, role: 'admin' } } }],
    ['groups', { scope: { ...aScope, principal: { ...aScope.principal, groups: ['hr'] } } }],
    ['collections', { scope: { ...aScope, collectionIds: ['collection', 'second'] } }],
    ['filter', { scope: { ...aScope, filter: { year: 2020 } } }],
    ['moment', { scope: { ...aScope, asOf: new Date(5) } }],
    ['mode', { mode: 'extract' }],
    ['limit', { limit: 7 }],
    ['a wish for diversity', { diversity: 0.5 }],
  ])('is not given where it was asked with another %s', async (_, fields) => {
    await ask('How long is the kettle lent?');
    expect((await ask('How long is the kettle lent?', fields)).answer.again).toBeUndefined();
    expect(world.inner.asked).toHaveLength(2);
  });

  it('is made anew once a collection moved, and then given again', async () => {
    await ask('How long is the kettle lent?');
    world.changes.mark = 'second';
    expect((await ask('How long is the kettle lent?')).answer.again).toBeUndefined();
    expect(recalls.at(-1)?.outcome).toBe('changed');
    expect((await ask('How long is the kettle lent?')).answer.again).toBeDefined();
  });

  it('has its words on freshness checked as the first had', async () => {
    const said = (text: string) => ({ text: text.replace('ground', '[withheld]'), findings: [], isBlocked: false, altered: null });
    world = aWorld({ outputCheckOf: async () => ({ written: said, said, value: said }) });
    await ask('How long is the kettle lent?');
    const again = await ask('how long is the kettle  lent');
    expect(again.answer.freshness.words).toBe('1 [withheld] at 1000000');
  });

  it('is swept out of memory once a collection moved', async () => {
    await ask('How long is the kettle lent?');
    await world.memory.sweep();
    await ask('Something else?');
    expect(recalls.at(-1)?.entries).toBe(1);
    world.changes.mark = 'second';
    await world.memory.sweep();
    await ask('Something new?');
    expect(recalls.at(-1)?.entries).toBe(0);
  });

  it('is swept by the marks that it was kept by, whatever others of the same collection are', async () => {
    const weighed = new SetChanges();
    weighed.mark = 'first, weighed';
    const [plain, other] = [world, aWorld({ memory: world.memory, changes: weighed, keyOf: () => 'another configuration' })];
    await ask('How long is the kettle lent?');
    world = other;
    await ask('How long is the kettle lent?');
    await plain.memory.sweep();
    expect((await ask('How long is the kettle lent?')).answer.again).toBeDefined();
    weighed.mark = 'first, weighed anew';
    await plain.memory.sweep();
    expect((await ask('How long is the kettle lent?')).answer.again).toBeUndefined();
    world = plain;
    expect((await ask('How long is the kettle lent?')).answer.again).toBeDefined();
  });

  it('waits in memory while its quotes cannot be looked up', async () => {
    await ask('How long is the kettle lent?');
    world.texts.textOf = () => Promise.reject(new Error('away'));
    world.inner.fields = { fallbacks: ['the quotes could not be looked up'] };
    expect((await ask('How long is the kettle lent?')).answer.again).toBeUndefined();
    expect(recalls.at(-1)).toMatchObject({ outcome: 'miss', entries: 1 });
    world.texts.textOf = () => Promise.resolve(text);
    expect((await ask('How long is the kettle lent?')).answer.again).toBeDefined();
  });

  it('is told of and dropped only where it comes in time', async () => {
    world = aWorld({ deadlineMs: 20 });
    const looked = Promise.withResolvers<string | null>();
    await ask('How long is the kettle lent?');
    world.texts.textOf = () => looked.promise;
    expect((await ask('How long is the kettle lent?')).answer.again).toBeUndefined();
    looked.resolve(null);
    await setImmediate();
    expect(recalls.map(({ outcome }) => outcome)).toEqual(['miss']);
    world.texts.textOf = () => Promise.resolve(text);
    expect((await ask('How long is the kettle lent?')).answer.again).toBeDefined();
  });

  it('rests for its freshness on what that was judged by at first, not on all that is cited', async () => {
    world.inner.fields = { freshness: { verdict: 'current', date: null, words: null, documents: [], contradictions: [] } };
    await ask('How long is the kettle lent?');
    expect((await ask('How long is the kettle lent?')).answer.freshness.words).toBe('0 ground at 1000000');
  });

  it.each([
    ['went or was closed', null],
    ['says something else', text.replace('three', 'four')],
  ])('is never given once its source %s, even where no mark tells', async (_, stored) => {
    await ask('How long is the kettle lent?');
    world.texts.stored = stored;
    expect((await ask('How long is the kettle lent?')).answer.again).toBeUndefined();
    expect(recalls.at(-1)).toMatchObject({ outcome: 'refuted', entries: 0 });
  });
});

describe('what is not kept', () => {
  it.each<[string, Partial<Answer>]>([
    ['an abstention', { status: 'abstained' }],
    ['an answer by a fallback', { fallbacks: ['the model failed'] }],
    ['one of whose quotes fell', { citationCheck: { checked: 2, valid: 1 } }],
  ])('%s', async (_, fields) => {
    world.inner.fields = fields;
    await ask('How long is the kettle lent?');
    expect((await ask('How long is the kettle lent?')).answer.again).toBeUndefined();
  });

  it('what a model worded behind other turns', async () => {
    const turns = ['How long is the kettle'];
    await ask('lent?', { turns });
    expect((await ask('lent?', { turns })).answer.again).toBeUndefined();
    world.inner.fields = { mode: 'extract' };
    await ask('lent?', { turns });
    expect((await ask('lent?', { turns })).answer.again).toBeDefined();
  });

  it('what a leg that failed has found, and passages alone', async () => {
    world = aWorld({ isWhole: () => false });
    await ask('How long is the kettle lent?');
    expect((await ask('How long is the kettle lent?')).answer.again).toBeUndefined();
    world = aWorld();
    await ask('How long is the kettle lent?', { mode: 'retrieval_only' });
    expect((await ask('How long is the kettle lent?', { mode: 'retrieval_only' })).answer.again).toBeUndefined();
  });

  it('anything, where the marks cannot be read: the question is answered', async () => {
    const failures: unknown[] = [];
    const broken = new (class extends SetChanges {
      override marks(): Promise<never> {
        return Promise.reject(new Error('away'));
      }
    })();
    world = aWorld({ changes: broken, onFailure: (error) => failures.push(error) });
    await ask('How long is the kettle lent?');
    expect((await ask('How long is the kettle lent?')).answer).toMatchObject({ status: 'answered' });
    expect(failures).toHaveLength(2);
    expect(world.inner.asked).toHaveLength(2);
  });
});

describe('other words', () => {
  const asked = 'How do I borrow a kettle?';
  const reworded = 'How can I borrow the kettle';

  it('are another question until their collection had it measured, by this embedder', async () => {
    await ask(asked);
    expect((await ask(reworded)).answer.again).toBeUndefined();
    await ask(asked);
    world.rankings.rewordings = { threshold: 0.3, embedder: 'another' };
    expect((await ask(reworded)).answer.again).toBeUndefined();
  });

  it('get the answer again where they are near enough in meaning and have the same form', async () => {
    world.rankings.rewordings = { threshold: 0.3, embedder: embedder.id };
    await ask(asked);
    expect((await ask(reworded)).answer.again).toMatchObject({ asked, cosine: expect.any(Number) });
    expect(recalls.at(-1)?.outcome).toBe('reworded');
    expect((await ask('How can I borrow the kettles twice')).answer.again).toBeUndefined();
    world.rankings.rewordings = { threshold: 1, embedder: embedder.id };
    expect((await ask(reworded)).answer.again).toBeUndefined();
  });
});
