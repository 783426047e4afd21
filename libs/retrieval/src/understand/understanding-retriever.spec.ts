import { describe, expect, it } from 'vitest';
import { Fault, type Retrieval, type RetrievalRequest, Retriever } from '#core';
import { aFoundChunk, aScope, ranked, retrievalOf, ScriptedGenerator, ToldAllowance } from '#testing';
import type { Choose } from './choosing.ts';
import { loadQueryPrompts } from './query-prompts.ts';
import { QueryWriter } from './query-writer.ts';
import { type UnderstandingParts, UnderstandingRetriever, type UnderstandingSettings } from './understanding-retriever.ts';

const signal = new AbortController().signal;
const two = 'How is bread baked at home? Who invented the oven?';

/** Finds what its table holds for a query, each a tenth behind the one before it; never answers where it holds nothing. */
class TableRetriever extends Retriever {
  readonly asked: RetrievalRequest[] = [];
  private readonly table: Readonly<Record<string, readonly string[] | Error>>;

  constructor(table: Readonly<Record<string, readonly string[] | Error>>) {
    super();
    this.table = table;
  }

  override async retrieve(request: RetrievalRequest): Promise<Retrieval> {
    this.asked.push(request);
    const found = this.table[request.query];
    if (!found) return new Promise(() => undefined);
    if (found instanceof Error) throw found;
    return retrievalOf(found.map((text, index) => ranked(aFoundChunk(text), { score: 1 - index / 10 })));
  }
}

const settings: UnderstandingSettings = { parts: 'on', rewriting: 'rule', variants: 'off', deadlineMs: 60 };
const writerOf = (...script: (string | Error)[]) => new QueryWriter(new ScriptedGenerator(script), loadQueryPrompts());
const make = (inner: Retriever, changed: Partial<UnderstandingSettings> = {}, parts: Partial<UnderstandingParts> = {}) =>
  new UnderstandingRetriever({ inner, settings: { ...settings, ...changed }, ...parts });
const ask = (retriever: Retriever, query: string, more: Partial<RetrievalRequest> = {}) =>
  retriever.retrieve({ query, limit: 3, scope: aScope, ...more }, signal);
const byPlaceIn =
  ({ candidates }: Retrieval) =>
  (a: string, b: string): number =>
    candidates.findIndex(({ chunkId }) => chunkId.endsWith(a)) - candidates.findIndex(({ chunkId }) => chunkId.endsWith(b));
const texts = ({ passages }: Retrieval) => passages.map(({ text }) => text);

