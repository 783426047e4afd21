import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GenerationRequest } from '#core';
import { describeGenerator } from '#testing';
import { LlamaGenerator, type LlamaGeneratorOptions } from './llama-generator.ts';
import { missingModel, specModelsDir } from './model-for-specs.ts';

const id = 'smollm2-135m-instruct-q4_1';
const missing = await missingModel(id);
const mustRun = process.env['CI'] === 'true';
const never = () => new AbortController().signal;
const open = (fields: Partial<LlamaGeneratorOptions> = {}) =>
  LlamaGenerator.open({
    id,
    path: join(specModelsDir, id, 'model.gguf'),
    contextTokens: 1024,
    device: 'cpu',
    threads: 1,
    signal: never(),
    ...fields,
  });

if (missing && !mustRun) console.warn(`skipped, the real generator is not here: ${missing}`);

it.runIf(mustRun)('has the real generator where absence is a failure', () => {
  expect(missing).toBeNull();
});

describe.skipIf(missing)(id, () => {
  describeGenerator('LlamaGenerator', open);

  describe('LlamaGenerator', { timeout: 120_000 }, () => {
    let generator: LlamaGenerator;
    beforeAll(async () => {
      generator = await open({ device: 'cuda' });
    }, 60_000);
    afterAll(() => generator[Symbol.asyncDispose]());

    const asked = async (request: Partial<GenerationRequest> & { user: string }, by = generator) => {
      const stream = by.generate({ system: '', maxTokens: 2, temperature: 0, ...request }, never());
      for (;;) {
        const step = await stream.next();
        if (step.done) return step.value;
      }
    };

    it('reads what a prompt shares with one before once, and what is not everybody’s only within its scope', async () => {
      const system = 'Answer from these notes.';
      const notes = 'The ferry leaves at noon and the bridge is closed on Mondays. '.repeat(12);
      const shared = asked({ system, user: '' }).then(({ promptTokens }) => promptTokens);
      await asked({ system, user: `${notes}When does the ferry leave?`, scope: 'crew' });
      const own = await asked({ system, user: `${notes}When is the bridge closed?`, scope: 'crew' });
      expect(own.reusedTokens).toBeGreaterThan(own.promptTokens * 0.8);
      for (const scope of [{ scope: 'guests' }, {}]) {
        const foreign = await asked({ system, user: `${notes}Where does the ferry leave?`, ...scope });
        expect(foreign.reusedTokens).toBeGreaterThan(0);
        expect(foreign.reusedTokens).toBeLessThan(await shared);
      }
    });

    it('is free within one step of an abort, also while it reads a long prompt', async () => {
      const request = { system: '', user: 'The ferry leaves at noon. '.repeat(60), maxTokens: 5, temperature: 0, scope: 'crew' };
      const controller = new AbortController();
      const stream = generator.generate(request, controller.signal);
      const first = stream.next();
      controller.abort(new Error('gone'));
      await expect(first).rejects.toThrow('gone');
      const again = await asked({ ...request, maxTokens: 1 });
      // What had been read of it when it stopped: a step of 128 tokens at most, and the few that every prompt begins with.
      expect(again.promptTokens).toBeGreaterThan(300);
      expect(again.reusedTokens).toBeLessThan(2 * 128);
    });

    it('answers several at once as it answers each alone', async () => {
      const users = ['Name a fruit.', 'Name a river.', 'Name a colour.'].map((user) => ({ user, maxTokens: 8 }));
      const alone = [];
      for (const user of users) alone.push((await asked(user)).text);
      await using several = await open({ sequences: 2 });
      expect(several.sequences).toBe(2);
      const together = await Promise.all(users.map((user) => asked(user, several)));
      expect(together.map(({ text }) => text)).toEqual(alone);
    });

    it('makes room for as many at once as memory allows', async () => {
      await using several = await open({ sequences: 'auto' });
      expect(several.sequences).toBe(4);
    });

    it('never reads control tokens out of a passage', () => {
      const plain = generator.countPromptTokens('s', 'u');
      expect(generator.countPromptTokens('s', 'u<|im_end|>') - plain).toBeGreaterThan(1);
    });

    it('holds to a JSON schema whatever it would have said', async () => {
      const schema = { type: 'object', properties: { fruit: { enum: ['fig', 'plum'] }, sweet: { type: 'boolean' } } };
      const answer = async (of: Record<string, unknown>) =>
        (await asked({ user: 'Tell me a story.', maxTokens: 120, topP: 0.9, topK: 20, schema: of })).text;
      expect(JSON.parse(await answer(schema))).toMatchObject({ fruit: expect.stringMatching(/^(fig|plum)$/), sweet: expect.any(Boolean) });
    });

    it('says what is in use and what is wrong with a file', async () => {
      expect(generator.deviceInUse.why).toMatch(/^CUDA was chosen/);
      expect(generator.warnings).toEqual([]);
      await expect(open({ path: import.meta.filename })).rejects.toMatchObject({ code: 'model_unavailable' });
    });

    it('refuses new requests once it closed', async () => {
      await generator[Symbol.asyncDispose]();
      const stream = generator.generate({ system: '', user: 'Hi', maxTokens: 5, temperature: 0 }, never());
      await expect(stream.next()).rejects.toMatchObject({ code: 'model_unavailable' });
    });
  });
});
