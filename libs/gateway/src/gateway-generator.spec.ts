import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenerationRequest, ServedBy } from '#core';
import { describeGenerator, type OpenAiServer, ScriptedGenerator, serveOpenAi } from '#testing';
import { GatewayGenerator, type GatewayWatch } from './gateway-generator.ts';
import { laneTo, whole } from './model-for-specs.ts';
import { Lane } from './lane.ts';

const request: GenerationRequest = {
  system: 'You answer.',
  user: 'What colour is the sky?',
  maxTokens: 50,
  temperature: 0,
  route: 'compose',
};
const unwatched: GatewayWatch = {
  answered: () => undefined,
  passedOver: () => undefined,
  brokeOff: () => undefined,
  left: () => undefined,
};

describeGenerator(
  'a gateway',
  async () => {
    const server = await serveOpenAi({
      reply: ({ messages }) => `You asked: ${messages.at(-1)?.content.slice(0, 200)} And so on and on.`,
      wordMs: 1,
    });
    const generator = new GatewayGenerator([laneTo(server.url, { concurrency: 1 })], [], unwatched);
    return Object.assign(generator, { [Symbol.asyncDispose]: () => server[Symbol.asyncDispose]() });
  },
  'at least',
);

describe('a gateway to two models', () => {
  let first: OpenAiServer;
  let second: OpenAiServer;
  let nowMs = 0;
  const events: string[] = [];
  const watch: GatewayWatch = {
    answered: ({ modelId, route }) => events.push(`${modelId} answered ${route}`),
    passedOver: ({ modelId, why }) => events.push(`${modelId} passed over: ${why}`),
    brokeOff: ({ modelId }) => events.push(`${modelId} broke off`),
    left: ({ modelId }) => events.push(`${modelId} left`),
  };
  beforeEach(async () => {
    first = await serveOpenAi({ reply: () => 'The first says blue.' });
    second = await serveOpenAi({ reply: () => 'The second says blue.' });
    nowMs = 0;
    events.length = 0;
  });
  afterEach(async () => {
    await first[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
  });
  const lanes = (): Lane[] => [
    laneTo(first.url, { name: 'first' }, { clock: () => nowMs }),
    laneTo(second.url, { name: 'second' }, { clock: () => nowMs }),
  ];
  const ask = async (
    gateway: GatewayGenerator,
    fields: Partial<GenerationRequest> = {},
  ): Promise<{ text: string; served: ServedBy | null }> => {
    let served: ServedBy | null = null;
    const { text } = await whole(gateway, { ...request, ...fields, onServed: (by) => (served = by) });
    return { text, served };
  };

  it('lets the first answer, and is called by its name', async () => {
    const gateway = new GatewayGenerator(lanes(), [], watch);
    expect(await ask(gateway)).toEqual({ text: 'The first says blue.', served: { modelId: 'tiny@first', notes: [] } });
    expect(gateway.id).toBe('tiny@first');
    expect(events).toEqual(['tiny@first answered compose']);
  });

  it.each([
    [{ status: 500 }, 2, 'failed (500)'],
    [{ status: 401 }, 1, 'refuses the key (401)'],
    [{ status: 400 }, 1, 'refuses the request (400)'],
    [{ status: 429 }, 1, 'takes no more requests for now (429)'],
    ['nonsense', 2, 'sends'],
    ['page', 2, 'text/html'],
    ['hang', 1, 'it did not answer in time'],
  ] as const)('where the first answers with %o lets the second write, and says why', async (trouble, tries, words) => {
    first.behaves.trouble = trouble;
    const { text, served } = await ask(new GatewayGenerator(lanes(), [], watch));
    expect(text).toBe('The second says blue.');
    expect(served?.modelId).toBe('tiny@second');
    expect(served?.notes).toEqual([expect.stringMatching(/^tiny@second writes instead of tiny@first: /)]);
    expect(served?.notes[0]).toContain(words);
    expect(served?.notes[0]).not.toContain('out of order');
    expect(first.bodies).toHaveLength(tries);
  });

  it('leaves alone what keeps failing, tries it again after a pause, and comes back to it by itself', async () => {
    first.behaves.trouble = { status: 500 };
    const gateway = new GatewayGenerator(lanes(), [], watch);
    await ask(gateway);
    await ask(gateway);
    const asked = first.bodies.length;
    expect((await ask(gateway)).served?.notes[0]).toMatch(/it keeps failing and is left alone for another 10 s$/);
    expect(first.bodies).toHaveLength(asked);
    expect(gateway.reports()[0]).toMatchObject({ breaker: 'open', failures: 3, lastError: { message: expect.stringContaining('500') } });
    first.behaves.trouble = 'none';
    nowMs = 10_000;
    expect((await ask(gateway)).served).toEqual({ modelId: 'tiny@first', notes: [] });
    expect(gateway.reports()[0]).toMatchObject({ breaker: 'closed', calls: 4 });
  });

  it('lets nobody go on where a model broke off after its first words', async () => {
    first.behaves.trouble = 'half';
    first.behaves.wordMs = 5;
    const stream = new GatewayGenerator(lanes(), [], watch).generate(request, new AbortController().signal);
    expect((await stream.next()).value).toBe('The');
    await stream.next();
    await expect(stream.next()).rejects.toMatchObject({
      code: 'model_unavailable',
      message: 'tiny@first: the server of "first" broke off in the middle of its answer; its log tells more',
    });
    expect(second.bodies).toEqual([]);
    expect(events).toEqual(['tiny@first broke off']);
  });

  it('says of each model why none could write', async () => {
    first.behaves.trouble = { status: 500 };
    second.behaves.trouble = { status: 404 };
    const served: ServedBy[] = [];
    const asking = ask(new GatewayGenerator(lanes(), [], watch), { onServed: (by) => void served.push(by) });
    await expect(asking).rejects.toMatchObject({
      code: 'model_unavailable',
      message: expect.stringMatching(/^no model could write: tiny@first: .*500.*; tiny@second: .*404/),
    });
    expect(served).toEqual([]);
  });

  it('goes on to a model that holds the prompt, which is no failure', async () => {
    const [small, large] = [
      laneTo(first.url, { name: 'small', contextTokens: 256 }),
      laneTo(second.url, { name: 'large', contextTokens: 9000 }),
    ];
    const gateway = new GatewayGenerator([small, large], [], watch);
    expect(gateway.contextTokens).toBe(9000);
    expect((await ask(gateway, { user: 'river '.repeat(400) })).text).toBe('The second says blue.');
    expect(small.report()).toMatchObject({ failures: 0, breaker: 'closed' });
  });

  it('lets only a model that earned it write answers where that is asked', async () => {
    const gateway = new GatewayGenerator(
      [laneTo(first.url, { name: 'first' }, { hasEarned: false }), laneTo(second.url, { name: 'second' })],
      [],
      watch,
    );
    expect((await ask(gateway, { earnedOnly: true })).served?.modelId).toBe('tiny@second');
    expect((await ask(gateway)).served?.modelId).toBe('tiny@first');
  });

  it('follows declared routes, by prompt, by size and by schema', async () => {
    const [small, large] = lanes();
    if (!small || !large) throw new Error('two lanes');
    const routes = [
      { lane: large, prompts: ['data'] },
      { lane: large, leastPromptTokens: 300 },
      { lane: large, hasSchema: true },
    ];
    const gateway = new GatewayGenerator([small, large], routes, watch);
    const by = async (fields: Partial<GenerationRequest>): Promise<string | undefined> => (await ask(gateway, fields)).served?.modelId;
    second.behaves.reply = () => '{}';
    expect(await by({})).toBe('tiny@first');
    expect(await by({ route: 'data' })).toBe('tiny@second');
    expect(await by({ user: 'river '.repeat(300) })).toBe('tiny@second');
    expect(await by({ schema: { type: 'object' } })).toBe('tiny@second');
  });

  it('stands in for remote models with the one in this process', async () => {
    await first[Symbol.asyncDispose]();
    const own = new ScriptedGenerator(['Here ', 'it is blue.']);
    const local = new Lane({
      generator: own,
      limits: { concurrency: 1, mostWaiting: 1, waitMs: 100 },
      server: null,
      hasEarned: true,
      clock: Date.now,
    });
    const { text, served } = await ask(new GatewayGenerator([laneTo(first.url), local], [], watch));
    expect(text).toBe('Here it is blue.');
    expect(served?.notes[0]).toMatch(/^scripted writes instead of tiny@fast: .*cannot be reached/);
  });

  it('frees its places when callers leave: nothing leaks', async () => {
    first.behaves.wordMs = 5;
    const gateway = new GatewayGenerator([laneTo(first.url, { concurrency: 2, mostWaiting: 100 })], [], watch);
    const leave = async (words: number): Promise<void> => {
      const leaving = new AbortController();
      const stream = gateway.generate(request, leaving.signal);
      for (let word = 0; word < words; word++) await stream.next();
      leaving.abort(new Error('gone'));
      await stream.next().catch(() => undefined);
    };
    await Promise.all(Array.from({ length: 40 }, (_, index) => leave(index % 3)));
    await expect.poll(() => first.open(), { timeout: 500, interval: 5 }).toBe(0);
    expect(gateway.reports()[0]).toMatchObject({ running: 0, waiting: 0, failures: 0, breaker: 'closed' });
  });
});
