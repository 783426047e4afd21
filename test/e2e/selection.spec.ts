import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { SearchResult, WhyNot } from '#contract';
import { Service } from '../service.ts';

const steps = ['filled', 'trimmed', 'lit', 'turned', 'watched', 'shaded'];
/** Paragraphs long enough that each section is cut into several passages. */
const paragraph = (part: string, step: string): string =>
  `The lantern of the ${part} tower is ${step} before anything else is done. ${Array.from({ length: 9 }, (_, index) => `Rule ${step} ${index + 1} for the ${part} lantern 🏮 was written down by keeper ${step}son and holds in fog and in storm.`).join(' ')}`;
const manual = ['north', 'south']
  .map((part) => `# The ${part} tower\n\n${steps.map((step) => paragraph(part, step)).join('\n\n')}`)
  .join('\n\n');
let service: Service;
let documentId: string;

beforeAll(async () => {
  service = await Service.start();
  await add('manual', manual);
  await add('shop', 'A lantern for the garden costs twelve pounds in the harbour shop.');
  await add('poem', 'O lantern of the tower, who lit thee in the fog?');
  await service.untilIdle('default');
  documentId = (await search({ query: 'lantern tower rule filled' })).items.find(({ externalId }) => externalId === 'manual')!.documentId;
}, 120_000);
afterAll(() => service[Symbol.asyncDispose]());

const query = 'which rule holds for the lantern of the north tower';

describe('a cap of passages per document', () => {
  test('goes on to other documents, is relaxed when there are no others, and says both', async () => {
    const free = await search({ query, limit: 3 });
    expect(free.items.map(({ externalId }) => externalId)).toEqual(['manual', 'manual', 'manual']);
    expect(free.selection).toBeUndefined();
    const capped = await search({ query, limit: 3, maxPerDocument: 1 });
    expect(new Set(capped.items.map(({ externalId }) => externalId)).size).toBe(3);
    expect(capped.selection).toMatchObject({ status: 'ok', relaxed: 0 });
    expect(capped.selection!.heldBack).toBeGreaterThan(0);
    const relaxed = await search({ query, limit: 6, maxPerDocument: 1 });
    expect(relaxed.items).toHaveLength(6);
    expect(relaxed.selection!.relaxed).toBe(3);
    expect((await search({ query, limit: 3, maxPerDocument: 1 })).cached).toBe(true);
    expect((await search({ query, limit: 3, maxPerDocument: 2 })).cached).toBe(false);
  });

  test('is explained', async () => {
    const { explanation } = await search({ query, limit: 3, maxPerDocument: 1, explain: true });
    expect(explanation!.first.join(' ')).toContain('The cap on passages of one document held back');
    expect(explanation!.ranking.some(({ dropped }) => dropped?.reason === 'document-cap')).toBe(true);
    const first = explanation!.ranking[0]!;
    const why = WhyNot.parse(
      await (await service.post('/v1/search/why-not', { query, limit: 3, maxPerDocument: 1, documentId: first.documentId })).json(),
    );
    expect(why.step).toBe('shown');
  });
});

test('diversity shows what the ranking alone would not have', async () => {
  const { items, selection } = await search({ query, limit: 3, diversity: 0.9 });
  expect(new Set(items.map(({ externalId }) => externalId)).size).toBeGreaterThan(1);
  expect(selection).toMatchObject({ status: 'ok' });
  expect(selection!.moved).toBeGreaterThan(0);
});

describe('a question searched in parts', () => {
  const both = 'Which rule holds for the lantern of the north tower? What does a lantern cost in the harbour shop?';

  test('keeps to the cap as a whole', async () => {
    const { items, selection, understood } = await search({ query: both, limit: 3, maxPerDocument: 1 });
    expect(understood!.searched).toHaveLength(2);
    expect(new Set(items.map(({ externalId }) => externalId)).size).toBe(3);
    expect(selection!.heldBack).toBeGreaterThan(0);
  });

  test('is diversified and expanded as a whole', async () => {
    const plain = await search({ query: both, limit: 4 });
    const unlike = await search({ query: both, limit: 4, diversity: 0.9 });
    expect(new Set(unlike.items.map(({ documentId: id }) => id)).size).toBeGreaterThan(
      new Set(plain.items.map(({ documentId: id }) => id)).size,
    );
    const wide = await search({ query: both, limit: 4, expand: 'section', expandCharacters: 5000 });
    const shown = wide.items.flatMap(({ expanded }) => expanded!.chunkIds);
    expect(new Set(shown).size).toBe(shown.length);
    expect(wide.selection!.merged).toBeGreaterThan(0);
    expect(wide.items.map(({ score }) => score)).toEqual(wide.items.map(({ score }) => score).toSorted((a, b) => b - a));
  });
});

describe('expansion', () => {
  test.each(['neighbours', 'section'] as const)('by %s gives the canonical text at its span, and none twice', async (expand) => {
    const text = await (await service.fetch(`/v1/documents/${documentId}/revisions/1/text`)).text();
    const canonical = text.startsWith('{') ? (JSON.parse(text) as { text: string }).text : text;
    const { items, selection } = await search({ query, limit: 4, expand, expandCharacters: 5000 });
    const wide = items.filter(({ externalId }) => externalId === 'manual').map(({ expanded, span }) => ({ ...expanded!, own: span }));
    expect(wide.length).toBeGreaterThan(0);
    for (const { span, text: read, own, chunkIds } of wide) {
      expect(read).toBe(canonical.slice(span.start, span.end));
      expect([span.start <= own.start, own.end <= span.end, read.length <= 5000]).toEqual([true, true, true]);
      expect(chunkIds.length).toBeGreaterThan(0);
    }
    const sorted = wide.map(({ span }) => span).toSorted((a, b) => a.start - b.start);
    for (const [index, span] of sorted.entries()) expect(span.start).toBeGreaterThanOrEqual(sorted[index - 1]?.end ?? 0);
    expect(selection).toMatchObject({ status: 'ok' });
    expect(selection!.merged).toBeGreaterThan(0);
  });
});

test('questions take a cap and diversity too', async () => {
  const asked = { question: `${query}?`, mode: 'retrieval_only', limit: 3, maxPerDocument: 1, diversity: 0.2 };
  const { passages } = (await (await service.post('/v1/questions', asked)).json()) as { passages: { externalId: string }[] };
  expect(new Set(passages.map(({ externalId }) => externalId)).size).toBe(3);
});

async function add(externalId: string, text: string): Promise<void> {
  const form = new FormData();
  form.set('externalId', externalId);
  form.set('file', new Blob([text], { type: 'text/markdown' }), `${externalId}.md`);
  await service.fetch('/v1/collections/default/documents', { method: 'POST', body: form });
}

async function search(body: object): Promise<SearchResult> {
  return SearchResult.parse(await (await service.post('/v1/search', body)).json());
}