describe('UnderstandingRetriever', () => {
  it('hands an ordinary question on as it is, and says what it is', async () => {
    const inner = new TableRetriever({ 'How do I prune roses?': ['roses', 'thorns'] });
    const found = await ask(make(inner), 'How do I prune roses?');
    expect(inner.asked).toEqual([{ query: 'How do I prune roses?', limit: 3, scope: aScope }]);
    expect(texts(found)).toEqual(['roses', 'thorns']);
    expect(found.understood).toMatchObject({ type: 'how-to', language: 'en', rewrittenFrom: null, parts: [], searched: [], notes: [] });
    expect(found.timings).toHaveProperty('understand');
    expect(found.settings.understanding).toEqual({ parts: 'on', rewriting: 'rule', variants: 'off', besideShare: 0.35 });
  });

  it('searches a question in its own words where those before it could not be read, and says so', async () => {
    const served = await ask(make(new TableRetriever({ 'And the Louvre?': ['louvre'] })), 'And the Louvre?', { turns: null });
    expect(texts(served)).toEqual(['louvre']);
    expect(served.understood).toMatchObject({ query: 'And the Louvre?', rewrittenFrom: null });
    expect(served.understood?.notes).toEqual(['the questions before it could not be read, so it was searched in its own words']);
  });

  it('searches what a question means after the ones before it, and shows both', async () => {
    const named = new TableRetriever({ 'When is the Louvre open?': ['louvre'] });
    const served = await ask(make(named), 'And the Louvre?', { turns: ['When is the Prado open?'] });
    expect(texts(served)).toEqual(['louvre']);
    expect(served.understood).toMatchObject({ query: 'When is the Louvre open?', rewrittenFrom: 'And the Louvre?', by: 'rule' });
    expect(named.asked[0]).not.toHaveProperty('turns');
  });

  it('searches the parts of a question beside it, so that the best of each comes up', async () => {
    const inner = new TableRetriever({
      [two]: ['bread', 'yeast', 'flour', 'oven'],
      'How is bread baked at home?': ['bread', 'crust'],
      'Who invented the oven?': ['oven', 'stove'],
    });
    const found = await ask(make(inner), two);
    expect(texts(found)).toEqual(['bread', 'oven', 'yeast']);
    expect(found.understood?.searched).toEqual(['How is bread baked at home?', 'Who invented the oven?']);
    expect(found.candidates.map(({ score }) => score)).toEqual(found.candidates.map(({ score }) => score).toSorted((a, b) => b - a));
    expect(texts(await ask(make(inner, { parts: 'off' }), two))).toEqual(['bread', 'yeast', 'flour', 'oven']);
  });

  it('keeps a cap, diversity and expansion to the ranking of all parts together', async () => {
    const inner = new TableRetriever({
      [two]: ['bread', 'yeast', 'flour', 'oven'],
      'How is bread baked at home?': ['bread', 'crust'],
      'Who invented the oven?': ['oven', 'stove'],
      'How do I prune roses?': ['roses'],
    });
    const rankings: (readonly string[])[] = [];
    const choose: Choose = async ({ candidates }, { limit, maxPerDocument }) => {
      rankings.push(candidates.map(({ chunkId }) => chunkId.replace('chunk of ', '')));
      const passages = candidates.slice(1, 1 + limit).map(({ chunkId, score }) => ranked(aFoundChunk(chunkId), { score }));
      return {
        passages,
        dropped: [],
        selection: { status: 'ok', note: null, moved: 0, heldBack: maxPerDocument ?? 0, relaxed: 0, merged: 0 },
      };
    };
    const retriever = make(inner, {}, { choose });
    const found = await ask(retriever, two, { limit: 2, maxPerDocument: 1, diversity: 0.3 });
    expect(rankings).toEqual([['bread', 'oven', 'yeast', 'flour', 'stove', 'crust'].toSorted(byPlaceIn(found))]);
    expect(rankings[0]?.slice(0, 2)).toEqual(['bread', 'oven']);
    expect(texts(found)).toEqual(found.candidates.slice(1, 3).map(({ chunkId }) => chunkId));
    expect(found.selection?.heldBack).toBe(1);
    expect(found.whole?.candidates.map(({ chunkId }) => chunkId)).toEqual(
      ['bread', 'yeast', 'flour', 'oven'].map((text) => `chunk of ${text}`),
    );
    for (const request of inner.asked) expect(request).not.toHaveProperty('maxPerDocument');
    await ask(retriever, 'How do I prune roses?', { maxPerDocument: 1 });
    expect(inner.asked.at(-1)).toMatchObject({ maxPerDocument: 1 });
    await ask(retriever, two);
    expect(rankings).toHaveLength(1);
  });

  it('serves the question alone where its parts are late or fail, and names them', async () => {
    const failed: string[] = [];
    const inner = new TableRetriever({ [two]: ['bread'], 'Who invented the oven?': new Fault('store_unavailable', 'away') });
    const found = await ask(make(inner, {}, { onFailure: (stage) => failed.push(stage) }), two);
    expect(texts(found)).toEqual(['bread']);
    expect(found.understood?.searched).toEqual([]);
    expect(found.understood?.notes).toEqual([
      'the search for “How is bread baked at home?” took longer than 60 ms and has no say in the ranking',
      'the search for “Who invented the oven?” failed and has no say in the ranking',
    ]);
    expect(found.unsearched?.map(({ query }) => query)).toEqual(['How is bread baked at home?', 'Who invented the oven?']);
    expect(failed).toEqual(['beside', 'beside']);
  });

  it('fails where the question itself cannot be searched, and ends with its caller', async () => {
    await expect(ask(make(new TableRetriever({ x: new Fault('store_unavailable', 'away') })), 'x')).rejects.toThrow('away');
    const gone = AbortSignal.abort(new Error('gone'));
    const inner = new TableRetriever({ [two]: ['bread'] });
    await expect(make(inner).retrieve({ query: two, limit: 3, scope: aScope }, gone)).rejects.toThrow('gone');
  });

  it('leaves out of a prompt what a passage of another part says already', async () => {
    const same = 'The oven was invented a very long time ago by somebody whose name nobody wrote down, in a valley of the south.';
    const inner = new TableRetriever({
      [two]: [same],
      'How is bread baked at home?': ['bread'],
      'Who invented the oven?': [`Well. ${same}`],
    });
    const found = await ask(make(inner), two, { nearDuplicates: 'drop' });
    expect(texts(found)).toEqual([same, 'bread']);
    expect(found.dropped).toHaveLength(1);
  });
});

