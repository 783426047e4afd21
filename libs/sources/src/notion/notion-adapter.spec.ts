import { afterEach, beforeEach, expect, test } from 'vitest';
import { NotionServer, richText, visitSource } from '#testing';
import { WebFetcher } from '../web/fetch/web-fetcher.ts';
import { NotionAdapter } from './notion-adapter.ts';

let server: NotionServer;
let fetcher: WebFetcher;
let waits: number[] = [];
const secret = 'right';

beforeEach(async () => {
  waits = [];
  server = await NotionServer.start();
  for (const id of ['a', 'b', 'c', 'd', 'e']) server.page(id);
  fetcher = new WebFetcher({ allow: ['127.0.0.1'], userAgent: 'test', maxBytes: 1_000_000, timeoutMs: 2000 });
});
afterEach(async () => {
  await fetcher[Symbol.asyncDispose]();
  await server[Symbol.asyncDispose]();
});

const adapter = (paceMs = 0) => new NotionAdapter({ fetcher, wait: async (ms) => void waits.push(ms), paceMs });
const of = (more: object = {}) => ({ apiUrl: server.url, ...more });
const block = (type: string, text: string, more: object = {}) => ({ type, [type]: { rich_text: [richText(text)], ...more } });

test('reads every shared page to its last cursor', async () => {
  const { keys, item, text } = await visitSource(adapter(), of(), { secret });
  expect(keys.content).toEqual(['a', 'b', 'c', 'd', 'e']);
  expect(text('c')).toBe('# Page c\n\nText of c');
  expect(item('c')).toMatchObject({ url: 'https://notion.example/c', fileName: 'Page c.md', version: '2026-01-02T03:04:00.000Z' });
});

test('blocks become Markdown: lists in lists, tables, code, toggles, marks', async () => {
  const row = (...cells: string[]) => ({ type: 'table_row', table_row: { cells: cells.map((cell) => [richText(cell)]) } });
  server.page('a', {}, [
    block('heading_1', 'Top'),
    {
      type: 'paragraph',
      paragraph: {
        rich_text: [richText('bold', { bold: true, italic: true }), richText(' and '), richText('a link', {}, 'https://x.example')],
      },
    },
    {
      ...block('bulleted_list_item', 'one'),
      children: [
        { ...block('numbered_list_item', 'first'), children: [block('code', 'let x;', { language: 'javascript' })] },
        block('numbered_list_item', 'second'),
      ],
    },
    block('bulleted_list_item', 'two'),
    block('to_do', 'done', { checked: true }),
    { ...block('toggle', 'More'), children: [block('quote', 'said')] },
    { type: 'table', table: { table_width: 2, has_column_header: true }, children: [row('Name', 'Value'), row('a|b', '1'), row('c', '2')] },
    { type: 'image', image: { type: 'external', external: { url: 'https://x.example/p.png' }, caption: [richText('A picture')] } },
    { type: 'divider', divider: {} },
    { type: 'unsupported', unsupported: {} },
  ]);
  const { text, end } = await visitSource(adapter(), of(), { secret });
  expect(text('a')).toBe(
    [
      '# Page a',
      '',
      '## Top',
      '',
      '**_bold_** and [a link](https://x.example)',
      '',
      '- one',
      '  1. first',
      '     ```javascript',
      '     let x;',
      '     ```',
      '  2. second',
      '- two',
      '',
      '- [x] done',
      '',
      'More',
      '',
      '> said',
      '',
      '| Name | Value |',
      '| --- | --- |',
      '| a\\|b | 1 |',
      '| c | 2 |',
      '',
      '[A picture](https://x.example/p.png)',
      '',
      '---',
    ].join('\n'),
  );
  expect(end.notes).toEqual(["blocks that Notion's API does not show: unsupported"]);
});

test('the next visit reads what was edited; what was thrown away or unshared is gone, what a search forgets is not', async () => {
  const first = await visitSource(adapter(), of(), { secret });
  server.page('a', { last_edited_time: '2026-02-01T00:00:00.000Z' });
  server.page('b', { archived: true });
  server.pages.delete('c');
  server.unlisted.add('d');
  const second = await visitSource(adapter(), of(), { secret, after: first });
  expect(second.keys).toEqual({ content: ['a'], unchanged: ['d', 'e'], gone: ['b', 'c'], unreachable: [] });
});

test('a page edited this very minute is read again: the next edit may carry the same time', async () => {
  server.page('a', { last_edited_time: new Date().toISOString() });
  const first = await visitSource(adapter(), of(), { secret });
  const second = await visitSource(adapter(), of(), { secret, after: first });
  expect(second.keys.content).toEqual(['a']);
});

test('rows of a database carry their properties', async () => {
  const parent = { database_id: 'd'.repeat(8) + '-dddd-dddd-dddd-' + 'd'.repeat(12) };
  const properties = {
    Name: { type: 'title', title: [richText('Row')] },
    Status: { type: 'status', status: { name: 'Done' } },
    Tags: { type: 'multi_select', multi_select: [{ name: 'x' }, { name: 'y' }] },
    Due: { type: 'date', date: { start: '2026-05-01' } },
    Empty: { type: 'select', select: null },
    Odd: { type: 'number', number: 'nonsense' },
  };
  server.page('a', { parent, properties });
  server.databases.set('d'.repeat(32), ['a', 'b', 'c']);
  const settings = of({ databases: ['d'.repeat(32)] });
  const first = await visitSource(adapter(), settings, { secret });
  expect(first.keys.content).toEqual(['a', 'b', 'c']);
  expect(first.item('a')).toMatchObject({ title: 'Row', metadata: { Status: 'Done', Tags: ['x', 'y'], Due: '2026-05-01' } });
  server.databases.set('d'.repeat(32), ['a']);
  const second = await visitSource(adapter(), settings, { secret, after: first });
  expect(second.keys).toEqual({ content: [], unchanged: ['a'], gone: ['b', 'c'], unreachable: [] });
  server.databases.clear();
  await expect(visitSource(adapter(), settings, { secret, after: second })).rejects.toThrow(/Share the database/);
});

test('a limit is waited for, a pace is kept, and a wrong secret takes nothing away', async () => {
  server.refusals.push({ status: 429, headers: { 'retry-after': '2' } });
  const started = performance.now();
  const first = await visitSource(adapter(20), of(), { secret });
  expect(waits).toEqual([2000]);
  expect(performance.now() - started).toBeGreaterThan(7 * 20);
  await expect(visitSource(adapter(), of(), { secret: 'wrong', after: first })).rejects.toMatchObject({ code: 'forbidden' });
  await expect(visitSource(adapter(), of())).rejects.toThrow(/needs the secret of an integration/);
  expect(() => adapter().check({ apiUrl: 'https://user:pass@notion.example' })).toThrow(/name or password/);
});
