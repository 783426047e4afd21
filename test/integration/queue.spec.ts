import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, test } from 'vitest';
import { openDatabase } from '#store';
import { describeQueue } from '../conformance/describe-queue.ts';
import { placeEmbedded, startPostgres, startRedis } from '../servers/index.ts';

const [postgres, redis] = await Promise.all([startPostgres(), startRedis()]);
const opened = new AsyncDisposableStack();
afterAll(async () => {
  await opened.disposeAsync();
  await postgres.server?.[Symbol.asyncDispose]();
  await redis.server?.[Symbol.asyncDispose]();
});

describeQueue('BullMQ on the embedded database', async () => {
  const dir = await mkdtemp(join(tmpdir(), 'aquifer-queue-'));
  opened.defer(() => rm(dir, { recursive: true, force: true }));
  await placeEmbedded(join(dir, 'database'));
  const silent = { info: () => undefined, warn: () => undefined };
  const database = opened.use(
    await openDatabase({ kind: 'embedded', dir: join(dir, 'database') }, { signal: new AbortController().signal, log: silent }),
  );
  return { kind: 'postgres', url: database.url };
});

const { server } = postgres;
if (server) describeQueue('BullMQ on PostgreSQL', async () => ({ kind: 'postgres', url: await server.freshDatabase() }));
else describe('BullMQ on PostgreSQL', () => test.skip(postgres.reason, () => undefined));

const { server: redisServer } = redis;
if (redisServer) describeQueue('BullMQ on Redis', async () => ({ kind: 'redis', url: redisServer.url }));
else describe('BullMQ on Redis', () => test.skip(redis.reason, () => undefined));
