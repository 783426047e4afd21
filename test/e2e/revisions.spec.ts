import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Answer, Deletion, Diff, Document, Problem, RevisionHistory, Rollback, SearchResult, Trace } from '#contract';
import { Service } from '../service.ts';

const page = (hour: string) =>
  `# Pier of Ostend\n\nThe pier of Ostend opens at ${hour} in the morning and closes when it is dark.\n\n# Ferries\n\nFerries to Dover leave from the old harbour.\n`;

describe('revisions through the service', () => {
  let service: Service;
  let document: Document;
  let old: string;
  const question = 'When does the pier of Ostend open?';
  beforeAll(async () => {
    service = await Service.start();
    await service.post('/v1/collections', { name: 'coast' });
    document = await settle('nine');
    old = new Date().toISOString();
    await settle('eleven');
  });
  afterAll(() => service[Symbol.asyncDispose]());

  const settle = (hour: string) =>
    service.settle('coast', { name: 'pier.md', externalId: 'pier', bytes: page(hour), type: 'text/markdown' });
  const ask = async (body: object) =>
    (await (await service.post('/v1/questions', { question, mode: 'extract', ...body })).json()) as Answer;
  const search = async (body: object) =>
    (await (await service.post('/v1/search', { query: 'pier opens', ...body })).json()) as SearchResult;

  test('a question is answered from the new text, and with asOf from the old, cited by its revision; the trace keeps the moment', async () => {
    const now = await ask({});
    expect(now).toMatchObject({ status: 'answered', citations: [{ revision: 2, quote: expect.stringContaining('eleven') as string }] });
    const then = await ask({ asOf: old });
    expect(then).toMatchObject({ status: 'answered', citations: [{ revision: 1, quote: expect.stringContaining('nine') as string }] });
    expect(then.legs.map(({ note }) => note)).toEqual([
      expect.stringContaining('BM25 computed over'),
      expect.stringContaining('were live on'),
    ]);
    const [citation] = then.citations;
    const text = await (await service.fetch(`/v1/documents/${document.id}/revisions/1/text`)).text();
    expect(text.slice(citation?.span.start, citation?.span.end)).toBe(citation?.quote);
    expect(await service.json<Trace>(`/v1/questions/${then.id}`)).toMatchObject({ asOf: old });
    expect((await search({ asOf: '2001-01-01T00:00:00+02:00' })).items).toEqual([]);
    const future = await service.post('/v1/search', { query: 'pier', asOf: '2999-01-01T00:00:00Z' });
    expect([future.status, ((await future.json()) as Problem).code]).toEqual([400, 'bad_request']);
  });

  test('the difference names the line, with spans in both texts, and what it cost', async () => {
    const diff = await service.json<Diff>(`/v1/documents/${document.id}/diff?from=1&to=2`);
    expect(diff).toMatchObject({ from: 1, to: 2, linesAdded: 1, linesRemoved: 1, exact: true, chunks: { added: 1, gone: 1, embedded: 1 } });
    expect(diff.changes).toMatchObject([
      { kind: 'changed', from: { text: expect.stringContaining('nine') as string }, before: expect.stringContaining('Pier') as string },
    ]);
    const text = await (await service.fetch(`/v1/documents/${document.id}/revisions/2/text`)).text();
    const [change] = diff.changes;
    expect(text.slice(change?.to.span.start, change?.to.span.end)).toBe(change?.to.text);
  });

  test('a rollback shows the old text at once, is remembered, and gives way to the next upload', async () => {
    const back = (await (await service.post(`/v1/documents/${document.id}/rollback`, { revision: 1 })).json()) as Rollback;
    expect(back).toMatchObject({ outcome: 'live', previous: 2, overtaken: [], document: { liveRevision: 1, status: 'live' } });
    expect((await search({})).items[0]).toMatchObject({ revision: 1, text: expect.stringContaining('nine') as string });
    const { items } = await service.json<{ items: RevisionHistory[] }>(`/v1/documents/${document.id}/revisions`);
    expect(items.map(({ number, lives }) => [number, lives.length])).toEqual([
      [2, 1],
      [1, 2],
    ]);
    expect((await settle('noon')).liveRevision).toBe(3);
    const unknown = await service.post(`/v1/documents/${document.id}/rollback`, { revision: 9 });
    expect([unknown.status, ((await unknown.json()) as Problem).detail]).toEqual([404, expect.stringContaining('no revision 9')]);
  });

  test('a deleted document is gone from search, answers and stored questions when the call returns, and a report proves it', async () => {
    const { id } = await ask({});
    expect((await service.fetch(`/v1/documents/${document.id}`, { method: 'DELETE' })).status).toBe(204);
    expect((await search({})).items).toEqual([]);
    expect((await search({ asOf: old })).items).toEqual([]);
    expect(JSON.stringify(await ask({}))).not.toContain(document.id);
    expect(await (await service.fetch(`/v1/questions/${id}`)).text()).not.toContain('noon');
    const report = await service.json<Deletion>(`/v1/documents/${document.id}/deletion`);
    expect(report).toMatchObject({
      isGone: true,
      deletion: { externalId: 'pier', traces: 'redact', removed: { texts: 3 } },
      present: { texts: 0, answers: 0, files: [] },
    });
  });
});
