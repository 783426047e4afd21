import { expect, test } from 'vitest';
import { type Document, Received, SearchResult } from '#contract';
import { buildScan, drawPage } from '../fixtures/index.ts';
import { Service, until } from '../service.ts';

test('a scan is read page by page, its progress shown, and found with its place on the page', { timeout: 120_000 }, async () => {
  await using service = await Service.start({ environment: { AQUIFER_EMBEDDER: 'potion-base-8m' } });
  await service.post('/v1/collections', { name: 'c' });
  const page = await drawPage([{ text: 'Boats longer than eleven metres moor at the northern quay only.', size: 15 }], 150);
  const upload = await service.upload('c', { name: 'scan.pdf', bytes: buildScan([page, page, page]) });
  const { items } = Received.parse(await upload.json());
  const progress = new Set<string>();
  const document = await until(async () => {
    const now = await service.json<Document>(`/v1/documents/${items[0]?.documentId}`);
    if (now.latest.progress) progress.add(`page ${now.latest.progress.page} of ${now.latest.progress.of}`);
    return now.status === 'live' || now.status === 'failed' ? now : null;
  });
  expect(document).toMatchObject({ status: 'live', failure: null, latest: { pages: 3, warnings: [], progress: null } });
  expect([...progress][0]).toMatch(/^page [123] of 3$/);
  const found = SearchResult.parse(await (await service.post('/v1/search', { query: 'where do long boats moor' })).json());
  expect(found.items[0]).toMatchObject({ page: 1, text: expect.stringContaining('moor at the northern quay') as string });
  expect(found.items[0]?.boxes[0]).toMatchObject({ page: 1, x: expect.closeTo(72, -1) as number });
});
