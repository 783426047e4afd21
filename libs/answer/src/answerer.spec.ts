import { describe, expect, it } from 'vitest';
import { Fault, TableReader } from '#core';
import type { Embedder } from '#core';
import { HashEmbedder, ScriptedGenerator, ToldAllowance, aFoundChunk } from '#testing';
import {
  embedder,
  text,
  pageEnd,
  upper,
  lower,
  chunk,
  FixedRetriever,
  aQuestion,
  anAnswerer,
  collect,
  signal,
  composing,
} from './answerer-for-specs.ts';

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
