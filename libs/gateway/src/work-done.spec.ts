import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenerationRequest, GenerationResult, ModelWork } from '#core';
import { type OpenAiServer, ScriptedGenerator, serveOpenAi } from '#testing';
import { GatewayGenerator } from './gateway-generator.ts';
import { Lane } from './lane.ts';
import { laneTo, whole } from './model-for-specs.ts';

const request: GenerationRequest = { system: 'You answer.', user: 'Of what colour is it?', maxTokens: 50, temperature: 0, keyId: 'ann' };

describe('what models did for a key', () => {
  let server: OpenAiServer;
  let counted: { readonly keyId: string; readonly work: ModelWork }[];
  const watch = {
    answered: () => undefined,
    passedOver: () => undefined,
    brokeOff: () => undefined,
    left: () => undefined,
    worked: async (keyId: string, { tokens, ms }: ModelWork) => void counted.push({ keyId, work: { tokens, ms } }),
  };
  beforeEach(async () => {
    server = await serveOpenAi({ reply: () => 'It is as blue as can be.' });
    counted = [];
  });
  afterEach(() => server[Symbol.asyncDispose]());
  const gateway = (...lanes: readonly Lane[]) => new GatewayGenerator(lanes.length > 0 ? lanes : [laneTo(server.url)], [], watch);
  const tokens = () => counted.map(({ work }) => work.tokens);
  /** Reads so many words, then leaves. */
  const leave = async (words: number): Promise<void> => {
    const leaving = new AbortController();
    const stream = gateway().generate(request, leaving.signal);
    for (let word = 0; word < words; word += 1) await stream.next();
    const next = stream.next();
    leaving.abort(new Error('gone'));
    await next.catch(() => undefined);
    await stream.return({ text: '', promptTokens: 0, completionTokens: 0, prefillMs: 0, decodeMs: 0 });
  };

  it('is counted once it is over, as the model tells it', async () => {
    const { promptTokens, completionTokens } = await whole(gateway(), request);
    expect(counted).toEqual([{ keyId: 'ann', work: { tokens: promptTokens + completionTokens, ms: expect.any(Number) } }]);
    expect(counted[0]?.work.ms).toBeGreaterThan(0);
  });

  it('is nobody’s without a key', async () => {
    const { keyId: _keyId, ...nobodys } = request;
    await whole(gateway(), nobodys);
    await whole(gateway(), { ...request, keyId: null });
    expect(counted).toEqual([]);
  });

  it('has the prompt and what was written where its caller leaves in the middle', async () => {
    server.behaves.wordMs = 20;
    const prompt = laneTo(server.url).generator.countPromptTokens(request.system, request.user);
    await leave(3);
    expect(tokens()).toEqual([prompt + 3]);
    expect(counted[0]?.work.ms).toBeGreaterThanOrEqual(50);
  });

  it('has the prompt where its caller leaves before the first word', async () => {
    server.behaves.trouble = 'hang';
    await leave(0);
    expect(tokens()).toEqual([laneTo(server.url).generator.countPromptTokens(request.system, request.user)]);
  });

  it('has what was written where the server breaks off', async () => {
    server.behaves.trouble = 'half';
    await expect(whole(gateway(), request)).rejects.toMatchObject({ code: 'model_unavailable' });
    expect(tokens()[0]).toBeGreaterThan(laneTo(server.url).generator.countPromptTokens(request.system, request.user));
  });

  it('is nothing of a server that refuses, and one sum where another model writes instead', async () => {
    server.behaves.trouble = { status: 400 };
    await expect(whole(gateway(), request)).rejects.toThrow();
    expect(counted).toEqual([]);
    const limits = { concurrency: 1, mostWaiting: 1, waitMs: 100 };
    const here = new Lane({ generator: new ScriptedGenerator(['Blue.']), limits, server: null, hasEarned: true, clock: Date.now });
    const { promptTokens, completionTokens } = await whole(gateway(laneTo(server.url), here), request);
    expect(tokens()).toEqual([promptTokens + completionTokens]);
  });

  describe('of a model of this machine', () => {
    const limits = { concurrency: 1, mostWaiting: 1, waitMs: 100 };
    const left = async (model: SlowGenerator, until: Promise<void>): Promise<ModelWork | undefined> => {
      const lane = new Lane({ generator: model, limits, server: null, hasEarned: true, clock: Date.now });
      const leaving = new AbortController();
      const next = gateway(lane).generate(request, leaving.signal).next();
      await until;
      leaving.abort(new Error('gone'));
      await next.catch(() => undefined);
      return counted[0]?.work;
    };

    it('is nothing while it is loaded', async () => {
      const model = new SlowGenerator();
      expect(await left(model, model.isLoading.promise)).toBeUndefined();
    });

    it('is the prompt, and the time from when it began to read', async () => {
      const model = new SlowGenerator();
      model.load(50);
      const work = await left(model, model.isReading.promise);
      expect(work).toEqual({ tokens: model.countPromptTokens(request.system, request.user), ms: expect.any(Number) });
      expect(work?.ms).toBeLessThan(50);
    });

    it('is the same where its time is up, and another writes instead', async () => {
      const [model, other] = [new SlowGenerator(), new ScriptedGenerator(['Blue.'])];
      model.load(0);
      const lanes = [model, other].map((generator) => new Lane({ generator, limits, server: null, hasEarned: true, clock: Date.now }));
      const { promptTokens, completionTokens } = await whole(gateway(...lanes), { ...request, patienceMs: 200 });
      expect(tokens()).toEqual([model.countPromptTokens(request.system, request.user) + promptTokens + completionTokens]);
    });
  });
});

/** Never says a word: it is loaded once it is told to, then reads until nobody waits. */
class SlowGenerator extends ScriptedGenerator {
  readonly isLoading = Promise.withResolvers<void>();
  readonly isReading = Promise.withResolvers<void>();
  private readonly loaded = Promise.withResolvers<void>();

  load(afterMs: number): void {
    setTimeout(this.loaded.resolve, afterMs);
  }

  constructor() {
    super([]);
  }

  // eslint-disable-next-line require-yield
  override async *generate({ onBegin }: GenerationRequest, signal: AbortSignal): AsyncGenerator<string, GenerationResult> {
    const { promise: gone, reject } = Promise.withResolvers<never>();
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
    this.isLoading.resolve();
    await Promise.race([this.loaded.promise, gone]);
    onBegin?.();
    this.isReading.resolve();
    return gone;
  }
}
