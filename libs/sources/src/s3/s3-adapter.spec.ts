import { afterEach, beforeEach, expect, test } from 'vitest';
import { BucketServer, visitSource } from '#testing';
import { WebFetcher } from '../web/fetch/web-fetcher.ts';
import { S3Adapter } from './s3-adapter.ts';

let server: BucketServer;
let fetcher: WebFetcher;
let waits: number[] = [];
const secret = 'AKID:s3cret/+=';

beforeEach(async () => {
  waits = [];
  server = await BucketServer.start();
  server.credentials = { id: 'AKID', secret: 's3cret/+=' };
  for (const key of ['a.md', 'docs/', 'docs/b & c.md', 'docs/größe (1).txt', 'docs/d+e.md', 'x/y.bin', 'x/z.md'])
    server.objects.set(key, `text of ${key}`);
  fetcher = new WebFetcher({ allow: ['127.0.0.1'], userAgent: 'test', maxBytes: 1_000_000, timeoutMs: 2000 });
});
afterEach(async () => {
  await fetcher[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const adapter = () => new S3Adapter({ fetcher, wait: async (ms) => void waits.push(ms) });
const of = (more: object = {}) => ({ bucket: 'papers', region: 'eu-central-1', endpoint: server.url, ...more });

test('lists all pages, signs every request and reads keys however they are spelled', async () => {
  const { keys, text, item } = await visitSource(adapter(), of(), { secret });
  expect(keys.content).toEqual(['a.md', 'docs/b & c.md', 'docs/d+e.md', 'docs/größe (1).txt', 'x/y.bin', 'x/z.md']);
  expect(text('docs/größe (1).txt')).toBe('text of docs/größe (1).txt');
  expect(item('docs/b & c.md')).toMatchObject({ fileName: 'b & c.md', mediaType: null, modifiedAt: new Date('2026-01-02T03:04:05Z') });
});

test('the next visit reads what has another ETag, and misses what was deleted', async () => {
  const first = await visitSource(adapter(), of({ prefix: 'docs/', include: ['*.md'] }), { secret });
  expect(first.keys.content).toEqual(['docs/b & c.md', 'docs/d+e.md']);
  server.objects.set('docs/d+e.md', 'other');
  server.objects.delete('docs/b & c.md');
  server.forget();
  const second = await visitSource(adapter(), of({ prefix: 'docs/', include: ['*.md'] }), { secret, after: first });
  expect(second.keys).toEqual({ content: ['docs/d+e.md'], unchanged: [], gone: [], unreachable: [] });
  expect(second.end.complete).toBe(true);
  expect(server.requests).toHaveLength(2);
});

test('a store that asks to slow down is waited for', async () => {
  server.refusals.push(503, 503);
  expect((await visitSource(adapter(), of(), { secret })).keys.content).toHaveLength(6);
  expect(waits).toEqual([500, 1000]);
});

test('what is frozen or too large is named and nothing else suffers', async () => {
  server.frozen.add('x/z.md');
  server.objects.set('big.md', 'x'.repeat(5000));
  const { keys, item, end } = await visitSource(adapter(), of({ maxFileBytes: 1000 }), { secret });
  expect(keys.unreachable).toEqual(['x/z.md']);
  expect(item('x/z.md')).toMatchObject({ reason: 'the bucket answered 403 (it is kept as GLACIER)' });
  expect(end.notes).toEqual(['left out, larger than 1000 bytes: big.md']);
});

test('what is wrong is said with its remedy', async () => {
  await expect(visitSource(adapter(), of(), { secret: 'AKID:wrong' })).rejects.toThrow(/SignatureDoesNotMatch.*KEY_ID:SECRET/);
  await expect(visitSource(adapter(), of(), { secret: 'nonsense' })).rejects.toThrow(/KEY_ID:SECRET/);
  await expect(visitSource(adapter(), of({ bucket: 'other' }), { secret })).rejects.toMatchObject({ code: 'not_found' });
  expect(() => adapter().check({ bucket: 'a/../b' })).toThrow(/bucket/);
  expect(() => adapter().check(of({ endpoint: 'https://user:pass@example.org' }))).toThrow(/name or password/);
  expect(() => adapter().check(of({ endpoint: 'http://10.0.0.1' }))).toThrow(/AQUIFER_FETCH_ALLOW/);
  expect(adapter().check({ bucket: 'papers' })).toMatchObject({ endpoint: 'https://s3.us-east-1.amazonaws.com', pathStyle: false });
});

test('a bucket open to everyone needs no secret', async () => {
  server.credentials = null;
  expect((await visitSource(adapter(), of())).keys.content).toHaveLength(6);
});
