import { describe, expect, it } from 'vitest';
import { Fault, Retriever, TableReader } from '#core';
import type { Answer, AnswerEvent, Embedder, FoundChunk, GenerationRequest, GenerationResult, Question, Retrieval } from '#core';
import { HashEmbedder, MemoryTraceStore, ScriptedGenerator, ToldAllowance, aFoundChunk, aScope, ranked, retrievalOf } from '#testing';
import { Answerer, type AnswererParts } from './answerer.ts';
import { loadPrompts } from './compose/prompts.ts';

const embedder = new HashEmbedder();
const text =
  'Intro words stand before. The API key is rotated every ninety days. Keys that leak are revoked at once. Lunch is at noon in the hall.';
/** The chunk goes on over the page's end: its second sentence about keys stands on page 4. */
const pageEnd = 100 + text.indexOf('Keys that leak');
const [upper, lower] = [
  { page: 3, x: 1, y: 700, width: 3, height: 4 },
  { page: 4, x: 1, y: 20, width: 3, height: 4 },
];
const chunk = aFoundChunk(text, {
  chunkId: 'c1',
  documentId: 'd1',
  title: 'API key policy',
  start: 100,
  page: 3,
  lines: [
    { start: 100, end: pageEnd, box: upper },
    { start: pageEnd, end: 100 + text.length, box: lower },
  ],
});

/** Ranks what it is given by cosine. */
class FixedRetriever extends Retriever {
  constructor(
    readonly chunks: readonly FoundChunk[],
    readonly measured = true,
  ) {
    super();
  }

  async retrieve({ query }: { query: string }, signal: AbortSignal): Promise<Retrieval> {
    const [vector] = await embedder.embed([query], 'query', signal);
    const vectors = await embedder.embed(
      this.chunks.map((found) => `${found.title} ${found.text}`),
      'passage',
      signal,
    );
    const cosine = (index: number) => vector!.reduce((sum, value, at) => sum + value * (vectors[index]?.[at] ?? 0), 0);
    return retrievalOf(
      this.chunks.map((found, index) => ranked(found, { cosine: this.measured ? cosine(index) : null })),
      { queryVector: this.measured ? vector! : null },
    );
  }
}

const aQuestion = (fields: Partial<Question> = {}): Question => ({
  id: 'q1',
  text: 'When is the API key rotated?',
  scope: aScope,
  limit: 6,
  mode: 'auto',
  deadlineMs: 10_000,
  ...fields,
});

function anAnswerer(parts: Partial<AnswererParts> = {}) {
  const traces = new MemoryTraceStore();
  const answerer = new Answerer({
    retriever: new FixedRetriever([chunk]),
    embedder,
    generator: null,
    composeAllowed: { allowed: false, why: 'no model is installed' },
    prompts: loadPrompts(),
    traces,
    contradictionsOf: () => [],
    freshnessOf: () => ({ verdict: 'unverified', date: null, words: null, documents: [], contradictions: [] }),
    settings: { threshold: 0.3, chunking: { maxTokens: 256 } },
    clock: () => new Date(0),
    ...parts,
  });
  return { answerer, traces };
}

async function collect(stream: AsyncGenerator<AnswerEvent, Answer>): Promise<{ events: AnswerEvent[]; answer: Answer }> {
  const events: AnswerEvent[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done) return { events, answer: step.value };
    events.push(step.value);
  }
}
const signal = new AbortController().signal;
const composing = (script: (string | Error)[], parts: Partial<AnswererParts> = {}) => {
  const generator = new ScriptedGenerator(script);
  return { generator, ...anAnswerer({ generator, composeAllowed: { allowed: true, why: 'measured' }, ...parts }) };
};

