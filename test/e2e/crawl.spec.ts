import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { Document, Received, Source, SourceItem, SourceItemList, SourceProgress, SourceRun, SourceRunList } from '#contract';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';
import { CrawlSite, type Hit, html } from './crawl-site.ts';

// What is fetched is at stake here, not how well it is found.
const environment = { AQUIFER_FETCH_ALLOW: '127.0.0.1', AQUIFER_WORKER_CONCURRENCY: '1', AQUIFER_EMBEDDER: 'potion-base-8m' };
const pagesOfSite = 300;
const calendarPages = 12;
const kept = pagesOfSite + calendarPages + 3;

describe('a crawl of a site of 300 pages', () => {
  let site: CrawlSite;
  let service: Service;
  let source: Source;

  beforeAll(async () => {
    [site, service] = await Promise.all([CrawlSite.start(), Service.start({ environment })]);
  });
  afterAll(async () => {
    await service[Symbol.asyncDispose]();
    await site[Symbol.asyncDispose]();
  });

  test('the first visit fetches every page once and walks into no trap', async () => {
    const settings = { start: `${site.url}/docs/`, delayMs: 0, concurrency: 8, timeoutSeconds: 0.7, maxDated: calendarPages };
    const body = { kind: 'crawl', name: 'Manual', collection: 'default', settings, schedule: { every: '1d' } };
    source = (await (await service.post('/v1/sources', body)).json()) as Source;
    const run = await visited(service, source.id, 0);
    const hits = site.takeLog();
    print('first visit', run, hits);
    expect(run).toMatchObject({
      status: 'done',
      changed: kept,
      fetched: kept,
      unchanged: 0,
      gone: 0,
      unreachable: 2,
      refused: 0,
      complete: true,
    });
    expect(repeated(hits)).toEqual([]);
    const asked = hits.map((hit) => hit.path);
    expect(asked.filter((path) => /private|logo|outside|utm_/.test(path))).toEqual([]);
    expect(asked.filter((path) => path.includes('calendar'))).toHaveLength(calendarPages);
    const items = await allItems(service, source.id, 'present');
    expect(items).toHaveLength(kept);
    const keys = items.map((item) => item.key.replace(site.url, ''));
    expect(keys.filter((key) => /old|ring|hidden|print|missing/.test(key))).toEqual([]);
    const troubled = await allItems(service, source.id, 'unreachable');
    expect(troubled.map((item) => item.key.replace(site.url, '')).toSorted()).toEqual(['/docs/broken', '/docs/slow']);
    for (const words of ['robots.txt', 'calendar', 'canonical', 'not to be indexed', 'answers 404', 'repeats itself'])
      expect(run.notes.join('\n')).toContain(words);
  });

  test('the second reads again only what changed, and tells changed, gone and unreachable apart', async () => {
    const before = await latestOf('/docs/s2/p3');
    site.pages.set('/docs/s2/p3', html('Page 2.3', '<p>Pumps do not rest on Sundays any more.</p>'));
    site.pages.delete('/docs/s4/p4');
    site.broken.set('/docs/s5/p5', 500);
    const run = await visited(service, source.id, 1);
    const hits = site.takeLog();
    print('second visit', run, hits);
    expect(run).toMatchObject({ status: 'done', fetched: 1, changed: 1, unchanged: kept - 3, gone: 1, unreachable: 3, deleted: 0 });
    expect(repeated(hits)).toEqual([]);
    const read = hits.filter((hit) => hit.status === 200).map((hit) => hit.path);
    expect(read.toSorted()).toEqual(['/docs/s2/p3', '/robots.txt']);
    expect(hits.filter((hit) => hit.status === 304).every((hit) => hit.isConditional)).toBe(true);
    expect((await latestOf('/docs/s2/p3')).latest.number).toBe(before.latest.number + 1);
    expect((await latestOf('/docs/s5/p5')).id).toBeDefined();
    const [missing] = await allItems(service, source.id, 'missing');
    expect(missing).toMatchObject({ key: `${site.url}/docs/s4/p4`, reason: 'answers 404', missingSince: expect.any(String) });
  });

  test('what vanished is deleted once its grace period is over', async () => {
    const [missing] = await allItems(service, source.id, 'missing');
    await service.fetch(`/v1/sources/${source.id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ graceDays: 0 }),
    });
    const run = await visited(service, source.id, 2);
    expect(run).toMatchObject({ status: 'done', deleted: 1, changed: 0 });
    expect((await service.fetch(`/v1/documents/${missing?.documentId}`)).status).toBe(404);
    site.takeLog();
  });

  test('a source that seems to empty itself is held: nothing is deleted until a person says so', async () => {
    for (const path of site.pages.keys()) if (/\/docs\/s[0-6]\//.test(path)) site.broken.set(path, 404);
    const run = await visited(service, source.id, 3);
    print('the site half gone', run, site.takeLog());
    expect(run).toMatchObject({ status: 'held', deleted: 0 });
    const held = await service.json<Source>(`/v1/sources/${source.id}`);
    expect(held).toMatchObject({ state: 'held', says: expect.stringContaining('until you say that it is meant') });
    const released = await service.post(`/v1/sources/${source.id}/release`, {});
    expect(released.status).toBe(202);
    const after = await settled(service, source.id, 4);
    expect(after.status).toBe('done');
    expect(after.deleted).toBeGreaterThan(140);
    expect((await service.json<Source>(`/v1/sources/${source.id}`)).state).toBe('ok');
  });

  test('deleting it says what becomes of its documents', async () => {
    await expectProblem(await service.fetch(`/v1/sources/${source.id}`, { method: 'DELETE' }), 400, 'bad_request');
    const removed = await service.fetch(`/v1/sources/${source.id}?documents=keep`, { method: 'DELETE' });
    expect(await removed.json()).toMatchObject({ deletedDocuments: 0 });
    expect((await service.fetch(`/v1/sources/${source.id}`)).status).toBe(404);
  });

  test('a page by its address is a document at once; a private one is refused', async () => {
    const response = await service.post('/v1/collections/default/documents', { url: `${site.url}/docs/s9/p1#here`, title: 'By address' });
    const { items } = (await response.json()) as Received;
    // The source kept it: the same bytes are no new revision.
    expect(items[0]).toMatchObject({ externalId: `${site.url}/docs/s9/p1`, unchanged: true });
    const refused = await service.post('/v1/collections/default/documents', { url: site.url.replace('127.0.0.1', '127.0.0.2') });
    const problem = await expectProblem(refused, 400, 'bad_request');
    expect(problem.detail).toContain('AQUIFER_FETCH_ALLOW');
  });

  /** The document of a page. */
  async function latestOf(path: string): Promise<Document> {
    const { items } = await service.json<{ items: Document[] }>(
      `/v1/collections/default/documents?title=${encodeURIComponent(path)}&limit=50`,
    );
    const found = items.find((document) => document.externalId === `${site.url}${path}`);
    if (!found) throw new Error(`no document for ${path}`);
    return found;
  }
});

test('a visit killed in the middle goes on where it was: no page is read twice but those in flight', async () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'aquifer-crawl-'));
  const site = await CrawlSite.start();
  try {
    let service = await Service.start({ dataDir, environment });
    const settings = { start: `${site.url}/docs/`, delayMs: 4, concurrency: 4, timeoutSeconds: 0.7, maxDated: calendarPages };
    const source = (await (await service.post('/v1/sources', { kind: 'crawl', collection: 'default', settings })).json()) as Source;
    await until(async () => (site.log.length > 120 ? true : null));
    await service.kill();
    service = await Service.start({ dataDir, environment });
    const run = await settled(service, source.id, 0);
    expect(run).toMatchObject({ status: 'done', complete: true });
    expect(await allItems(service, source.id, 'present')).toHaveLength(kept);
    const twice = repeated(site.takeLog().filter((hit) => hit.status === 200 && /\/s\d+\/(p\d+)?$/.test(hit.path)));
    expect(twice.length).toBeLessThanOrEqual(settings.concurrency + 1);
    const { items: runs } = await service.json<z.infer<typeof SourceRunList>>(`/v1/sources/${source.id}/runs`);
    expect(runs).toHaveLength(1);
    await service.stop();
  } finally {
    await site[Symbol.asyncDispose]();
    rmSync(dataDir, { recursive: true, force: true });
  }
});

