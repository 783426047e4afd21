import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import { Answer, AuditList, type ChatCompletion, Key, type KeyBody, KeyList, NewKey, Trace } from '#contract';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

const question = { question: 'When are roses pruned?' };
const page = { name: 'garden.md', bytes: '# Garden\n\nRoses are pruned in March, above the fifth leaf.\n', type: 'text/markdown' };
const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-limits-'));
let remote: OpenAiServer;
let service: Service;
let admin: string;

const environment = (): Record<string, string> => ({
  AQUIFER_GENERATOR: 'none',
  AQUIFER_REMOTE_MODELS: `far=${remote.url}#tiny`,
  AQUIFER_ANSWER_MODE: 'compose',
  AQUIFER_ANSWER_CACHE_MB: '0',
});
const bearer = (key: string): Record<string, string> => ({ authorization: `Bearer ${key}` });
const newKey = async (limits: Partial<z.input<typeof KeyBody>> = {}): Promise<NewKeyBody> =>
  NewKey.parse(await (await service.post('/v1/keys', { name: 'ann', role: 'reader', ...limits }, bearer(admin))).json());
type NewKeyBody = z.infer<typeof NewKey>;
const ask = async ({ key }: NewKeyBody): Promise<Answer> =>
  Answer.parse(await (await service.post('/v1/questions', question, bearer(key))).json());
const listed = async ({ id }: NewKeyBody): Promise<Key | undefined> =>
  KeyList.parse(await (await service.fetch('/v1/keys?limit=200', { headers: bearer(admin) })).json()).items.find((each) => each.id === id);
const change = (id: string, patch: object, key = admin): Promise<Response> =>
  service.fetch(`/v1/keys/${id}`, {
    method: 'PATCH',
    headers: { ...bearer(key), 'content-type': 'application/json' },
    body: JSON.stringify(patch),
  });
const embed = async ({ key }: NewKeyBody): Promise<Response> => {
  const { data } = (await (await service.fetch('/v1/models', { headers: bearer(key) })).json()) as { data: { id: string }[] };
  return service.post('/v1/embeddings', { model: data.at(-1)?.id, input: 'Roses are pruned in March.' }, bearer(key));
};

beforeAll(async () => {
  remote = await serveOpenAi({ reply: () => '1. Roses are pruned in March.' });
  service = await Service.start({ dataDir, environment: environment() });
  await service.post('/v1/collections', { name: 'c' });
  expect(await service.settle('c', page)).toMatchObject({ status: 'live' });
  admin = NewKey.parse(await (await service.post('/v1/keys', { name: 'root', role: 'admin' })).json()).key;
});
beforeEach(() => {
  remote.behaves.wordMs = 0;
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await remote[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true, force: true });
});

