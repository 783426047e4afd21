import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { GenerationRequest, ModelWork } from '#core';
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
});
