import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ChunkingPreview, Collection, CurrentChunking, Document, Reprocessing, Revision, SearchResult } from '#contract';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

const rows = Array.from({ length: 80 }, (_, row) => `| Boat ${row} | harbour number ${row} in the north of the bay | ${row} metres |`);
const table = `# Berths\n\n| Boat | Harbour | Length |\n|---|---|---|\n${rows.join('\n')}\n\nAsk the harbour master.\n`;
const prose = `# Tides\n\n${Array.from({ length: 30 }, (_, part) => `## Part ${part}\n\nIn part ${part} the tide of day ${part} rises by ${part} feet and falls again.`).join('\n\n')}\n`;

let service: Service;
beforeAll(async () => {
  service = await Service.start();
  await service.post('/v1/collections', { name: 'harbour' });
});
afterAll(() => service[Symbol.asyncDispose]());

const body = async <Body>(response: Response): Promise<Body> => {
  expect(response.status, response.ok ? '' : await response.clone().text()).toBeLessThan(300);
  return (await response.json()) as Body;
};
const preview = async (wanted: object): Promise<ChunkingPreview> =>
  body(await service.post('/v1/collections/harbour/chunking/preview', wanted));
const current = (): Promise<CurrentChunking> => service.json('/v1/collections/harbour/chunking');

describe('the preview of chunking', () => {
  let document: Document;
  beforeAll(async () => {
    document = await service.settle('harbour', { name: 'berths.md', bytes: table });
  });

  test('shows a real document cut as asked, every span in its text, the header with every later part', async () => {
    const shown = await preview({ documentId: document.id, chunking: { targetTokens: 96 } });
    expect(shown).toMatchObject({
      documentId: document.id,
      revision: 1,
      chunking: { strategy: 'structure', targetTokens: 96 },
      warnings: [],
    });
    const text = await (await service.fetch(`/v1/documents/${document.id}/revisions/1/text`)).text();
    expect(shown.text).toBe(text);
    const inTable = shown.chunks.filter(({ span }) => text.slice(span.start).startsWith('| Boat ') && span.start > text.indexOf('Boat 1 '));
    expect(inTable.length).toBeGreaterThan(5);
    for (const { context, tokens } of inTable) expect([context, tokens <= 96]).toEqual([expect.stringContaining('Harbour'), true]);
    expect(shown.histogram.reduce((sum, bar) => sum + bar.chunks, 0)).toBe(shown.counts.chunks);
    expect(shown.counts.chunks).toBe(shown.chunks.length);
  });

  test('shows a text that is nowhere stored, and the recursive strategy beside ours', async () => {
    const code = Array.from(
      { length: 9 },
      (_, index) => `export function f${index}(a: number): number {\n  return ${'a + '.repeat(30)}${index};\n}`,
    );
    const shown = await preview({ text: code.join('\n\n'), mediaType: 'text/plain', fileName: 'sums.ts', chunking: { targetTokens: 160 } });
    expect(shown.chunks.every(({ span }) => shown.text.slice(span.start).startsWith('export function'))).toBe(true);
    const recursive = await preview({ text: prose, chunking: { strategy: 'recursive', targetTokens: 64, overlapTokens: 16 }, limit: 3 });
    expect(recursive.chunks).toHaveLength(3);
    expect(recursive.counts.chunks).toBeGreaterThan(10);
    expect(recursive.text.length).toBeLessThan(prose.length);
  });

  test('refuses what it cannot show, and says so', async () => {
    await expectProblem(await service.post('/v1/collections/harbour/chunking/preview', {}), 400, 'bad_request');
    await expectProblem(await service.post('/v1/collections/harbour/chunking/preview', { documentId: 'none' }), 404, 'not_found');
  });

  test('search tells the context of a passage, and reads its section when asked', async () => {
    const result = await body<SearchResult>(await service.post('/v1/search', { query: 'where is boat 70', limit: 3, sections: true }));
    const found = result.items.find(({ text }) => text.includes('Boat 70 '));
    expect(found?.context).toContain('Harbour');
    expect(found?.section?.text).toContain(found?.text);
    const text = await (await service.fetch(`/v1/documents/${document.id}/revisions/1/text`)).text();
    expect(text.slice(found?.section?.span.start, found?.section?.span.end)).toBe(found?.section?.text);
  });
});

describe('cutting a collection again', () => {
  test('gives every live document a new revision cut as the settings now say, and nothing twice', async () => {
    const tides = await service.settle('harbour', { name: 'tides.md', bytes: prose });
    expect((await current()).documents).toEqual({ current: 2, outdated: 0, moving: 0, failed: 0 });
    const patched = await service.fetch('/v1/collections/harbour', {
      method: 'PATCH',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ chunking: { strategy: 'structure', targetTokens: 64, overlapTokens: 0 } }),
    });
    const { settingsVersion } = await body<Collection>(patched);
    expect(await current()).toMatchObject({ settingsVersion, chunking: { targetTokens: 64 }, documents: { current: 0, outdated: 2 } });

    const again = await body<Reprocessing>(await service.post('/v1/collections/harbour/reprocess', {}));
    expect(again.queued).toBe(2);
    await service.untilIdle('harbour');
    await until(async () => ((await current()).documents.current === 2 ? true : null));
    const { items } = await service.json<{ items: Revision[] }>(`/v1/documents/${tides.id}/revisions`);
    expect(items.map(({ number, status, sha256 }) => [number, status, sha256])).toEqual([
      [2, 'live', items[1]?.sha256],
      [1, 'superseded', items[0]?.sha256],
    ]);
    expect(items[0]?.chunks).toBeGreaterThan(items[1]?.chunks ?? Infinity);
    expect(await body(await service.post('/v1/collections/harbour/reprocess', {}))).toEqual({
      queued: 0,
      current: 2,
      moving: 0,
      failed: 0,
    });
  });

  test('is finished after a kill, whatever was queued', async () => {
    const again = await body<Reprocessing>(await service.post('/v1/collections/harbour/reprocess', { all: true }));
    expect(again.queued).toBe(2);
    await service.kill();
    service = await Service.start({ dataDir: service.dataDir });
    await service.untilIdle('harbour');
    expect((await current()).documents).toEqual({ current: 2, outdated: 0, moving: 0, failed: 0 });
  });
});
