import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, test } from 'vitest';
import type { Collection, Document, DocumentList, SearchResult } from '#contract';
import type { z } from 'zod';
import { Service, until } from '../service.ts';
import { type Servers, startServers } from '../servers/start-servers.ts';

/** A quick share by default; `KILLS=20 KILL_DOCUMENTS=300 npx vitest run test/e2e/kill.spec.ts` is the full trial. */
const kills = Number(process.env['KILLS'] ?? 3);
const count = Number(process.env['KILL_DOCUMENTS'] ?? 40);
const servers: Servers = await startServers();
afterAll(() => servers[Symbol.asyncDispose]());

interface Shape {
  readonly name: string;
  readonly skip: string | null;
  readonly start: () => Promise<Fleet>;
}

/** The processes of one shape. `strike` kills one of them as a power cut would and starts it again. */
interface Fleet extends AsyncDisposable {
  readonly api: () => Service;
  readonly strike: () => Promise<void>;
}

const shapes: readonly Shape[] = [
  { name: 'one process on PGlite', skip: null, start: startEmbedded },
  { name: 'API and worker on PostgreSQL and Redis', skip: servers.missing, start: startApart },
];

describe.each(shapes)('kill -9 at random moments: $name', ({ skip, start }) => {
  test.skipIf(skip !== null)(
    `${kills} times while ${count} documents are ingested: all end live, none twice, no half-published revision is ever found${skip ? ` (${skip})` : ''}`,
    { timeout: 1_800_000 },
    async () => {
      await using fleet = await start();
      await fleet.api().post('/v1/collections', { name: 'storm' });
      const uploads = uploadAll(fleet);
      const watching = new AbortController();
      const watch = watchSearches(fleet, watching.signal);
      for (let strike = 0; strike < kills; strike += 1) {
        await sleep(300 + Math.random() * 2500);
        await fleet.strike();
      }
      await uploads;
      await fleet.api().untilIdle('storm', 900_000);
      watching.abort();
      const torn = await watch;
      expect(torn).toEqual([]);
      await expectAllLive(fleet.api());
    },
  );
});

/** Each document three chunks long; every fifth one is uploaded in a second revision as well. */
function bodyOf(index: number, revision: number): string {
  const paragraph = (part: number) =>
    `## Part ${part}\n\nMarker zebra${index} in revision ${revision}, part ${part}. ${`The ${['otter', 'heron', 'badger'][part % 3]} number ${index} walks along the river and counts stones. `.repeat(12)}`;
  return `# Document ${index}\n\n${[1, 2, 3].map(paragraph).join('\n\n')}\n`;
}

async function uploadAll(fleet: Fleet): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    for (const revision of index % 5 === 0 ? [1, 2] : [1])
      await insist(() => fleet.api().upload('storm', { name: `d${index}.md`, bytes: bodyOf(index, revision), type: 'text/markdown' }));
  }
}

/** Uploads again until an answer comes: what a client does when the service is restarted under it. */
async function insist(send: () => Promise<Response>): Promise<void> {
  await until(async () => {
    const response = await send().catch(() => null);
    if (response?.status === 202) return true;
    if (response && response.status < 500) throw new Error(`upload refused: ${response.status} ${await response.text()}`);
    return null;
  }, 300_000);
}

/** Searches all along; tells of every answer that shows two revisions of a document at once, or one that was never live. */
async function watchSearches(fleet: Fleet, signal: AbortSignal): Promise<string[]> {
  const torn: string[] = [];
  while (!signal.aborted) {
    const index = Math.floor(Math.random() * count);
    const response = await fleet
      .api()
      .post('/v1/search', { query: `zebra${index}`, limit: 20 })
      .catch(() => null);
    const { items } = response?.ok ? ((await response.json().catch(() => ({ items: [] }))) as SearchResult) : { items: [] };
    const own = items.filter((item) => item.externalId === `d${index}.md`);
    if (new Set(own.map((item) => item.revision)).size > 1) torn.push(`two revisions of d${index} in one answer`);
    for (const item of own)
      if (!bodyOf(index, item.revision).includes(item.text)) torn.push(`a text of d${index} that revision ${item.revision} does not have`);
    await sleep(20);
  }
  return torn;
}

async function expectAllLive(api: Service): Promise<void> {
  const documents: Document[] = [];
  let cursor: string | null = null;
  do {
    const page: z.infer<typeof DocumentList> = await api.json(
      `/v1/collections/storm/documents?limit=200${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
    );
    documents.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  expect(
    documents.filter((document) => document.status !== 'live').map((document) => [document.externalId, document.status, document.failure]),
  ).toEqual([]);
  expect(new Set(documents.map((document) => document.externalId)).size).toBe(documents.length);
  expect(documents).toHaveLength(count);
  const collection = await api.json<Collection>('/v1/collections/storm');
  expect(collection.chunks).toBe(documents.reduce((sum, document) => sum + (document.latest.chunks ?? 0), 0));
  for (const index of [0, Math.floor(count / 2), count - 1]) {
    const { items } = (await (await api.post('/v1/search', { query: `zebra${index}`, limit: 20 })).json()) as SearchResult;
    expect(items.filter((item) => item.externalId === `d${index}.md`)).not.toHaveLength(0);
  }
}

async function startEmbedded(): Promise<Fleet> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-kill-'));
  let api = await Service.start({ dataDir });
  return {
    api: () => api,
    strike: async () => {
      await api.kill();
      api = await Service.start({ dataDir });
    },
    [Symbol.asyncDispose]: async () => {
      await api.stop();
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

async function startApart(): Promise<Fleet> {
  const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-kill-'));
  const environment = await servers.environment();
  const start = (app: 'api' | 'worker') => Service.start({ app, dataDir, environment });
  let [api, worker] = await Promise.all([start('api'), start('worker')]);
  return {
    api: () => api,
    strike: async () => {
      if (Math.random() < 0.5) {
        await api.kill();
        api = await start('api');
      } else {
        await worker.kill();
        worker = await start('worker');
      }
    },
    [Symbol.asyncDispose]: async () => {
      await Promise.all([api.stop(), worker.stop()]);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}
