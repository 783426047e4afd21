import { cpSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Activity, Answer, ChatCompletion, Problem, Received, System, Trace } from '#contract';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { documents, questions, wellRead } from '../fixtures/house.ts';
import { hold, letGo, startPostgres, startRedis } from '../servers/index.ts';
import { root, Service, until } from '../service.ts';

const embedderId = 'bge-small-en-v1.5-int8';
const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const missing = [postgres.reason, redis.reason].filter((reason) => reason !== null).join('; ');

afterAll(async () => {
  for (const { server } of [postgres, redis]) await server?.[Symbol.asyncDispose]();
});

/** Each rung is reached by taking away the one above it. */
describe.skipIf(missing !== '')(`the fallback ladder${missing && ` (${missing})`}`, () => {
  const dir = mkdtempSync(join(tmpdir(), 'aquifer-ladder-'));
  const door = join(dir, 'door');
  const modelsDir = join(dir, 'models');
  let large: OpenAiServer;
  let small: OpenAiServer;
  let service: Service;
  let count = 0;

  beforeAll(async () => {
    cpSync(join(root, '.cache/models', embedderId), join(modelsDir, embedderId), { recursive: true });
    [large, small] = await Promise.all([serveOpenAi({ reply: wellRead }), serveOpenAi({ reply: wellRead })]);
    service = await Service.start({
      dataDir: join(dir, 'data'),
      environment: {
        DATABASE_URL: (await postgres.server?.freshDatabase()) ?? '',
        REDIS_URL: redis.server?.url ?? '',
        AQUIFER_WORKER: 'inside',
        AQUIFER_MODELS: modelsDir,
        AQUIFER_EMBEDDER: embedderId,
        AQUIFER_GENERATOR: 'none',
        AQUIFER_REMOTE_MODELS: `large=${large.url}#tiny,small=${small.url}#tiny`,
        AQUIFER_CANARY_MINUTES: '0',
        AQUIFER_ANSWER_THRESHOLD: '0.5',
        AQUIFER_RERANK_DEADLINE_MS: '20000',
        AQUIFER_BENCH_DOOR: door,
        NODE_OPTIONS: `--import=${join(root, 'test/faults/thread-door.mjs')}`,
      },
    });
    await service.post('/v1/collections', { name: 'house' });
    await Promise.all(documents.map((document) => service.upload('house', document)));
    await service.untilIdle('house');
  });
  afterAll(async () => {
    await service?.[Symbol.asyncDispose]();
    for (const server of [large, small]) await server?.[Symbol.asyncDispose]();
    rmSync(dir, { recursive: true, force: true });
  });

  /** A question that nobody asked yet. */
  const fresh = (): string => questions[(count += 1) % questions.length] ?? '';
  const post = async (question: string): Promise<Response> =>
    service.post('/v1/questions', { question, collections: ['house'], mode: 'compose', deadlineMs: 20_000 });
  const ask = async (question = fresh()): Promise<Answer> => (await post(question)).json() as Promise<Answer>;
  const uploadOne = (name: string): Promise<Response> =>
    service.upload('house', { name, bytes: `${name} is a thing of its own.`, type: 'text/plain' });

  it('gives an answer again, and composes it anew once something it rests on has moved', async () => {
    const question = fresh();
    expect(await ask(question)).toMatchObject({ rung: 'composed', writtenBy: { model: 'tiny@large' }, fallbacks: [] });
    const again = await ask(question);
    expect(again).toMatchObject({ rung: 'cached', fallbacks: [] });
    expect((await service.json<Trace>(`/v1/questions/${again.id}`)).rung).toBe('cached');
    await uploadOne('moved');
    await service.untilIdle('house');
    expect((await ask(question)).rung).toBe('composed');
  });

  it('lets another model write where the first fails, and says whose words they are and why', async () => {
    large.behaves.trouble = { status: 500 };
    const question = fresh();
    const answer = await ask(question);
    expect(answer).toMatchObject({ rung: 'stand_in', writtenBy: { model: 'tiny@small', insteadOf: 'tiny@large' } });
    expect(answer.fallbacks.join()).toContain('tiny@small writes instead of tiny@large');
    const chat = await service.post('/v1/chat/completions', {
      model: 'aquifer/house',
      messages: [{ role: 'user', content: fresh() }],
      aquifer: { mode: 'compose' },
    });
    expect(((await chat.json()) as ChatCompletion).aquifer).toMatchObject({ rung: 'stand_in' });
  });

  it('prints the evidence verbatim where no model is left', async () => {
    small.behaves.loading = true;
    const answer = await ask();
    expect(answer).toMatchObject({ rung: 'extracted', status: 'answered' });
    expect(new Set(answer.sentences.map(({ verdict }) => verdict))).toEqual(new Set(['verbatim']));
    expect(answer.writtenBy).toBeUndefined();
    expect(answer.fallbacks.join()).toContain('no model could write');
    large.behaves.trouble = 'none';
    small.behaves.loading = false;
  });

  it('shows what keyword search finds while the embedder is away, and begins it anew by itself', async () => {
    const file = join(modelsDir, embedderId, 'model.onnx');
    renameSync(file, `${file}.away`);
    writeFileSync(door, embedderId);
    process.kill(service.pid, 'SIGUSR2');
    const without = await until(async () => {
      const answer = await ask();
      return answer.rung === 'retrieval_only' ? answer : null;
    });
    expect(without.passages.length).toBeGreaterThan(0);
    expect(without.reason).toContain('could not be compared by meaning');
    expect(without.legs).toMatchObject([
      { leg: 'keyword', status: 'ok' },
      { leg: 'vector', status: 'failed' },
    ]);
    expect(JSON.stringify(without)).not.toContain(dir);
    renameSync(`${file}.away`, file);
    await until(async () => ((await ask()).legs.every(({ status }) => status === 'ok') ? true : null));
  });

  it('says honestly that it does not know', async () => {
    expect(await ask('Which currency is used in the observatory on the moon?')).toMatchObject({ rung: 'refused', status: 'abstained' });
  });

  it('refuses at once, and says when to come again, while the database stands still', async () => {
    const pid = postgres.server?.pid ?? 0;
    hold(pid);
    try {
      const [first, ready] = await Promise.all([post(fresh()), service.fetch('/health/ready')]);
      expect([first.status, ready.status]).toEqual([503, 503]);
      expect(await first.json()).toMatchObject({ code: 'store_unavailable', retryAfterSeconds: 5 } satisfies Partial<Problem>);
      const startMs = performance.now();
      expect((await post(fresh())).status).toBe(503);
      expect(performance.now() - startMs).toBeLessThan(1000);
    } finally {
      letGo(pid);
    }
    await until(async () => ((await post(fresh())).status === 200 ? true : null));
  });

  it('answers while Redis stands still, and takes documents that are live once it is back', async () => {
    const pid = redis.server?.pid ?? 0;
    hold(pid);
    try {
      expect((await ask()).status).toBe('answered');
      const sent = await uploadOne('waiting');
      expect(sent.status).toBe(202);
      const { items } = (await sent.json()) as Received;
      expect(items).toMatchObject([{ status: 'received' }]);
      expect((await service.fetch('/health/ready')).status).toBe(503);
      const metrics = await (await service.fetch('/metrics')).text();
      expect(metrics).toContain('aquifer_part_answers{part="queue"} 0');
      expect(metrics).toContain('aquifer_answers_by_rung_total{rung="composed"}');
      const system = await service.json<System>('/v1/system');
      expect(system.queue).toEqual([]);
      expect(system.warnings.join()).toContain('queue does not answer');
    } finally {
      letGo(pid);
    }
    await service.untilIdle('house', 60_000);
    expect((await service.json<System>('/v1/system')).queue).toHaveLength(3);
  });

  it('is on its highest rung again by itself, and counts all of them', async () => {
    await until(async () => ((await ask()).rung === 'composed' ? true : null), 60_000);
    const { rungs } = await service.json<Activity>('/v1/activity');
    const stood = ['cached', 'composed', 'stand_in', 'extracted', 'retrieval_only', 'refused'];
    expect(rungs.map(({ rung }) => rung).filter((rung) => rung !== 'failed')).toEqual(stood);
    const metrics = await (await service.fetch('/metrics')).text();
    for (const rung of stood) expect(metrics).toMatch(new RegExp(`aquifer_answers_by_rung_total\\{rung="${rung}"\\} [1-9]`));
  });
});

describe.skipIf(postgres.reason !== null)(`a service with its queue on PostgreSQL${postgres.reason ? ` (${postgres.reason})` : ''}`, () => {
  it('outlives a crash of its database, and goes on with documents by itself', async () => {
    const { server } = await startPostgres();
    const environment = { DATABASE_URL: (await server?.freshDatabase()) ?? '', AQUIFER_WORKER: 'inside', AQUIFER_GENERATOR: 'none' };
    await using service = await Service.start({ environment });
    const settled = (name: string) => service.settle('default', { name, bytes: `${name} is a thing of its own.`, type: 'text/plain' });
    expect((await settled('before')).status).toBe('live');
    await server?.crash();
    await until(async () => ((await service.fetch('/health/ready')).status === 503 ? true : null));
    expect((await service.fetch('/v1/collections')).status).toBe(503);
    await server?.restart();
    await until(async () => ((await service.fetch('/v1/collections')).status === 200 ? true : null));
    expect((await settled('after')).status).toBe('live');
    expect(await service.stop()).toBe(0);
    await server?.[Symbol.asyncDispose]();
  });
});