/** Asks for a visit, unless it is the first, which begins by itself, and waits for its end. */
async function visited(service: Service, id: string, earlier: number): Promise<SourceRun> {
  if (earlier > 0) expect((await service.post(`/v1/sources/${id}/sync`, {})).status).toBe(202);
  return settled(service, id, earlier);
}

async function settled(service: Service, id: string, earlier: number): Promise<SourceRun> {
  return until(async () => {
    const { items } = await service.json<z.infer<typeof SourceRunList>>(`/v1/sources/${id}/runs`);
    const { running } = await service.json<z.infer<typeof SourceProgress>>(`/v1/sources/${id}/progress`);
    const [newest] = items;
    return items.length > earlier && newest && newest.status !== 'running' && !running ? newest : null;
  }, 110_000);
}

async function allItems(service: Service, id: string, state: string): Promise<SourceItem[]> {
  const items: SourceItem[] = [];
  let cursor: string | null = null;
  do {
    const more: string = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
    const page: z.infer<typeof SourceItemList> = await service.json(`/v1/sources/${id}/items?state=${state}&limit=200${more}`);
    items.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return items;
}

function repeated(hits: readonly Hit[]): string[] {
  const counts = new Map<string, number>();
  for (const { path } of hits) counts.set(path, (counts.get(path) ?? 0) + 1);
  return [...counts].filter(([, count]) => count > 1).map(([path]) => path);
}

/** The table of outcomes: what the service says of a visit beside what the site saw of it. */
function print(title: string, run: SourceRun, hits: readonly Hit[]): void {
  const statuses = Object.groupBy(hits, (hit) => String(hit.status));
  const seen = Object.entries(statuses).map(([status, list]) => `${status}: ${list?.length}`);
  const { status, fetched, changed, unchanged, gone, unreachable, refused, deleted, startedAt, endedAt } = run;
  const ms = new Date(endedAt ?? startedAt).getTime() - new Date(startedAt).getTime();
  console.log(title);
  console.table({ [status]: { fetched, changed, unchanged, gone, unreachable, refused, deleted, ms } });
  console.log(`  the site answered ${hits.length} requests (${seen.join(', ')})\n  ${run.notes.join('\n  ')}`);
}
