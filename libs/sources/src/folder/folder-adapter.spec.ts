import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { visitSource } from '#testing';
import { AllowedFolders } from '../paths/allowed-folders.ts';
import { FolderAdapter } from './folder-adapter.ts';

let base = '';
let root = '';
let adapter: FolderAdapter;

beforeEach(() => {
  base = mkdtempSync(join(tmpdir(), 'aquifer-folder-'));
  root = join(base, 'open');
  for (const folder of ['open/docs/deep', 'open/.git', 'closed']) mkdirSync(join(base, folder), { recursive: true });
  write('docs/a.md', 'alpha');
  write('docs/deep/b.md', 'beta');
  write('docs/draft.md', 'not yet');
  write('notes.txt', 'plain');
  write('.git/config', 'hidden');
  writeFileSync(join(base, 'closed/secret.md'), 'secret');
  adapter = new FolderAdapter(new AllowedFolders([root]));
});
afterEach(() => rmSync(base, { recursive: true, force: true }));

const write = (path: string, text: string) => writeFileSync(join(root, path), text);

test('reads what the patterns want, and hidden files only when asked', async () => {
  const all = await visitSource(adapter, { path: root });
  expect(all.keys.content).toEqual(['docs/a.md', 'docs/deep/b.md', 'docs/draft.md', 'notes.txt']);
  expect(all.text('docs/deep/b.md')).toBe('beta');
  expect(all.item('docs/a.md')).toMatchObject({ fileName: 'a.md', metadata: { path: 'docs/a.md' }, url: null });
  const some = await visitSource(adapter, { path: root, include: ['docs/**'], exclude: ['draft.*'] });
  expect(some.keys.content).toEqual(['docs/a.md', 'docs/deep/b.md']);
  const hidden = await visitSource(adapter, { path: root, hidden: true });
  expect(hidden.keys.content).toContain('.git/config');
});

test('a second visit tells changed, unchanged and vanished apart without reading', async () => {
  const first = await visitSource(adapter, { path: root });
  write('docs/a.md', 'alpha, changed');
  rmSync(join(root, 'notes.txt'));
  const second = await visitSource(adapter, { path: root }, { after: first });
  expect(second.keys).toEqual({ content: ['docs/a.md'], unchanged: ['docs/deep/b.md', 'docs/draft.md'], gone: [], unreachable: [] });
  expect(second.end.complete).toBe(true);
});

test('a link is followed to a file inside, never out, and no loop is walked', async () => {
  symlinkSync(join(base, 'closed/secret.md'), join(root, 'docs/out.md'));
  symlinkSync(join(base, 'closed'), join(root, 'closed'));
  symlinkSync('a.md', join(root, 'docs/in.md'));
  symlinkSync('..', join(root, 'docs/loop'));
  const { keys, text, end } = await visitSource(adapter, { path: root });
  expect(keys.content).toEqual(['docs/a.md', 'docs/deep/b.md', 'docs/draft.md', 'docs/in.md', 'notes.txt']);
  expect(text('docs/in.md')).toBe('alpha');
  expect(end.notes).toEqual(['left out, a link out of the folder: closed, docs/out.md']);
});

test('a large file is left out and named; one that grew stays as it was', async () => {
  const first = await visitSource(adapter, { path: root, maxFileBytes: 10 });
  write('notes.txt', 'much too long for this');
  write('other.txt', 'much too long for this');
  const second = await visitSource(adapter, { path: root, maxFileBytes: 10 }, { after: first });
  expect(second.keys.unreachable).toEqual(['notes.txt']);
  expect(second.end.notes).toEqual(['left out, larger than 10 bytes: notes.txt, other.txt']);
});

test('a pipe holds nothing up', async () => {
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  expect((await visitSource(adapter, { path: root })).keys.content).not.toContain('pipe.md');
});

test('only folders that the operator opened, however they are written', () => {
  symlinkSync(join(base, 'closed'), join(root, 'way-out'));
  for (const path of ['/etc', join(root, '../closed'), `${root}-beside`, join(root, 'way-out'), base])
    expect(() => adapter.check({ path })).toThrow(/operator opened/);
  expect(() => adapter.check({ path: 'docs' })).toThrow(/relative/);
  expect(() => new FolderAdapter(new AllowedFolders([])).check({ path: root })).toThrow(/AQUIFER_FOLDERS/);
  expect(() => adapter.check({ path: root, includes: ['x'] })).toThrow(/includes.*docs\/sources\.md/s);
});

test('a folder that is not there is a failed visit, not an empty one', async () => {
  await expect(visitSource(adapter, { path: join(root, 'unmounted') })).rejects.toThrow(/mounted/);
});

test('stops at an abort', async () => {
  const stopping = new AbortController();
  stopping.abort();
  await expect(visitSource(adapter, { path: root }, { signal: stopping.signal })).rejects.toThrow(/abort/);
});
