import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answer, type SearchResult, type System } from '#contract';
import { startPostgres, startRedis } from '../servers/index.ts';
import { Service } from '../service.ts';

const [full, managed, redis] = await Promise.all([startPostgres(), startPostgres({ withoutTextsearch: true }), startRedis()]);
const missing = [full.reason, redis.reason].filter((reason) => reason !== null).join('; ');
const page = {
  name: 'garden.md',
  bytes: '# Garden\n\n## Roses\n\nRoses are pruned in March, above the fifth leaf.\n',
  type: 'text/markdown',
};
const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-shape-'));
afterAll(async () => {
  for (const { server } of [full, managed, redis]) await server?.[Symbol.asyncDispose]();
  rmSync(dataDir, { recursive: true, force: true });
});

describe.skipIf(missing !== '')(`API and worker as processes of their own, on PostgreSQL and Redis${missing && ` (${missing})`}`, () => {
  let environment: Record<string, string>;
  let api: Service;
  let second: Service;
  let worker: Service;

  beforeAll(async () => {
    environment = { DATABASE_URL: (await full.server?.freshDatabase()) ?? '', REDIS_URL: redis.server?.url ?? '' };
    [api, second, worker] = await Promise.all([
      Service.start({ dataDir, environment }),
      Service.start({ dataDir, environment }),
      Service.start({ app: 'worker', dataDir, environment }),
    ]);
  });
  afterAll(() => Promise.all([api, second, worker].map((process) => process?.[Symbol.asyncDispose]())));

  test('a document goes the whole road and is answered from by every API', async () => {
    await api.post('/v1/collections', { name: 'c' });
    expect(await api.settle('c', page)).toMatchObject({ status: 'live', liveRevision: 1 });
    for (const each of [api, second]) {
      const answer = Answer.parse(await (await each.post('/v1/questions', { question: 'When are roses pruned?' })).json());
      expect(answer).toMatchObject({ status: 'answered', answer: expect.stringContaining('March') });
      expect(answer.legs.map(({ leg, status }) => [leg, status])).toEqual([
        ['keyword', 'ok'],
        ['vector', 'ok'],
      ]);
    }
    expect(await api.json<System>('/v1/system')).toMatchObject({ shape: 'server', storage: { keywordMethod: 'bm25' } });
  });

  test('an upload waits for a worker and is done when one comes', async () => {
    expect(await worker.stop()).toBe(0);
    const { items } = (await (await api.upload('c', { name: 'later.txt', bytes: 'The lime tree blossoms in June.' })).json()) as {
      items: { status: string }[];
    };
    expect(items[0]?.status).toBe('received');
    expect((await api.json<{ pending: number }>('/v1/collections/c/progress')).pending).toBe(1);
    worker = await Service.start({ app: 'worker', dataDir, environment });
    await api.untilIdle('c', 60_000);
    const { items: found } = (await (await api.post('/v1/search', { query: 'lime tree' })).json()) as SearchResult;
    expect(found[0]?.externalId).toBe('later.txt');
  });

  test('a key made at one API ends keyless access at the other, and all of them count what it uses', async () => {
    const made = await api.post('/v1/keys', { name: 'root', role: 'admin', tokensPerDay: 5 });
    const { key } = (await made.json()) as { key: string };
    expect((await second.fetch('/v1/me')).status).toBe(401);
    const headers = { authorization: `Bearer ${key}` };
    expect((await second.fetch('/v1/me', { headers })).status).toBe(200);
    const { data } = (await (await api.fetch('/v1/models', { headers })).json()) as { data: { id: string }[] };
    const embed = { model: data.at(-1)?.id, input: 'Roses are pruned in March.' };
    expect((await api.post('/v1/embeddings', embed, headers)).status).toBe(200);
    for (const each of [second, api]) expect((await each.post('/v1/embeddings', embed, headers)).status).toBe(429);
  });
});

describe.skipIf(managed.reason !== null)(`a managed server without pg_textsearch${managed.reason ? ` (${managed.reason})` : ''}`, () => {
  test('ranks words in another way and says so at boot and in every answer', async () => {
    const environment = { DATABASE_URL: (await managed.server?.freshDatabase()) ?? '', AQUIFER_WORKER: 'inside' };
    await using service = await Service.start({ environment });
    await service.post('/v1/collections', { name: 'c' });
    await service.settle('c', page);
    expect(service.log.join('\n')).toMatch(/no pg_textsearch.*ts_rank/);
    const search = (await (await service.post('/v1/search', { query: 'pruned roses' })).json()) as SearchResult;
    const answer = Answer.parse(await (await service.post('/v1/questions', { question: 'When are roses pruned?' })).json());
    for (const { legs } of [search, answer])
      expect(legs.find(({ leg }) => leg === 'keyword')).toMatchObject({ status: 'fallback', note: expect.stringContaining('ts_rank') });
    expect(search.items[0]?.externalId).toBe('garden.md');
    expect(answer.status).toBe('answered');
    expect((await service.json<System>('/v1/system')).warnings.join()).toContain('ts_rank');
  });
});
