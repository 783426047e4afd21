import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GenerationRequest, GenerationResult, Generator } from '#core';

const never = () => new AbortController().signal;
const request = (fields: Partial<GenerationRequest> = {}): GenerationRequest => ({
  system: 'You answer in one short sentence.',
  user: 'What colour is the sky on a clear day?',
  maxTokens: 24,
  temperature: 0,
  ...fields,
});

async function drain(stream: AsyncGenerator<string, GenerationResult>): Promise<{ parts: string[]; result: GenerationResult }> {
  const parts: string[] = [];
  for (;;) {
    const step = await stream.next();
    if (step.done) return { parts, result: step.value };
    parts.push(step.value);
  }
}

/**
 * What every Generator promises. `make` is called once; an AsyncDisposable one is disposed of after the last test. One that cannot see its
 * model's tokens counts a prompt's at least as many as there are.
 */
export function describeGenerator(
  name: string,
  make: () => Generator | Promise<Generator>,
  counts: 'exactly' | 'at least' = 'exactly',
): void {
  describe(`${name} as a Generator`, { timeout: 120_000 }, () => {
    let generator: Generator;
    beforeAll(async () => {
      generator = await make();
    }, 300_000);
    afterAll(async () => {
      if (generator && Symbol.asyncDispose in generator) await (generator as Generator & AsyncDisposable)[Symbol.asyncDispose]();
    });

    generatesFaithfully(() => generator, counts);
    letsGo(() => generator);
  });
}

function generatesFaithfully(theGenerator: () => Generator, counts: 'exactly' | 'at least'): void {
  it('streams parts that make up the text it returns, with true figures', async () => {
    const { parts, result } = await drain(theGenerator().generate(request(), never()));
    expect(parts.length).toBeGreaterThan(0);
    expect(parts.join('')).toBe(result.text);
    expect(result.text.trim()).not.toBe('');
    const counted = theGenerator().countPromptTokens(request().system, request().user);
    expect(counted).toBeGreaterThanOrEqual(result.promptTokens);
    if (counts === 'exactly') expect(counted).toBe(result.promptTokens);
    expect(result.completionTokens).toBeGreaterThan(0);
    expect(result.completionTokens).toBeLessThanOrEqual(24);
    expect(result.prefillMs).toBeGreaterThan(0);
  });

  it('gives the same text again at temperature 0, whatever was asked in between', async () => {
    const first = await drain(theGenerator().generate(request(), never()));
    await drain(theGenerator().generate(request({ user: 'Name a fruit.' }), never()));
    const second = await drain(theGenerator().generate(request(), never()));
    expect(second.result.text).toBe(first.result.text);
  });

  it('stops at maxTokens', async () => {
    const { result } = await drain(
      theGenerator().generate(request({ user: 'Count from one to one hundred in words.', maxTokens: 3 }), never()),
    );
    expect(result.completionTokens).toBeLessThanOrEqual(3);
  });

  it('refuses a prompt that does not fit with what it may generate', async () => {
    const long = 'river '.repeat(theGenerator().contextTokens);
    await expect(drain(theGenerator().generate(request({ user: long }), never()))).rejects.toMatchObject({ code: 'prompt_too_long' });
    await expect(drain(theGenerator().generate(request({ maxTokens: theGenerator().contextTokens }), never()))).rejects.toMatchObject({
      code: 'prompt_too_long',
    });
  });
}

function letsGo(theGenerator: () => Generator): void {
  it('ends when aborted in the middle and works on afterwards', async () => {
    const controller = new AbortController();
    const stream = theGenerator().generate(request({ user: 'Write a long story about a river.', maxTokens: 200 }), controller.signal);
    await stream.next();
    controller.abort(new Error('changed my mind'));
    await expect(drain(stream)).rejects.toThrow('changed my mind');
    expect((await drain(theGenerator().generate(request(), never()))).result.completionTokens).toBeGreaterThan(0);
  });

  it('is free again when the reader stops reading', async () => {
    const stream = theGenerator().generate(request({ maxTokens: 200 }), never());
    await stream.next();
    await stream.return({ text: '', promptTokens: 0, completionTokens: 0, prefillMs: 0, decodeMs: 0 });
    expect((await drain(theGenerator().generate(request(), never()))).result.completionTokens).toBeGreaterThan(0);
  });

  it('lets requests made at the same time all finish, and a waiting one leave', async () => {
    const controller = new AbortController();
    const first = drain(theGenerator().generate(request(), never()));
    const leaving = drain(theGenerator().generate(request(), controller.signal));
    const third = drain(theGenerator().generate(request(), never()));
    controller.abort(new Error('no longer waiting'));
    await expect(leaving).rejects.toThrow('no longer waiting');
    expect((await third).result.text).toBe((await first).result.text);
  });
}
