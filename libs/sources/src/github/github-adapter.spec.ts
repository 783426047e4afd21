import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GitServer, GithubServer, visitSource } from '#testing';
import { AllowedFolders } from '../paths/allowed-folders.ts';
import { AddressGuard } from '../web/fetch/address-guard.ts';
import { WebFetcher } from '../web/fetch/web-fetcher.ts';
import { GithubAdapter } from './github-adapter.ts';

let server: GithubServer;
let fetcher: WebFetcher;
let waits: number[] = [];
const dir = mkdtempSync(join(tmpdir(), 'aquifer-github-'));

beforeEach(async () => {
  waits = [];
  server = await GithubServer.start();
  server.files = { 'README.md': 'readme', 'docs/a.md': 'alpha', 'docs/deep/b.md': 'beta', 'src/x.ts': 'let x;' };
  fetcher = new WebFetcher({ allow: ['127.0.0.1'], userAgent: 'test', maxBytes: 1_000_000, timeoutMs: 2000 });
});
afterEach(async () => {
  await fetcher[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
  rmSync(dir, { recursive: true, force: true });
});

const adapter = () =>
  new GithubAdapter({
    fetcher,
    wait: async (ms) => void waits.push(ms),
    dir,
    folders: new AllowedFolders([]),
    guard: new AddressGuard(['127.0.0.1']),
  });
const of = (more: object = {}) => ({ repository: 'acme/handbook', apiUrl: `${server.url}/api`.replace('/api', ''), ...more });

test('files: the tree is listed, only new blobs are read', async () => {
  const settings = of({ include: ['*.md'] });
  const first = await visitSource(adapter(), settings);
  expect(first.keys.content).toEqual(['files/README.md', 'files/docs/a.md', 'files/docs/deep/b.md']);
  expect(first.item('files/docs/a.md')).toMatchObject({ url: `${server.url}/acme/handbook/blob/main/docs/a.md`, fileName: 'a.md' });
  server.files['docs/a.md'] = 'alpha, changed';
  delete server.files['README.md'];
  server.forget();
  const second = await visitSource(adapter(), settings, { after: first });
  expect(second.keys).toEqual({ content: ['files/docs/a.md'], unchanged: ['files/docs/deep/b.md'], gone: [], unreachable: [] });
  expect(second.end.complete).toBe(true);
  expect(server.requests.filter((request) => request.includes('/blobs/'))).toHaveLength(1);
});

test('files: a tree that GitHub cuts off is walked folder by folder', async () => {
  server.treeLimit = 2;
  const { keys } = await visitSource(adapter(), of());
  expect(keys.content).toEqual(['files/README.md', 'files/docs/a.md', 'files/docs/deep/b.md', 'files/src/x.ts']);
});

test('issues: pages and comments are followed to their end', async () => {
  for (const number of [1, 2, 3, 4, 5]) server.issue(number);
  server.issue(3, { title: 'It leaks', comments: ['one', 'two', 'three'] });
  const { keys, item, text } = await visitSource(adapter(), of({ parts: ['issues'] }));
  expect(keys.content).toEqual([1, 2, 3, 4, 5].map((number) => `issues/${number}`));
  expect(text('issues/3')).toMatch(/# It leaks \(#3\)[\s\S]*Body 3[\s\S]*Comment by bob on 2026-01-02\n\none[\s\S]*three/);
  expect(item('issues/3')).toMatchObject({ mediaType: 'text/markdown', metadata: { state: 'open', labels: ['bug'], comments: 3 } });
});

test('issues: the next visit asks only for what was touched since, and costs one request when nothing was', async () => {
  for (const number of [1, 2, 3, 4, 5]) server.issue(number);
  const settings = of({ parts: ['issues'], issueState: 'open' });
  const first = await visitSource(adapter(), settings);
  server.issue(2, { body: 'changed', updated_at: '2026-02-01T00:00:00Z' });
  server.issue(4, { state: 'closed', updated_at: '2026-02-02T00:00:00Z' });
  server.issue(6, { updated_at: '2026-02-03T00:00:00Z' });
  const second = await visitSource(adapter(), settings, { after: first });
  expect(second.keys).toEqual({
    content: ['issues/2', 'issues/6'],
    unchanged: ['issues/1', 'issues/3', 'issues/5'],
    gone: ['issues/4'],
    unreachable: [],
  });
  const third = await visitSource(adapter(), settings, { after: second });
  server.forget();
  const fourth = await visitSource(adapter(), settings, { after: third });
  expect(fourth.keys.unchanged).toHaveLength(5);
  expect(server.requests).toHaveLength(1);
});

test('issues: a deleted one is found out by the full listing', async () => {
  for (const number of [1, 2, 3]) server.issue(number);
  const settings = of({ parts: ['issues'], fullEveryDays: 1e-9 });
  const first = await visitSource(adapter(), settings);
  server.issues = server.issues.filter(({ number }) => number !== 2);
  const second = await visitSource(adapter(), settings, { after: first });
  expect(second.keys).toEqual({ content: [], unchanged: ['issues/1', 'issues/3'], gone: ['issues/2'], unreachable: [] });
});

test('limits are waited for as they ask: retry-after, an empty budget, the secondary limit in words', async () => {
  const reset = Math.ceil(Date.now() / 1000) + 40;
  server.refusals.push(
    { status: 429, headers: { 'retry-after': '3' } },
    { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(reset) } },
    { status: 403, headers: {}, body: { message: 'You have exceeded a secondary rate limit.' } },
    { status: 502, headers: {} },
  );
  expect((await visitSource(adapter(), of())).keys.content).toHaveLength(4);
  expect(waits[0]).toBe(3000);
  expect(waits[1]).toBeGreaterThan(35_000);
  expect(waits[2]).toBe(60_000);
  expect(waits).toHaveLength(4);
});

test('a pause of an hour ends the visit and says when to come again', async () => {
  server.refusals.push({
    status: 403,
    headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(Math.ceil(Date.now() / 1000) + 3600) },
  });
  await expect(visitSource(adapter(), of())).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: expect.any(Number) });
});