describe('an extracted answer', () => {
  it('is the document to the letter, each sentence with the span where it stands', async () => {
    const { answerer, traces } = anAnswerer();
    const { events, answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract', reason: null, fallbacks: [] });
    expect(answer.text).toContain('The API key is rotated every ninety days. [');
    for (const citation of answer.citations) {
      expect(text.slice(citation.start - 100, citation.end - 100)).toBe(citation.quote);
      const box = citation.start < pageEnd ? upper : lower;
      expect(citation).toMatchObject({ documentId: 'd1', page: box.page, boxes: [box] });
    }
    expect(answer.sentences.every((sentence, index) => sentence.verdict === 'verbatim' && sentence.markers[0] === index + 1)).toBe(true);
    expect(events[0]?.type).toBe('passages');
    expect(events.slice(1).map((event) => event.type)).toEqual(answer.sentences.flatMap(() => ['token', 'citation']));
    expect(events.map((event) => (event.type === 'token' ? event.text : '')).join('')).toBe(answer.text);
    expect(traces.answers).toEqual([answer]);
  });

  it('belongs to a configuration that names everything it came from', async () => {
    const { answer } = await collect(anAnswerer().answerer.answer(aQuestion(), signal));
    expect(JSON.parse(answer.configurationId)).toMatchObject({
      prompts: { compose: 2 },
      embedder: embedder.id,
      generator: null,
      gate: { threshold: 0.3 },
      chunking: { maxTokens: 256 },
      retrieval: { vectorWeight: 0.7 },
    });
  });

  it('says so when prose was asked for and no model is there', async () => {
    const { answer } = await collect(anAnswerer().answerer.answer(aQuestion({ mode: 'compose' }), signal));
    expect(answer.mode).toBe('extract');
    expect(answer.fallbacks).toEqual(['no model writes here (no model is installed): the evidence is printed verbatim instead']);
  });
});

describe('no answer', () => {
  it('is an abstention with the evidence, the threshold and what is nearest', async () => {
    const { answerer, traces } = anAnswerer({ settings: { threshold: 0.99, chunking: {} } });
    const { events, answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ status: 'abstained', text: '', citations: [], gate: { threshold: 0.99 } });
    expect(answer.reason).toMatch(/nearest is "API key policy", page 3$/);
    expect(events.map((event) => event.type)).toEqual(['passages']);
    expect(traces.answers).toHaveLength(1);
  });

  it('is an abstention when nothing was found', async () => {
    const { answer } = await collect(anAnswerer({ retriever: new FixedRetriever([]) }).answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ status: 'abstained', gate: { score: 0 } });
  });

  it('is retrieval only when asked for, or when nothing can be measured', async () => {
    const asked = await collect(anAnswerer().answerer.answer(aQuestion({ mode: 'retrieval_only' }), signal));
    expect(asked.answer).toMatchObject({ status: 'retrieval_only', mode: 'retrieval_only', reason: 'only passages were asked for' });
    const blind = await collect(anAnswerer({ retriever: new FixedRetriever([chunk], false) }).answerer.answer(aQuestion(), signal));
    expect(blind.answer.status).toBe('retrieval_only');
    expect(blind.answer.reason).toContain('could not be compared');
  });

  it('is retrieval only when time is up, with what was found', async () => {
    const slow: Embedder = Object.assign(new HashEmbedder(), {
      embed: (_: unknown, __: unknown, until: AbortSignal) =>
        new Promise<never>((_, reject) => until.addEventListener('abort', () => reject(until.reason as Error))),
    });
    const { answer } = await collect(anAnswerer({ embedder: slow }).answerer.answer(aQuestion({ deadlineMs: 30 }), signal));
    expect(answer).toMatchObject({ status: 'retrieval_only', reason: 'time was up after 30 ms: here is what was found' });
    expect(answer.passages).toHaveLength(1);
  });

  it('is retrieval only also when time is up while tables are read', async () => {
    class SlowReader extends TableReader {
      tablesOf(): Promise<never> {
        return new Promise(() => undefined);
      }
    }
    const table = aFoundChunk('Tea | 2024 | 2025\nGreen tea | 3.10 | 3.40', { title: 'Prices' });
    const answerer = anAnswerer({
      retriever: new FixedRetriever([table]),
      tables: new SlowReader(),
      settings: { threshold: 0.45, chunking: {} },
    }).answerer;
    const startedAt = performance.now();
    const { answer } = await collect(answerer.answer(aQuestion({ text: 'What did green tea cost in 2025?', deadlineMs: 50 }), signal));
    expect(answer).toMatchObject({ status: 'retrieval_only', reason: 'time was up after 50 ms: here is what was found' });
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('a composed answer', () => {
  it('shows supported sentences as they are complete, with the marker of their evidence', async () => {
    const { answerer, traces, generator } = composing([
      'The API key is rotated ',
      'every ninety days. Keys that ',
      'leak are revoked at once [2].',
    ]);
    const text = 'How often is the API key rotated, and when are keys revoked?';
    const { events, answer } = await collect(answerer.answer(aQuestion({ text }), signal));
    expect(answer).toMatchObject({
      mode: 'compose',
      fallbacks: [],
      text: 'The API key is rotated every ninety days. [1] Keys that leak are revoked at once. [2]',
    });
    expect(answer.citations.map((citation) => citation.quote)).toEqual([
      'The API key is rotated every ninety days.',
      'Keys that leak are revoked at once.',
    ]);
    expect(events.map((event) => event.type)).toEqual(['passages', 'token', 'citation', 'token', 'citation']);
    expect(generator.isFree).toBe(true);
    expect(traces.calls[0]).toMatchObject({
      promptId: 'compose',
      promptVersion: 2,
      modelId: 'scripted',
      outcome: 'ok',
      response: 'The API key is rotated every ninety days. Keys that leak are revoked at once [2].',
    });
    expect(traces.calls[0]?.user).toContain(`Question: ${text}`);
    expect(answer.usage.promptTokens).toBeGreaterThan(0);
  });

  it('drops and counts what the documents do not say, and never recites its instructions', async () => {
    const { answerer } = composing([
      'The API key is rotated every ninety days. It is rotated every 30 days. Keep its words, and every name, number and date as it stands there.',
    ]);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.text).toBe('The API key is rotated every ninety days. [1]');
    expect(answer.fallbacks).toEqual([
      '1 sentence of the model had no support in the documents and is not shown',
      '1 sentence of the model without an end mark or out of its instructions is not shown',
    ]);
  });

  it('falls back to the evidence when nothing survives of the tokens that the question allows', async () => {
    const { answerer, generator } = composing(['I do not know anything about that.']);
    const { answer } = await collect(answerer.answer(aQuestion({ maxTokens: 7 }), signal));
    expect(generator.requests[0]?.maxTokens).toBe(7);
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract' });
    expect(answer.fallbacks).toHaveLength(2);
  });

  it('falls back when the model breaks, and keeps the call with what it had said', async () => {
    const { answerer, traces } = composing([
      'The API',
      new Fault('model_unavailable', 'the model ran out of memory; choose a smaller one'),
    ]);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.mode).toBe('extract');
    expect(answer.fallbacks[0]).toContain('ran out of memory');
    expect(traces.calls).toMatchObject([{ outcome: 'failed', response: 'The API' }]);
  });

  it('stops a model that repeats itself, and shows no headlines', async () => {
    const again = 'The API key is rotated every ninety days. ';
    const { answerer, generator, traces } = composing(['API key rotation policy\n\n', again, again, again, again, again]);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer.text).toBe('The API key is rotated every ninety days. [1]');
    expect(answer.fallbacks[0]).toBe('the model began to repeat itself and was stopped');
    expect(answer.fallbacks[1]).toContain('1 sentence');
    expect(generator.isFree).toBe(true);
    expect(traces.calls).toMatchObject([{ outcome: 'aborted' }]);
  });

  it('does not show a last sentence without an end mark', async () => {
    const { answer } = await collect(
      composing(['The API key is rotated every ninety days. Keys that leak are']).answerer.answer(aQuestion(), signal),
    );
    expect(answer.text).toBe('The API key is rotated every ninety days. [1]');
    expect(answer.fallbacks[0]).toBe("the model's last sentence had no end mark and is not shown");
  });

  it('is what the evidence under its number carries, and the evidence itself where it does not', async () => {
    const { answerer } = composing([
      '1. The API key is rotated every 30 days.\n',
      '1. It is rotated at noon.\n',
      '1. The API key is rotated every ninety days.\n',
      '2. –\n',
    ]);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({
      mode: 'extract',
      sentences: [{ verdict: 'verbatim', text: 'The API key is rotated every ninety days.' }],
    });
    expect(answer.removed?.map((removed) => removed.text)).toEqual(['The API key is rotated every 30 days.', 'It is rotated at noon.']);
    expect(answer.fallbacks).toEqual([
      '2 sentences of the model had no support in the documents and are not shown; the evidence itself stands in once',
    ]);
  });

  it('rests on the piece of evidence that carries it where the model miscounts', async () => {
    const { answerer } = composing(['2. The API key is rotated every ninety days.\n', '1. –\n']);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ mode: 'compose', fallbacks: [], citations: [{ quote: 'The API key is rotated every ninety days.' }] });
  });

  it('is nothing about evidence of which the model says that it tells nothing', async () => {
    const { answerer } = composing(['1. The API key is rotated every ninety days. The evidence does not mention a price.\n']);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ mode: 'compose', text: 'The API key is rotated every ninety days. [1]', removed: [], fallbacks: [] });
  });

  it('goes on behind evidence that tells nothing, however often the model says so', async () => {
    const { answerer } = composing([
      '1. The evidence does not mention a price.\n2. The evidence does not mention a price.\n2. The API key is rotated every ninety days.\n',
    ]);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ mode: 'compose', text: 'The API key is rotated every ninety days. [1]', fallbacks: [] });
  });

  it('is of one piece of evidence also under a number that none has', async () => {
    const { answerer } = composing(['9. The API key is rotated every ninety days.\n']);
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ mode: 'compose', citations: [{ quote: 'The API key is rotated every ninety days.' }], fallbacks: [] });
  });

  it('is made of what fits, or of nothing', async () => {
    const generator = new ScriptedGenerator(['1. The API key is rotated every ninety days.'], 300);
    const { answerer } = anAnswerer({ generator, composeAllowed: { allowed: true, why: '' } });
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ mode: 'extract', status: 'answered' });
    expect(answer.fallbacks).toEqual(["not even one piece of evidence fits the model's 300 tokens: it is printed verbatim instead"]);
    expect(generator.requests).toHaveLength(0);
  });

  it('is extracted where the key has used up what models may do for it, and says so', async () => {
    const allowance = new ToldAllowance('this key has used its 9 tokens');
    const { generator, answerer, traces } = composing(['x'], { allowance });
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract', usage: { promptTokens: 0, completionTokens: 0 } });
    expect(answer.fallbacks).toEqual(['this key has used its 9 tokens: the evidence is printed verbatim instead']);
    expect([generator.requests, traces.calls]).toEqual([[], []]);
    expect((await collect(answerer.answer(aQuestion({ mode: 'extract' }), signal))).answer.fallbacks).toEqual([]);
    expect(allowance.asked).toEqual([aQuestion().scope.principal.keyId]);
  });

  it('is not written for auto unless the model earned it', async () => {
    const { generator, answerer } = composing(['x'], { composeAllowed: { allowed: false, why: 'the check set says no' } });
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ mode: 'extract', fallbacks: [] });
    expect(generator.requests).toHaveLength(0);
  });
});

