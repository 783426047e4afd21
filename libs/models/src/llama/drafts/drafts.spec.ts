import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GenerationRequest } from '#core';
import { LlamaGenerator } from '../../llama-generator.ts';
import { missingModel, specModelsDir } from '../../model-for-specs.ts';
import type { DraftOptions } from './open-drafts.ts';

const id = 'smollm2-135m-instruct-q4_1';
const path = join(specModelsDir, id, 'model.gguf');
const never = new AbortController().signal;
const off: DraftOptions = { mode: 'off', modelPath: null };
const open = (drafts?: DraftOptions) =>
  LlamaGenerator.open({ id, path, contextTokens: 512, device: 'cpu', threads: 1, signal: never, ...(drafts && { drafts }) });

const quoting = {
  system: 'You repeat.',
  user: 'Repeat this text word by word: The ferry leaves the harbour at noon and again at six in the evening from May to September.',
  maxTokens: 40,
};

async function written(generator: LlamaGenerator, request: Partial<GenerationRequest> = {}) {
  const stream = generator.generate({ ...quoting, temperature: 0, ...request }, never);
  for (;;) {
    const { done, value } = await stream.next();
    if (done) return value;
  }
}

describe.skipIf(await missingModel(id))('drafts of a local model', { timeout: 120_000 }, () => {
  let plain: LlamaGenerator;
  let drafting: LlamaGenerator;
  beforeAll(async () => {
    [plain, drafting] = await Promise.all([open(off), open()]);
  }, 60_000);
  afterAll(() => Promise.all([plain, drafting].map((each) => each[Symbol.asyncDispose]())));

  it('write a quote in a fraction of the passes, and the same text', async () => {
    const expected = await written(plain);
    expect(expected.drafts).toBeUndefined();
    const answer = await written(drafting, { route: 'compose' });
    expect(answer.text).toBe(expected.text);
    expect(answer.completionTokens).toBe(expected.completionTokens);
    expect(answer.drafts?.passes).toBeLessThan(answer.completionTokens / 2);
    expect(answer.drafts?.accepted).toBe(answer.drafts?.drafted);
    expect(drafting.draftReports()).toMatchObject([{ route: 'compose', isOn: true, drafted: answer.drafts?.drafted }]);
  });

  it('write no more than was asked for', async () => {
    expect(await written(drafting, { maxTokens: 12 })).toMatchObject({
      completionTokens: 12,
      text: (await written(plain, { maxTokens: 12 })).text,
    });
  });

  it('are not made where text is sampled or a schema holds it', async () => {
    const why = async (request: Partial<GenerationRequest>) => (await written(drafting, { maxTokens: 4, ...request })).drafts;
    expect(await why({ temperature: 1 })).toMatchObject({ isOn: false, why: 'its text is sampled', drafted: 0 });
    expect(await why({ schema: { enum: ['fig'] } })).toMatchObject({ isOn: false, drafted: 0 });
  });

  it('come from a model too, once the speed without it is known', async () => {
    await using both = await open({ mode: 'auto', modelPath: path });
    expect(both.warnings).toEqual([]);
    const story = { user: 'Tell me of a ferry in winter.' };
    const alone = await written(both, story);
    expect(alone.drafts).toMatchObject({ isOn: false, why: 'the speed without drafts is measured first' });
    const { text, drafts } = await written(both, story);
    expect(text).toBe(alone.text);
    expect(drafts?.isOn).toBe(true);
    expect(drafts?.accepted).toBeGreaterThan(4);
  });

  it('come to an end before a generator that is left and disposed at once', async () => {
    const both = await open({ mode: 'auto', modelPath: path });
    const story = { ...quoting, user: 'Tell me of a ferry in winter.', temperature: 0 };
    await written(both, story);
    const left = both.generate(story, never);
    for (let piece = 0; piece < 6; piece += 1) await left.next();
    await left.return(undefined as never);
    // Whatever still ran would reject with "Object is disposed", which the runner counts as a failure.
    await both[Symbol.asyncDispose]();
  });

  it('go on without a model that cannot draft, which is a warning', async () => {
    await using without = await open({ mode: 'auto', modelPath: import.meta.filename });
    expect(without.warnings).toEqual([
      expect.stringMatching(/drafts\.spec\.ts cannot draft: .*; name another AQUIFER_DRAFT_MODEL, or none$/),
    ]);
    expect((await written(without)).drafts?.isOn).toBe(true);
  });
});
