import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { Answer, type Collection, type FieldList, FreshnessReport, OverdueList, SearchResult } from '#contract';
import { expectProblem } from '../problems.ts';
import { root, Service, until } from '../service.ts';

let service: Service;
let folder: string;
const run = promisify(execFile);
const cli = (...args: string[]) =>
  run(process.execPath, [join(root, 'dist/apps/cli/src/main.js'), ...args, '--url', service.url], { env: { PATH: process.env['PATH'] } });
const publish = async (externalId: string, text: string, fields: object = {}): Promise<string> => {
  const response = await service.post('/v1/collections/handbook/documents', { externalId, title: externalId, text, ...fields });
  const { items } = (await response.json()) as { items: [{ documentId: string }] };
  await service.untilIdle('handbook');
  return items[0].documentId;
};
const ask = async (question: string): Promise<Answer> => Answer.parse(await (await service.post('/v1/questions', { question })).json());
const search = async (query: string, more: object = {}): Promise<SearchResult['items']> =>
  SearchResult.parse(await (await service.post('/v1/search', { query, ...more })).json()).items;

beforeAll(async () => {
  service = await Service.start();
  folder = await mkdtemp(join(tmpdir(), 'aquifer-export-'));
  await service.post('/v1/collections', { name: 'handbook', staleAfter: 3600, fields: { year: 'number', due: 'date' } });
});
afterAll(async () => {
  await service[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

describe('how old what is said is', () => {
  test('an answer that rests on something expired says so in words, and the page lists it until it is mended', async () => {
    const text = 'The canteen on the third floor serves lunch from half past eleven until two.';
    const id = await publish('canteen', text, { validUntil: '2026-01-01T00:00:00Z' });
    const answer = await ask('From when until when does the canteen serve lunch?');
    expect(answer.freshness).toMatchObject({ verdict: 'expired', documents: [{ documentId: id, verdict: 'expired' }] });
    expect(answer.freshness.words).toBe('“canteen” is expired: valid until 1 January 2026.');
    const [found] = await search('canteen lunch');
    expect(found?.freshness).toMatchObject({ verdict: 'expired', date: '2026-01-01T00:00:00.000Z' });

    const overdue = OverdueList.parse(await service.json('/v1/freshness/overdue?collection=handbook'));
    expect(overdue.items).toMatchObject([{ documentId: id, verdict: 'expired' }]);
    await service.fetch(`/v1/documents/${id}`, {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ validUntil: '2036-01-01T00:00:00Z' }),
    });
    const report = FreshnessReport.parse(await service.json('/v1/freshness'));
    expect(report).toMatchObject({ documents: 1, verdicts: { current: 1, expired: 0 } });
  });

  test('of two documents that contradict each other the newer is believed and the other named', async () => {
    await publish('parking 2024', 'A parking permit for the garage at the harbour costs 40 euros a month.');
    await publish('parking 2026', 'A parking permit for the garage at the harbour costs 55 euros a month.');
    const answer = await ask('What does a parking permit for the garage at the harbour cost a month?');
    expect(answer.answer).toContain('55');
    expect(answer.answer).not.toContain('40');
    expect(answer.freshness.contradictions).toMatchObject([{ values: ['55', '40'], older: { title: 'parking 2024' } }]);
    expect(answer.freshness.words).toContain('“parking 2024” says 40');
  });

  test('a threshold that is crossed is raised with its owner', async () => {
    const threshold = { name: 'none stale', measure: 'oldest_days', atMost: 0, owner: 'kitchen', action: 'look at the oldest' };
    await service.post('/v1/freshness/thresholds', threshold);
    const raised = await until(async () => {
      const { items } = await service.json<{ items: { raisedAt: string | null }[] }>('/v1/freshness/thresholds');
      return items.find((item) => item.raisedAt !== null) ?? null;
    });
    expect(raised).toMatchObject({ owner: 'kitchen' });
  });
});

describe('metadata', () => {
  test('declared fields are held to their types, and filters compare them', async () => {
    const bad = await service.post('/v1/collections/handbook/documents', { externalId: 'bad', text: 'x', metadata: { year: 'soon' } });
    expect((await expectProblem(bad, 400, 'bad_request')).detail).toMatch(/"year" is "soon".*number/);
    await publish('report', 'The annual report speaks of turbines and their blades.', { metadata: { year: 2025, due: '2026-03-01' } });
    const years = async (filter: object): Promise<number> =>
      (await search('turbines and their blades', { filter })).filter(({ externalId }) => externalId === 'report').length;
    expect(await years({ year: { gte: 2025 }, due: { lt: '2026-04-01' } })).toBe(1);
    expect(await years({ not: { year: { gte: 2025 } } })).toBe(0);
    const unknown = await service.post('/v1/search', { query: 'x', filter: { year: { above: 3 } } });
    expect(JSON.stringify(await expectProblem(unknown, 400, 'bad_request'))).toContain('no test');
    const fields = await service.json<FieldList>('/v1/collections/handbook/fields');
    expect(fields.items).toContainEqual(
      expect.objectContaining({ field: 'year', kind: 'number', declared: 'number', range: [2025, 2025] }),
    );
  });
});

describe('export', () => {
  test('holds what readers see, nothing that was deleted, and comes back whole', async () => {
    const gone = await publish('gone', 'This page is about to be deleted and must not be exported.');
    await service.fetch(`/v1/documents/${gone}`, { method: 'DELETE' });
    await cli('export', 'handbook', folder);
    const manifest = await readFile(join(folder, 'manifest.ndjson'), 'utf8');
    expect(manifest).toContain('"year":2025');
    expect(manifest).not.toContain('gone');
    await cli('import', folder, '-c', 'copy');
    await service.untilIdle('copy');
    const [original, copy] = await Promise.all(
      ['handbook', 'copy'].map(async (name) => service.json<Collection>(`/v1/collections/${name}`)),
    );
    expect(copy?.documents).toBe(original?.documents);
    expect(copy?.chunks).toBe(original?.chunks);
  });
});