/** Says a sentence and then nothing more until it is stopped. */
class StallingGenerator extends ScriptedGenerator {
  override async *generate(request: GenerationRequest, until: AbortSignal): AsyncGenerator<string, GenerationResult> {
    const whole = yield* super.generate(request, until);
    await new Promise((_, reject) => until.addEventListener('abort', () => reject(until.reason as Error)));
    return whole;
  }
}
const stalling = (script: string[], parts: Partial<AnswererParts> = {}) =>
  anAnswerer({ generator: new StallingGenerator(script), composeAllowed: { allowed: true, why: '' }, ...parts });

describe('time that runs out while the model writes', () => {
  it('leaves the sentences that were checked, and says that the answer ends there', async () => {
    const { answerer, traces } = stalling(['The API key is rotated every ninety days. Keys that']);
    const { answer } = await collect(answerer.answer(aQuestion({ deadlineMs: 60 }), signal));
    expect(answer).toMatchObject({ status: 'answered', mode: 'compose', text: 'The API key is rotated every ninety days. [1]' });
    expect(answer.fallbacks).toEqual(['time was up after 60 ms: the answer ends here']);
    expect(traces.calls).toMatchObject([{ outcome: 'aborted' }]);
  });

  it('leaves time to quote the evidence when there was no sentence yet', async () => {
    const { answer } = await collect(stalling(['The API']).answerer.answer(aQuestion({ deadlineMs: 500 }), signal));
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract' });
    expect(answer.fallbacks).toEqual([
      expect.stringMatching(/^the model failed: it had written nothing that can be shown within \d+ ms$/),
      expect.stringContaining('printed verbatim instead'),
    ]);
  });
});

