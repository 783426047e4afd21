import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenerationRequest } from '#core';
import { describeGenerator, type OpenAiServer, serveOpenAi } from '#testing';
import { remoteAt, whole } from './model-for-specs.ts';
import { OpenAiGenerator } from './openai-generator.ts';
import type { RemoteModel } from './remote-model.ts';

const request: GenerationRequest = { system: 'You answer.', user: 'What colour is the sky?', maxTokens: 50, temperature: 0 };
const never = new AbortController().signal;

describeGenerator(
  'a model behind an OpenAI-compatible server',
  async () => {
    const server = await serveOpenAi({
      reply: ({ messages }) => `You asked: ${messages.at(-1)?.content.slice(0, 200)} And so on and on.`,
      wordMs: 1,
    });
    const generator = new OpenAiGenerator(remoteAt(server.url));
    await generator.learn(never);
    return Object.assign(generator, { [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() });
  },
  'at least',
);

describe('a model behind an OpenAI-compatible server', () => {
  let server: OpenAiServer;
  beforeEach(async () => {
    server = await serveOpenAi();
  });
  afterEach(() => server[Symbol.asyncDispose]());
  const failure = async (fields: Partial<RemoteModel> = {}, asked: Partial<GenerationRequest> = {}): Promise<unknown> => {
    try {
      await whole(new OpenAiGenerator(remoteAt(server.url, fields)), { ...request, ...asked });
    } catch (error) {
      return error;
    }
    throw new Error('it answered');
  };

  it('is asked by its pinned name, with its key, and tells its figures', async () => {
    const generator = new OpenAiGenerator(remoteAt(server.url, { key: 'sk-secret', extra: { seed: 7 } }));
    expect(await whole(generator, { ...request, topP: 0.9, topK: 20, temperature: 0.7 })).toMatchObject({
      text: 'The sky is blue.',
      promptTokens: 11,
      completionTokens: 4,
    });
    expect(server.bodies[0]).toMatchObject({
      model: 'tiny',
      stream: true,
      max_tokens: 50,
      temperature: 0.7,
      top_p: 0.9,
      top_k: 20,
      seed: 7,
    });
    expect(new Set(server.authorizations)).toEqual(new Set(['Bearer sk-secret']));
    expect(generator.id).toBe('tiny@fast');
  });

  it('is asked without a temperature where it takes none', async () => {
    await whole(new OpenAiGenerator(remoteAt(server.url, { sendsSampling: false })), request);
    expect(server.bodies[0]).not.toHaveProperty('temperature');
  });

  it('learns what its model holds from the server, and refuses more before asking', async () => {
    server.behaves.contextTokens = 600;
    const generator = new OpenAiGenerator(remoteAt(server.url));
    await generator.learn(never);
    expect(generator.contextTokens).toBe(600);
    await expect(whole(generator, { ...request, user: 'river '.repeat(600) })).rejects.toMatchObject({ code: 'prompt_too_long' });
    expect(server.bodies).toEqual([]);
  });

  it('tells where its server seems to have read only a part of the prompt', async () => {
    server.behaves.readsAtMost = 50;
    const notes: string[] = [];
    const onServed = (served: { readonly notes: readonly string[] }): void => void notes.push(...served.notes);
    await whole(new OpenAiGenerator(remoteAt(server.url)), { ...request, user: 'river '.repeat(800), onServed });
    expect(notes).toEqual([expect.stringContaining('counted 50 tokens of a prompt of about 8')]);
  });

  it('counts as its server does once that has counted more, and takes a long template for no long text', async () => {
    server.behaves.templateTokens = 300;
    const generator = new OpenAiGenerator(remoteAt(server.url));
    await whole(generator, request);
    expect(generator.countPromptTokens(request.system, request.user)).toBeGreaterThanOrEqual(307);
    const long = 'river '.repeat(500);
    expect(generator.countPromptTokens('', long)).toBeLessThan(1000);
    server.behaves.templateTokens = 900;
    await whole(generator, { ...request, user: long });
    expect(generator.countPromptTokens(request.system, long)).toBeGreaterThanOrEqual(1400);
  });

  it('holds an answer to the schema it was asked by', async () => {
    const schema = { type: 'object', properties: { colour: { type: 'string' } } };
    expect(await failure({}, { schema })).toMatchObject({ code: 'bad_request', message: expect.stringContaining('JSON schema') });
    server.behaves.reply = () => '{"colour": "blue"}';
    await whole(new OpenAiGenerator(remoteAt(server.url)), { ...request, schema });
    expect(server.bodies[1]?.response_format?.json_schema.schema).toEqual(schema);
  });

  it.each([
    [{ status: 500 }, 'model_unavailable', '"fast" failed (500); its log'],
    [{ status: 401, body: 'no such key: sk-secret' }, 'model_unavailable', 'refuses the key (401)'],
    [{ status: 404 }, 'model_unavailable', 'knows no "tiny"'],
    [{ status: 429 }, 'rate_limited', 'no more requests'],
    [{ status: 400, body: 'maximum context length is 12 tokens' }, 'prompt_too_long', 'the prompt is too long for "fast"'],
    ['redirect', 'model_unavailable', 'not followed'],
    ['page', 'model_unavailable', 'text/html instead of a stream'],
    ['nonsense', 'model_unavailable', 'no JSON'],
    ['half', 'model_unavailable', '"fast" broke off'],
    ['hang', 'timed_out', 'said nothing within 300 ms'],
    ['silence', 'timed_out', 'fell silent for 200 ms'],
  ] as const)('that answers with %o fails as %s', async (trouble, code, words) => {
    server.behaves.trouble = trouble;
    const error = await failure({ key: 'sk-secret' });
    expect(error).toMatchObject({ name: 'Fault', code, message: expect.stringContaining(words) });
    expect(String(error)).not.toContain('sk-secret');
  });

  it('that cannot be reached says so', async () => {
    await server[Symbol.asyncDispose]();
    expect(await failure()).toMatchObject({ code: 'model_unavailable', message: expect.stringMatching(/cannot be reached.*ECONNREFUSED/) });
  });

  it('that knows no end is left', async () => {
    server.behaves.trouble = 'endless';
    const { completionTokens } = await whole(new OpenAiGenerator(remoteAt(server.url)), { ...request, maxTokens: 5 });
    expect(completionTokens).toBeLessThan(40);
  });

  it('that answers as another model than the one pinned is not believed', async () => {
    server.behaves.name = 'other';
    expect(await failure({ answersAs: 'tiny' })).toMatchObject({
      message: expect.stringContaining('answers as another model where "tiny" is pinned'),
    });
  });

  it('that answers as another model is left before any of its words are shown', async () => {
    server.behaves.name = 'other';
    const stream = new OpenAiGenerator(remoteAt(server.url, { answersAs: 'tiny' })).generate(request, never);
    await expect(stream.next()).rejects.toMatchObject({ cause: { message: '"it answers as other"', isFinal: true } });
  });

  it('that wrote nothing has not answered', async () => {
    server.behaves.reply = () => '';
    server.behaves.trouble = 'empty';
    expect(await failure()).toMatchObject({ code: 'model_unavailable', message: expect.stringContaining('wrote nothing; look at') });
    server.behaves.trouble = 'thinks';
    expect(await failure()).toMatchObject({
      code: 'model_unavailable',
      message: expect.stringContaining('switch its thinking off by "extra"'),
    });
  });

  it('that is still loading is asked again what its model holds', async () => {
    server.behaves.contextTokens = 32_768;
    server.behaves.loading = true;
    const generator = new OpenAiGenerator(remoteAt(server.url));
    await expect(generator.learn(never)).rejects.toMatchObject({ message: expect.stringContaining('failed (503)') });
    await expect(whole(generator, request)).rejects.toMatchObject({ message: expect.stringContaining('failed (503)') });
    server.behaves.loading = false;
    await expect.poll(() => whole(generator, request).then(() => generator.contextTokens), { interval: 5 }).toBe(32_768);
  });

  it('whose list of models hangs takes the time of one request for it, not of each', async () => {
    server.behaves.listStatus = 'hang';
    const generator = new OpenAiGenerator(remoteAt(server.url));
    await expect(whole(generator, request, AbortSignal.timeout(50))).rejects.toThrow('timeout');
    expect((await whole(generator, request, AbortSignal.timeout(400))).text).toBe('The sky is blue.');
  });

  it('that lists nothing is asked for words all the same', async () => {
    server.behaves.listStatus = 403;
    const generator = new OpenAiGenerator(remoteAt(server.url));
    await expect(generator.learn(never)).rejects.toMatchObject({ message: expect.stringContaining('refuses the key (403)') });
    expect((await whole(generator, request)).text).toBe('The sky is blue.');
    server.behaves.listStatus = 'page';
    await expect(generator.learn(never)).rejects.toMatchObject({ message: expect.stringContaining('no JSON') });
    server.behaves.listStatus = 404;
    await generator.learn(never);
    expect(generator.knowsContext).toBe(false);
  });

  it('is left at once by a caller that goes', async () => {
    server.behaves.wordMs = 20;
    server.behaves.reply = () => 'word '.repeat(500);
    const leaving = new AbortController();
    const stream = new OpenAiGenerator(remoteAt(server.url)).generate(request, leaving.signal);
    await stream.next();
    expect(server.open()).toBe(1);
    leaving.abort(new Error('gone'));
    await expect(stream.next()).rejects.toThrow('gone');
    await expect.poll(() => server.open(), { timeout: 500, interval: 5 }).toBe(0);
  });

  it('is not hurried while its reader is busy, whose time is not its own', async () => {
    const stream = new OpenAiGenerator(remoteAt(server.url, { idleMs: 50, totalMs: 80 })).generate(request, never);
    expect((await stream.next()).value).toBe('The');
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect((await stream.next()).value).toBe(' sky');
    await stream.next();
    await stream.next();
    const { value } = await stream.next();
    expect(value).toMatchObject({ text: 'The sky is blue.' });
    if (typeof value === 'object') expect(value.decodeMs).toBeLessThan(80);
  });
});
