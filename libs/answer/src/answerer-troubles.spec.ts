import { describe, expect, it } from 'vitest';
import { Fault, Retriever } from '#core';
import type { GenerationRequest, GenerationResult, Retrieval } from '#core';
import { HashEmbedder, MemoryTraceStore, ScriptedGenerator } from '#testing';
import type { AnswererParts } from './answerer.ts';
import { aQuestion, anAnswerer, collect, signal, composing } from './answerer-for-specs.ts';

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
