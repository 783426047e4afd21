import { cpSync, existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type OpenAiServer, serveOpenAi } from '#testing';
import { type RealPostgres, type RealRedis, startPostgres, startRedis } from '../../test/servers/index.ts';
import { root, Service } from '../../test/service.ts';
import { documents, wellRead } from '../../test/fixtures/house.ts';

export const embedderId = 'bge-small-en-v1.5-int8';
export const rankerId = 'all-minilm-l6-v2-int8';

/** The service as it is run for many, with all that can be taken away from it. */
export interface World extends AsyncDisposable {
  readonly api: Service;
  readonly postgres: RealPostgres;
  readonly redis: RealRedis;
  /** Asked first. */
  readonly large: OpenAiServer;
  /** Asked where the first does not write. */
  readonly small: OpenAiServer;
  /** A copy that files may be taken from. */
  readonly modelsDir: string;
  /** Ends threads that run this model. */
  endThreads(modelId: string): void;
}

export async function openWorld(): Promise<World> {
  const stack = new AsyncDisposableStack();
  const dir = mkdtempSync(join(tmpdir(), 'aquifer-ladder-'));
  stack.defer(() => rmSync(dir, { recursive: true, force: true }));
  const [postgres, redis] = await Promise.all([need(startPostgres()), need(startRedis())]);
  stack.use(postgres);
  stack.use(redis);
  const large = stack.use(await serveOpenAi({ reply: wellRead, wordMs: 2 }));
  const small = stack.use(await serveOpenAi({ reply: wellRead, wordMs: 2, contextTokens: 2048 }));
  const modelsDir = join(dir, 'models');
  for (const id of [embedderId, rankerId]) {
    const fetched = join(root, '.cache/models', id);
    // What is not there yet the service fetches.
    if (existsSync(fetched)) cpSync(fetched, join(modelsDir, id), { recursive: true });
  }
  const door = join(dir, 'door');
  const environment = {
    DATABASE_URL: await postgres.freshDatabase(),
    REDIS_URL: redis.url,
    AQUIFER_MODELS: modelsDir,
    AQUIFER_EMBEDDER: embedderId,
    AQUIFER_SECOND_EMBEDDER: rankerId,
    AQUIFER_GENERATOR: 'none',
    AQUIFER_REMOTE_MODELS: `large=${large.url}#large,small=${small.url}#small`,
    AQUIFER_CANARY_MINUTES: '0',
    // Nothing is remembered: each question goes the whole way.
    AQUIFER_CACHE_MB: '0',
    AQUIFER_ANSWER_CACHE_MB: '0',
    AQUIFER_ANSWER_THRESHOLD: '0.2',
    // That a busy machine is late is not what is measured.
    AQUIFER_RERANK_DEADLINE_MS: '5000',
    AQUIFER_BENCH_DOOR: door,
    NODE_OPTIONS: `--import=${join(root, 'test/faults/thread-door.mjs')}`,
  };
  const dataDir = join(dir, 'data');
  const api = stack.use(await Service.start({ dataDir, environment }));
  stack.use(await Service.start({ app: 'worker', dataDir, environment }));
  await api.post('/v1/collections', { name: 'house' });
  await Promise.all(documents.map((document) => api.upload('house', document)));
  await api.untilIdle('house');
  return {
    api,
    postgres,
    redis,
    large,
    small,
    modelsDir,
    endThreads: (modelId) => {
      writeFileSync(door, modelId);
      process.kill(api.pid, 'SIGUSR2');
    },
    [Symbol.asyncDispose]: () => stack.disposeAsync(),
  };
}

async function need<Server>(starting: Promise<{ readonly server: Server | null; readonly reason: string | null }>): Promise<Server> {
  const { server, reason } = await starting;
  if (!server) throw new Error(reason ?? 'a server is missing');
  return server;
}