describe('a key with a day of tokens', () => {
  let ann: NewKeyBody;
  beforeAll(async () => {
    ann = await newKey({ tokensPerDay: 60 });
  });

  test('has a model write until they are used, and shows what was', async () => {
    expect(ann).toMatchObject({ tokensPerDay: 60, computeSecondsPerDay: null, used: { tokensLastDay: 0 } });
    const { mode, usage, fallbacks } = await ask(ann);
    expect({ mode, fallbacks }).toEqual({ mode: 'compose', fallbacks: [] });
    const { tokensLastDay, computeSecondsLastDay } = (await listed(ann))?.used ?? {};
    expect(tokensLastDay).toBe(usage.promptTokens + usage.completionTokens);
    expect(tokensLastDay).toBeGreaterThanOrEqual(60);
    expect(computeSecondsLastDay).toBeGreaterThan(0);
  });

  test('is then answered by extraction, told so, and no model is asked', async () => {
    const asked = remote.bodies.length;
    const answer = await ask(ann);
    expect(answer).toMatchObject({ status: 'answered', mode: 'extract', answer: expect.stringContaining('March') });
    expect(answer.fallbacks).toEqual([
      expect.stringMatching(/^this key has used its 60 tokens of the last 24 hours; a model works for it again in about \d+ hours: the/),
    ]);
    const trace = Trace.parse(await (await service.fetch(`/v1/questions/${answer.id}`, { headers: bearer(ann.key) })).json());
    expect(trace).toMatchObject({ calls: [], fallbacks: answer.fallbacks });
    const chat = { model: 'aquifer', messages: [{ role: 'user', content: question.question }] };
    const completion = (await (await service.post('/v1/chat/completions', chat, bearer(ann.key))).json()) as ChatCompletion;
    expect(completion.aquifer.fallbacks).toEqual([expect.stringContaining('60 tokens')]);
    expect(remote.bodies).toHaveLength(asked);
    expect(await (await service.fetch('/metrics')).text()).toMatch(/aquifer_key_limit_total\{limit="tokens"\} 2/);
  });

  test('gets no vectors, in the words that clients of OpenAI read', async () => {
    const refused = await embed(ann);
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    expect(Object.fromEntries(refused.headers)).toMatchObject({
      'x-should-retry': 'false',
      'x-ratelimit-limit-tokens': '60',
      'x-ratelimit-remaining-tokens': '0',
      'x-ratelimit-reset-tokens': expect.stringMatching(/^2[34]h\d+m\d+s$/),
    });
    expect(await refused.json()).toMatchObject({
      error: { type: 'rate_limit_error', code: 'rate_limit_exceeded', message: expect.stringContaining('60 tokens') },
    });
  });

  test('has a model again once an admin lifts the limit, which the audit tells', async () => {
    await expectProblem(await change(ann.id, { tokensPerDay: null }, ann.key), 403, 'forbidden');
    await expectProblem(await change(ann.id, {}), 400, 'bad_request');
    await expectProblem(await change(ann.id, { tokensPerDay: 0 }), 400, 'bad_request');
    expect(Key.parse(await (await change(ann.id, { tokensPerDay: 1_000_000 })).json())).toMatchObject({ tokensPerDay: 1_000_000 });
    expect((await ask(ann)).mode).toBe('compose');
    const { items } = AuditList.parse(await (await service.fetch('/v1/audit', { headers: bearer(admin) })).json());
    expect(items[0]).toMatchObject({ action: 'key.change', target: ann.id, details: { tokensPerDay: 1_000_000 } });
  });

  test('is told what it has left with every answer', async () => {
    const limited = await newKey({ tokensPerDay: 500, requestsPerMinute: 60 });
    const vectors = await embed(limited);
    expect(Object.fromEntries(vectors.headers)).toMatchObject({
      'x-ratelimit-limit-requests': '60',
      'x-ratelimit-remaining-requests': expect.stringMatching(/^5[89]$/),
      'x-ratelimit-remaining-tokens': '500',
      'x-ratelimit-reset-tokens': '0s',
    });
    const { usage } = (await vectors.json()) as { usage: { total_tokens: number } };
    expect((await listed(limited))?.used.tokensLastDay).toBe(usage.total_tokens);
    expect((await service.fetch('/v1/me', { headers: bearer(admin) })).headers.has('x-ratelimit-limit-tokens')).toBe(false);
  });
});

describe('a key with a day of compute', () => {
  test('is held to the seconds that models work for it', async () => {
    const ben = await newKey({ computeSecondsPerDay: 1 });
    remote.behaves.wordMs = 200;
    expect((await ask(ben)).mode).toBe('compose');
    expect((await listed(ben))?.used.computeSecondsLastDay).toBeGreaterThan(1);
    const { mode, fallbacks } = await ask(ben);
    expect(mode).toBe('extract');
    expect(fallbacks).toEqual([expect.stringMatching(/^this key has used its 1 compute second of the last 24 hours/)]);
  });

  test('pays for what was written before it left', async () => {
    const ben = await newKey();
    remote.behaves.wordMs = 100;
    const leaving = new AbortController();
    const asked = remote.bodies.length;
    const answer = service.fetch('/v1/questions', {
      method: 'POST',
      headers: { ...bearer(ben.key), 'content-type': 'application/json' },
      body: JSON.stringify(question),
      signal: leaving.signal,
    });
    await until(async () => (remote.bodies.length > asked ? true : null));
    leaving.abort();
    await expect(answer).rejects.toThrow();
    const used = await until(async () => ((await listed(ben))?.used.tokensLastDay ? listed(ben) : null), 5000);
    expect(used?.used.tokensLastDay).toBeGreaterThan(10);
  });
});

test('what a key used outlives the process', async () => {
  const cleo = await newKey({ tokensPerDay: 60 });
  expect((await ask(cleo)).mode).toBe('compose');
  await service.stop();
  service = await Service.start({ dataDir, environment: environment() });
  expect((await ask(cleo)).fallbacks[0]).toContain('60 tokens');
});
