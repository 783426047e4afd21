import { mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { GitServer, visitSource } from '#testing';
import { AllowedFolders } from '../paths/allowed-folders.ts';
import { AddressGuard } from '../web/fetch/address-guard.ts';
import { GitAdapter } from './git-adapter.ts';

let dir = '';
let server: GitServer;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'aquifer-copies-'));
  server = await GitServer.start({ secret: 'ada:token' });
  server.commit({ 'README.md': '# Handbook', 'docs/a.md': 'alpha', 'docs/b.md': 'beta', 'src/x.ts': 'let x;' }, '2025-01-01T00:00:00Z');
});
afterEach(async () => {
  await server[Symbol.asyncDispose]();
  rmSync(dir, { recursive: true, force: true });
});

const adapterOf = (folders: string[] = [], allow = ['127.0.0.1']) =>
  new GitAdapter({ dir, folders: new AllowedFolders(folders), guard: new AddressGuard(allow) });
const secret = 'ada:token';

test('reads a branch over http, and then only what changed', async () => {
  const settings = { url: server.url, include: ['*.md'], link: 'https://code.example/{commit}/{path}' };
  const first = await visitSource(adapterOf(), settings, { secret });
  expect(first.keys.content).toEqual(['README.md', 'docs/a.md', 'docs/b.md']);
  const commit = server.commit({ 'docs/a.md': 'alpha, changed', 'docs/b.md': null, 'docs/c d.md': 'new' }, '2026-02-03T00:00:00Z');
  const second = await visitSource(adapterOf(), settings, { secret, after: first });
  expect(second.keys).toMatchObject({ content: ['docs/a.md', 'docs/c d.md'], unchanged: ['README.md'] });
  expect(second.end).toMatchObject({ complete: true, state: { commit }, notes: [] });
  expect(second.text('docs/a.md')).toBe('alpha, changed');
  expect(second.item('docs/c d.md')).toMatchObject({
    url: `https://code.example/${commit}/docs/c%20d.md`,
    fileName: 'c d.md',
    modifiedAt: new Date('2026-02-03T00:00:00Z'),
    metadata: { path: 'docs/c d.md', commit, author: 'Ada' },
  });
});

test('a branch that did not move is not fetched again, and a copy that was torn is made anew', async () => {
  const first = await visitSource(adapterOf(), { url: server.url }, { secret });
  const asked = server.requests.length;
  const second = await visitSource(adapterOf(), { url: server.url }, { secret, after: first });
  expect(second.keys.unchanged).toHaveLength(4);
  expect(server.requests.slice(asked).filter((request) => request.startsWith('POST')).length).toBeLessThanOrEqual(1);
  server.commit({ 'README.md': 'moved' });
  const [copy = ''] = readdirSync(join(dir, 'git'));
  writeFileSync(join(dir, 'git', copy, 'shallow.lock'), '');
  expect((await visitSource(adapterOf(), { url: server.url }, { secret, after: second })).text('README.md')).toBe('moved');
});

test('sources that read one repository at once do not meet', async () => {
  const sources = ['one', 'two', 'three'];
  const visits = await Promise.all(sources.map((sourceId) => visitSource(adapterOf(), { url: server.url }, { secret, sourceId })));
  expect(visits.map(({ keys }) => keys.content.length)).toEqual([4, 4, 4]);
  expect(readdirSync(join(dir, 'git'))).toHaveLength(3);
});

test('copies that nothing reads any more go after a month', async () => {
  const old = join(dir, 'git', 'old');
  mkdirSync(old, { recursive: true });
  const longAgo = new Date(Date.now() - 40 * 86_400_000);
  utimesSync(old, longAgo, longAgo);
  await visitSource(adapterOf(), { url: server.url }, { secret });
  expect(readdirSync(join(dir, 'git'))).toHaveLength(1);
});

test('large files are never fetched; pointers, links and submodules are named', async () => {
  symlinkSync('README.md', join(server.work, 'link.md'));
  server.commit({ 'big.md': 'x'.repeat(5000), 'lfs.md': 'version https://git-lfs.github.com/spec/v1\noid sha256:1' });
  const { keys, end } = await visitSource(adapterOf(), { url: server.url, maxFileBytes: 1000 }, { secret });
  expect(keys.content).toEqual(['README.md', 'docs/a.md', 'docs/b.md', 'src/x.ts']);
  expect(end.notes).toEqual(['left out, larger than 1000 bytes: big.md', 'left out, kept in Git LFS: lfs.md', 'left out, a link: link.md']);
});

test('a repository in an allowed folder needs no server; one outside is refused', async () => {
  expect((await visitSource(adapterOf([server.base]), { path: server.work })).keys.content).toHaveLength(4);
  expect(() => adapterOf([dir]).check({ path: server.work })).toThrow(/AQUIFER_FOLDERS/);
  rmSync(join(server.work, '.git'), { recursive: true });
  writeFileSync(join(server.work, '.git'), 'gitdir: /somewhere/else');
  await expect(visitSource(adapterOf([server.base]), { path: server.work })).rejects.toThrow(/leads to another place/);
});

test('a repository that borrows from another place is refused', async () => {
  const read = () => visitSource(adapterOf([server.base]), { path: server.work });
  const alternates = join(server.work, '.git/objects/info/alternates');
  mkdirSync(join(server.work, '.git/objects/info'), { recursive: true });
  writeFileSync(alternates, '/somewhere/else/objects\n');
  await expect(read()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('alternates') });
  rmSync(alternates);
  writeFileSync(join(server.work, '.git/commondir'), '/somewhere/else\n');
  await expect(read()).rejects.toMatchObject({ code: 'forbidden', message: expect.stringContaining('commondir') });
  rmSync(join(server.work, '.git/commondir'));
  renameSync(join(server.work, '.git/objects'), join(server.base, 'objects'));
  symlinkSync(join(server.base, 'objects'), join(server.work, '.git/objects'));
  await expect(read()).rejects.toThrow(/objects in .* is a link/);
});

test('what is wrong is said with its remedy', async () => {
  await expect(visitSource(adapterOf(), { url: server.url }, { secret: 'ada:wrong' })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(visitSource(adapterOf(), { url: server.url, branch: 'nowhere' }, { secret })).rejects.toThrow(/no branch nowhere/);
  for (const url of ['ext::sh -c true', 'file:///etc', 'ssh://git@host/x', 'https://user:pass@example.org/x'])
    expect(() => adapterOf().check({ url })).toThrow(/https|password/);
  for (const branch of ['--upload-pack=true', 'a..b', 'a b'])
    expect(() => adapterOf().check({ url: server.url, branch })).toThrow(/branch/);
  expect(() => adapterOf().check({})).toThrow(/either "url" or "path"/);
});

test('private addresses are refused unless allowed, by number and by name', async () => {
  const port = new URL(server.url).port;
  expect(() => adapterOf([], []).check({ url: server.url })).toThrow(/AQUIFER_FETCH_ALLOW/);
  const byName = visitSource(adapterOf([], []), { url: `http://localhost:${port}/handbook.git/.git` }, { secret });
  await expect(byName).rejects.toThrow(/AQUIFER_FETCH_ALLOW/);
  expect(server.requests).toEqual([]);
  const named = { url: `http://localhost:${port}/handbook.git/.git` };
  expect((await visitSource(adapterOf([], ['localhost']), named, { secret })).keys.content).toHaveLength(4);
});

test('stops soon after an abort', async () => {
  await expect(visitSource(adapterOf(), { url: server.url }, { secret, signal: AbortSignal.timeout(1) })).rejects.toThrow(/abort|timeout/i);
});
