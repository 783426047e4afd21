import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GenerationRequest, type GenerationResult, Fault, Generator as LanguageModel, type ServedBy } from '#core';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { GatewayGenerator, type GatewayWatch } from './gateway-generator.ts';
import { Lane, type LaneParts } from './lane.ts';
import { laneTo, whole } from './model-for-specs.ts';

const request: GenerationRequest = { system: 'You answer.', user: 'What colour is the sky?', maxTokens: 50, temperature: 0 };
const schema = { type: 'object', properties: { colour: { type: 'string' } } };
const never = new AbortController().signal;
const secret = 'The salary of Anna Schmidt is 91,000 euros a year.';

/** A model of this machine: it fails of a schema, and takes its time. */
class OwnModel extends LanguageModel {
  readonly id = 'own';
  readonly contextTokens = 300;
  asked: GenerationRequest[] = [];
  firstMs = 0;

  countPromptTokens(system: string, user: string): number {
    return `${system} ${user}`.split(' ').length;
  }

  async *generate(asked: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    if (this.countPromptTokens(asked.system, asked.user) + asked.maxTokens > this.contextTokens)
      throw new Fault('prompt_too_long', `the prompt is too long for ${this.id}`);
    if (asked.schema) throw new Fault('bad_request', `the JSON schema cannot be followed: ${secret}`);
    this.asked.push(asked);
    await sleep(this.firstMs, undefined, { signal }).catch(() => signal.throwIfAborted());
    yield 'Own words.';
    return { text: 'Own words.', promptTokens: 1, completionTokens: 2, prefillMs: 1, decodeMs: 1 };
  }
}