describe('a model that words questions', () => {
  const turns = ['When is the Prado open?'];
  const asked = 'How much does it cost?';
  const byAnn = { ...aScope, principal: { ...aScope.principal, keyId: 'ann' } };

  it('is asked only for what leans on the questions before, and checked', async () => {
    const inner = new TableRetriever({
      'How much does the Prado cost?': ['model'],
      'How much does Prado cost?': ['rule'],
      'When is the Louvre open?': ['alone'],
    });
    const model = make(inner, { rewriting: 'model' }, { writer: writerOf('"How much does the Prado cost?"\n') });
    expect((await ask(model, asked, { turns })).understood).toMatchObject({
      query: 'How much does the Prado cost?',
      by: 'model',
      notes: [],
    });
    expect((await ask(model, 'When is the Louvre open?', { turns })).understood).toMatchObject({ by: 'rule', notes: [] });
    const losing = make(inner, { rewriting: 'model' }, { writer: writerOf('What is the Prado?') });
    expect((await ask(losing, asked, { turns })).understood).toMatchObject({
      query: 'How much does Prado cost?',
      notes: ['what the model wrote lost words of the question, so it was worded by rule'],
    });
    const broken = make(inner, { rewriting: 'model' }, { writer: writerOf(new Error('out of memory')) });
    expect((await ask(broken, asked, { turns })).understood?.notes).toEqual(['the model failed, so the question was worded by rule']);
    expect((await ask(make(inner, { rewriting: 'model' }), asked, { turns })).understood?.notes[0]).toContain('no language model');
  });

  it('is not asked where the key has used up what models may do for it', async () => {
    const inner = new TableRetriever({ 'How much does Prado cost?': ['rule'], 'How much does the Prado cost?': ['model'] });
    const generator = new ScriptedGenerator(['"How much does the Prado cost?"']);
    const parts = {
      writer: new QueryWriter(generator, loadQueryPrompts()),
      allowance: new ToldAllowance('this key has used its 9 tokens'),
    };
    const { understood } = await ask(make(inner, { rewriting: 'model', variants: 'variants' }, parts), asked, { turns });
    expect(understood?.notes).toEqual([
      'this key has used its 9 tokens: the question was worded by rule',
      'this key has used its 9 tokens: the question was searched in its own words only',
    ]);
    parts.allowance.usedUpNow = null;
    await ask(make(inner, { rewriting: 'model' }, parts), asked, { turns, scope: byAnn });
    expect(generator.requests).toMatchObject([{ keyId: 'ann' }]);
  });

  it('writes variants or a passage to be searched beside the question, which count less than it', async () => {
    const inner = new TableRetriever({
      'When is the Prado open?': ['hours', 'tickets'],
      'At what hours may the Prado be visited?': ['tickets'],
      'The Prado opens at ten and closes at eight.': ['visit'],
    });
    const variants = make(
      inner,
      { variants: 'variants' },
      { writer: writerOf('1. At what hours may the Prado be visited?\nUnrelated words.') },
    );
    const found = await ask(variants, 'When is the Prado open?');
    expect(texts(found)).toEqual(['tickets', 'hours']);
    expect(found.understood?.searched).toEqual(['At what hours may the Prado be visited?']);
    const hyde = make(inner, { variants: 'hyde' }, { writer: writerOf('The Prado opens at ten\nand closes at eight.') });
    expect((await ask(hyde, 'When is the Prado open?')).understood?.searched).toEqual(['The Prado opens at ten and closes at eight.']);
    const none = await ask(make(inner, { variants: 'hyde' }), 'When is the Prado open?');
    expect(texts(none)).toEqual(['hours', 'tickets']);
    expect(none.understood?.notes).toHaveLength(1);
  });
});