describe('someone who goes away', () => {
  it('frees the model at once and leaves a trace of it', async () => {
    const { answerer, traces, generator } = composing(['The API key is rotated every ninety days. And ', 'more. And more. ', 'And more.']);
    for await (const event of answerer.answer(aQuestion(), signal)) if (event.type === 'token') break;
    expect(generator.isFree).toBe(true);
    expect(traces.calls).toMatchObject([{ outcome: 'aborted' }]);
    expect(traces.failures).toMatchObject([{ questionId: 'q1', code: 'client_closed' }]);
    expect(traces.answers).toHaveLength(0);
  });

  it('by an abort gets the fault and the model stops', async () => {
    const controller = new AbortController();
    const { answerer, traces, generator } = composing(['The API key is rotated every ninety days. And ', 'more. ', 'And more.']);
    const stream = answerer.answer(aQuestion(), controller.signal);
    await stream.next();
    await stream.next();
    controller.abort();
    await expect(collect(stream)).rejects.toMatchObject({ code: 'client_closed' });
    expect(generator.isFree).toBe(true);
    expect(traces.failures).toHaveLength(1);
  });
});

describe('a failure', () => {
  it('of the embedder after passages were found leaves them', async () => {
    const embedder = new HashEmbedder();
    const { answerer } = anAnswerer({ embedder });
    embedder.embed = () => Promise.reject(new Fault('model_unavailable', "the model's thread has ended"));
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({
      status: 'retrieval_only',
      reason: 'the model that compares by meaning failed: here is what was found',
      passages: [{ chunkId: 'c1' }],
    });
  });

  it('of another model on the way is not told as that of the embedder, nor kept from whoever asked', async () => {
    const { answerer } = anAnswerer({
      allowance: { usedUp: () => Promise.reject(new Fault('model_unavailable', 'another model has ended')), add: async () => undefined },
      generator: new ScriptedGenerator(['The API key is rotated every ninety days.']),
      composeAllowed: { allowed: true, why: 'it may' },
    });
    const { answer } = await collect(answerer.answer(aQuestion(), signal));
    expect(answer).toMatchObject({ status: 'retrieval_only', reason: 'a model failed on the way: here is what was found' });
  });

  it('of the trace store while a model call is kept is no failure of the model', async () => {
    const traces = new MemoryTraceStore();
    traces.saveModelCall = () => Promise.reject(new Fault('store_unavailable', 'the database is gone'));
    const { answerer } = composing(['The API key is rotated every ninety days.'], { traces });
    await expect(collect(answerer.answer(aQuestion(), signal))).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('of anything else after time was up is told as what it is', async () => {
    const traces = new MemoryTraceStore();
    traces.saveModelCall = () => Promise.reject(new Fault('store_unavailable', 'the database is gone'));
    const { answerer } = stalling(['The API key is rotated every ninety days. Keys that'], { traces });
    await expect(collect(answerer.answer(aQuestion({ deadlineMs: 60 }), signal))).rejects.toMatchObject({ code: 'store_unavailable' });
  });

  it('is stored with its code and thrown as it was', async () => {
    class BrokenRetriever extends Retriever {
      async retrieve(): Promise<Retrieval> {
        throw new Fault('store_unavailable', 'nothing could be searched');
      }
    }
    const { answerer, traces } = anAnswerer({ retriever: new BrokenRetriever() });
    await expect(collect(answerer.answer(aQuestion(), signal))).rejects.toMatchObject({ code: 'store_unavailable' });
    expect(traces.failures).toEqual([{ questionId: 'q1', code: 'store_unavailable', reason: 'nothing could be searched' }]);
  });
});