test('a secret that no longer counts takes nothing away', async () => {
  server.token = 'right';
  server.issue(1);
  const first = await visitSource(adapter(), of({ parts: ['issues'] }), { secret: 'right' });
  await expect(visitSource(adapter(), of({ parts: ['issues'] }), { secret: 'wrong', after: first })).rejects.toThrow(/may not read/);
  await expect(visitSource(adapter(), of(), { secret: 'wrong' })).rejects.toMatchObject({ code: 'not_found' });
  expect(() => adapter().check(of({ apiUrl: 'https://user:pass@github.example/api/v3' }))).toThrow(/name or password/);
});

test('a link to another host is not followed with the token', async () => {
  server.refusals.push({ status: 200, headers: { link: '<http://elsewhere.example/issues?page=2>; rel="next"' }, body: [] });
  await expect(visitSource(adapter(), of({ parts: ['issues'] }), { secret: 'right' })).rejects.toThrow(/the secret is not for/);
});

test('the wiki is read as the repository it is', async () => {
  await using wiki = await GitServer.start({ name: 'handbook.wiki.git', secret: 'x-access-token:right' });
  wiki.commit({ 'Home.md': 'welcome', 'How-to.md': 'steps' });
  wiki.git('config', 'core.bare', 'false');
  server.wikiOf = wiki.url.replace('.wiki.git/.git', '');
  server.token = 'right';
  const { keys, item } = await visitSource(adapter(), of({ parts: ['wiki'] }), { secret: 'right' });
  expect(keys.content).toEqual(['wiki/Home.md', 'wiki/How-to.md']);
  expect(item('wiki/How-to.md')).toMatchObject({ url: `${server.wikiOf}/wiki/How-to` });
});
