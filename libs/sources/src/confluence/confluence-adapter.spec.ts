import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { ConfluenceServer, visitSource } from '#testing';
import { WebFetcher } from '../web/fetch/web-fetcher.ts';
import { ConfluenceAdapter } from './confluence-adapter.ts';

let server: ConfluenceServer;
let fetcher: WebFetcher;
let waits: number[] = [];

beforeEach(async () => {
  waits = [];
  server = await ConfluenceServer.start();
  server.page('5', { parentId: '2', title: 'Leaf & twig' });
  server.page('1', { title: 'Home' });
  server.page('2', { title: 'Guides', parentId: '1' });
  server.page('3');
  server.page('4');
  fetcher = new WebFetcher({ allow: ['127.0.0.1'], userAgent: 'test', maxBytes: 1_000_000, timeoutMs: 2000 });
});
afterEach(async () => {
  await fetcher[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const adapter = () => new ConfluenceAdapter({ fetcher, wait: async (ms) => void waits.push(ms) });

describe.each([
  {
    edition: 'cloud',
    path: '/wiki',
    secret: 'ada@example.org:token',
    header: `Basic ${Buffer.from('ada@example.org:token').toString('base64')}`,
    webui: '/spaces/DOC/pages/5',
    ancestors: ['Home', 'Guides'],
  },
  { edition: 'data-center', path: '/confluence', secret: 'token', header: 'Bearer token', webui: '/display/DOC/5', ancestors: ['Guides'] },
])('$edition', ({ edition, path, secret, header, webui, ancestors }) => {
  const of = (more: object = {}) => ({ baseUrl: server.url + path, edition, spaces: ['DOC'], ...more });

  test('reads every page of a space with its place in it', async () => {
    server.authorisation = header;
    const { keys, item, text } = await visitSource(adapter(), of(), { secret });
    expect(keys.content).toEqual(['1', '2', '3', '4', '5']);
    expect(item('5')).toMatchObject({
      title: 'Leaf & twig',
      mediaType: 'text/html',
      fileName: 'Leaf twig.html',
      url: server.url + path + webui,
      modifiedAt: new Date('2026-01-02T03:04:05Z'),
      metadata: { space: 'DOC', ancestors, labels: ['howto'] },
    });
    expect(text('5')).toContain('<h1>Leaf &amp; twig</h1><p>Text of 5</p>');
  });

  test('all spaces when none is named', async () => {
    expect((await visitSource(adapter(), of({ spaces: [] }))).keys.content).toHaveLength(5);
  });

  test('the next visit reads new versions, and hears of the trash', async () => {
    const first = await visitSource(adapter(), of());
    server.page('3', { version: 2, html: '<p>changed</p>' });
    server.page('4', { status: 'trashed' });
    server.page('9', { status: 'trashed' });
    server.pages.delete('1');
    server.page('2', { parentId: null });
    server.forget();
    const second = await visitSource(adapter(), of(), { after: first });
    expect(second.keys).toMatchObject({ gone: ['4'], unreachable: [] });
    expect(second.text('3')).toContain('changed');
    expect(second.keys.content).toContain('3');
    expect([...second.keys.content, ...second.keys.unchanged]).not.toContain('1');
    expect(second.end.complete).toBe(true);
  });

  test('a limit is waited for; a secret that no longer counts takes nothing away', async () => {
    server.refusals.push({ status: 429, headers: { 'retry-after': '7' } });
    const first = await visitSource(adapter(), of());
    expect(waits).toEqual([7000]);
    server.authorisation = header;
    await expect(visitSource(adapter(), of(), { secret: 'wrong', after: first })).rejects.toMatchObject({ code: 'forbidden' });
  });
});

test('what is wrong is said with its remedy', async () => {
  const settings = { baseUrl: `${server.url}/wiki`, edition: 'cloud', spaces: ['NONE'] };
  await expect(visitSource(adapter(), settings)).rejects.toThrow(/no space NONE/);
  await expect(visitSource(adapter(), { ...settings, baseUrl: `${server.url}/elsewhere` })).rejects.toMatchObject({ code: 'not_found' });
  expect(() => adapter().check({ baseUrl: 'nowhere' })).toThrow(/baseUrl/);
  expect(() => adapter().check({ baseUrl: 'https://user:pass@acme.atlassian.net/wiki' })).toThrow(/name or password/);
  expect(adapter().check({ baseUrl: 'https://acme.atlassian.net/wiki/' })).toMatchObject({
    edition: 'cloud',
    baseUrl: 'https://acme.atlassian.net/wiki',
  });
});