describe('a gateway in trouble', () => {
  let first: OpenAiServer;
  let second: OpenAiServer;
  let nowMs: number;
  let events: string[];
  const watch: GatewayWatch = {
    answered: ({ modelId }) => events.push(`${modelId} answered`),
    passedOver: ({ modelId, why }) => events.push(`${modelId} passed over: ${why}`),
    brokeOff: ({ modelId, fault }) => events.push(`${modelId} broke off: ${fault.code}`),
    left: ({ modelId }) => events.push(`${modelId} left`),
  };
  beforeEach(async () => {
    first = await serveOpenAi({ reply: () => 'The first says blue, and so on.' });
    second = await serveOpenAi({ reply: () => 'The second says blue.' });
    nowMs = 0;
    events = [];
  });
  afterEach(async () => {
    await first[Symbol.asyncDispose]();
    await second[Symbol.asyncDispose]();
  });
  const laneOf = (server: OpenAiServer, name: string, parts: Partial<LaneParts> = {}): Lane =>
    laneTo(server.url, { name, firstTokenMs: 20_000, idleMs: 20_000, totalMs: 20_000 }, { clock: () => nowMs, ...parts });
  const limits = { concurrency: 1, mostWaiting: 4, waitMs: 1000 };
  const ownLane = (generator: LanguageModel): Lane => new Lane({ generator, limits, server: null, hasEarned: true, clock: () => nowMs });
  const ask = async (
    gateway: GatewayGenerator,
    fields: Partial<GenerationRequest> = {},
    signal = never,
  ): Promise<ServedBy & { text: string }> => {
    let served: ServedBy = { modelId: '', notes: [] };
    const { text } = await whole(gateway, { ...request, ...fields, onServed: (by) => (served = by) }, signal);
    return { ...served, text };
  };
  const failure = (gateway: GatewayGenerator, fields: Partial<GenerationRequest> = {}): Promise<Fault> =>
    ask(gateway, fields).then(
      () => new Fault('internal', 'it did not fail'),
      (error: Fault) => error,
    );

  it.each([{ status: 400 }, { status: 422 }, 'prose'] as const)(
    'takes no model from everybody for a schema it is refused by: %o',
    async (refusal) => {
      if (typeof refusal === 'object') first.behaves.trouble = refusal;
      const gateway = new GatewayGenerator([laneOf(first, 'first')], [], watch);
      for (let time = 0; time < 4; time++) await failure(gateway, { schema });
      expect(gateway.reports()[0]).toMatchObject({ breaker: 'closed', failures: 0 });
      first.behaves.trouble = 'none';
      expect((await ask(gateway)).modelId).toBe('tiny@first');
    },
  );

  it('takes the model of this machine from nobody for a schema, nor for a prompt that is too long', async () => {
    const gateway = new GatewayGenerator([ownLane(new OwnModel())], [], watch);
    for (let time = 0; time < 4; time++) {
      expect(await failure(gateway, { schema })).toMatchObject({
        code: 'model_unavailable',
        message: expect.not.stringContaining('salary'),
      });
      expect(await failure(gateway, { user: 'word '.repeat(400) })).toMatchObject({ code: 'prompt_too_long' });
    }
    expect(gateway.reports()[0]).toMatchObject({ breaker: 'closed', failures: 0 });
    expect((await ask(gateway)).text).toBe('Own words.');
  });

  it('tells callers nothing that a server said, neither when it fails nor while it is left alone', async () => {
    first.behaves.trouble = { status: 500, body: JSON.stringify({ error: { message: secret } }) };
    const gateway = new GatewayGenerator([laneOf(first, 'first'), laneOf(second, 'second')], [], watch);
    const told: string[] = [];
    for (let time = 0; time < 4; time++) told.push(...(await ask(gateway)).notes);
    second.behaves.trouble = { status: 400, body: JSON.stringify({ error: { message: secret } }) };
    told.push((await failure(gateway)).message);
    expect(told).toHaveLength(5);
    expect(told.join()).not.toMatch(/salary|Anna|127\.0\.0\.1/);
    expect(told.at(-1)).toMatch(
      /tiny@first: it keeps failing and is left alone for another 10 s; tiny@second: .*refuses the request \(400\)/,
    );
  });

  it('asks the next model while there is time, where the first says nothing, and leaves the silent one alone', async () => {
    first.behaves.trouble = 'hang';
    const gateway = new GatewayGenerator([laneOf(first, 'first', { silentMs: 40 }), laneOf(second, 'second')], [], watch);
    for (let time = 0; time < 3; time++) {
      expect(await ask(gateway, { patienceMs: 200 }, AbortSignal.timeout(1000))).toMatchObject({
        modelId: 'tiny@second',
        notes: ['tiny@second writes instead of tiny@first: it did not answer in time'],
      });
    }
    expect(gateway.reports()[0]).toMatchObject({ breaker: 'open', failures: 3 });
  });

  it('takes a hurry for no silence, nor a reader who leaves, nor a model of this machine that is slow', async () => {
    first.behaves.trouble = 'hang';
    const own = new OwnModel();
    own.firstMs = 60;
    const [remote, local] = [new GatewayGenerator([laneOf(first, 'first')], [], watch), new GatewayGenerator([ownLane(own)], [], watch)];
    for (let time = 0; time < 4; time++) {
      await expect(ask(remote, {}, AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' });
      const leaving = new AbortController();
      setTimeout(() => leaving.abort(new Error('gone')), 20);
      await expect(ask(remote, {}, leaving.signal)).rejects.toThrow('gone');
      await expect(ask(local, {}, AbortSignal.timeout(20))).rejects.toMatchObject({ name: 'TimeoutError' });
    }
    expect([remote.reports()[0]?.breaker, local.reports()[0]?.breaker]).toEqual(['closed', 'closed']);
    expect(new Set(events)).toEqual(new Set(['tiny@first left', 'own left']));
  });

  it('counts a silence after the first words that outlasts its caller as one that broke off', async () => {
    first.behaves.trouble = 'silence';
    const gateway = new GatewayGenerator([laneOf(first, 'first', { silentMs: 30 })], [], watch);
    await expect(ask(gateway, {}, AbortSignal.timeout(150))).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(events).toEqual(['tiny@first broke off: timed_out']);
    expect(gateway.reports()[0]).toMatchObject({ failures: 1 });
  });

  it('counts readers who leave in the middle, and holds it against nobody', async () => {
    const gateway = new GatewayGenerator([laneOf(first, 'first')], [], watch);
    const stream = gateway.generate(request, never);
    await stream.next();
    await stream.return({ text: '', promptTokens: 0, completionTokens: 0, prefillMs: 0, decodeMs: 0 });
    expect(events).toEqual(['tiny@first left']);
    await expect.poll(() => gateway.reports()[0], { interval: 2 }).toMatchObject({ failures: 0, running: 0 });
  });

  it('leaves a busy server alone for as long as it asks, without a failure, and passes on when to come again', async () => {
    const busy = [laneOf(first, 'first'), laneOf(second, 'second')];
    first.behaves.trouble = { status: 429, headers: { 'retry-after': '7' } };
    second.behaves.trouble = { status: 429, headers: { 'retry-after': '9999' } };
    const gateway = new GatewayGenerator(busy, [], watch);
    expect(await failure(gateway)).toMatchObject({ code: 'rate_limited', retryAfterSeconds: 7 });
    expect(await failure(gateway)).toMatchObject({ code: 'rate_limited', message: expect.stringContaining('for another 7 s') });
    expect([first.bodies.length, second.bodies.length]).toEqual([1, 1]);
    expect(gateway.reports()).toMatchObject([
      { breaker: 'closed', failures: 0 },
      { breaker: 'closed', failures: 0 },
    ]);
    nowMs = 7000;
    first.behaves.trouble = 'none';
    expect((await ask(gateway)).modelId).toBe('tiny@first');
    nowMs = 60_000;
    second.behaves.trouble = 'none';
    expect(busy[1]?.leftAlone).toBeNull();
  });

  it('asks a model that holds less for less, but only where none writes from all of it', async () => {
    const own = new OwnModel();
    const long = { user: 'word '.repeat(400), shorterFor: () => ({ system: 'You answer.', user: 'word' }) };
    const gateway = new GatewayGenerator([ownLane(own), laneOf(first, 'first')], [], watch);
    expect(await ask(gateway, long)).toMatchObject({ modelId: 'tiny@first' });
    expect(own.asked).toEqual([]);
    first.behaves.trouble = { status: 401 };
    expect(await ask(gateway, long)).toMatchObject({
      modelId: 'own',
      notes: [expect.stringMatching(/^own writes instead of tiny@first: .*401/)],
    });
    expect(own.asked[0]?.user).toBe('word');
    expect(await failure(gateway, { ...long, shorterFor: () => null })).toMatchObject({ code: 'model_unavailable' });
  });

  it('ends a pause before a retry with the reason that its caller gives', async () => {
    first.behaves.trouble = { status: 500 };
    const leaving = new AbortController();
    const asking = ask(new GatewayGenerator([laneOf(first, 'first')], [], watch), {}, leaving.signal);
    await expect.poll(() => first.bodies.length, { interval: 2 }).toBe(1);
    await sleep(10);
    leaving.abort(new Error('gone'));
    await expect(asking).rejects.toThrow('gone');
  });
});
