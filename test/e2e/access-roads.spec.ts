import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Answer, type DocumentList, NewKey, type SearchResult, type Trace } from '#contract';
import type { z } from 'zod';
import { seededRandom } from '../conformance/random.ts';
import { Service } from '../service.ts';

const groups = ['sales', 'legal', 'vault', 'ops'];
const random = seededRandom(20_261_121);
const rules = Array.from({ length: 10 }, (_, number) => ({
  externalId: `page-${number}`,
  word: `lantern${number}x`,
  access: { public: number === 0, groups: random.some(groups, 0.35) },
}));
// The limit differs, so that each search is one that nobody with the same rights has made.
const readers = Array.from({ length: 5 }, (_, number) => ({
  role: number === 4 ? ('admin' as const) : random.pick(['reader', 'editor'] as const),
  groups: random.some(groups, 0.3),
  limit: 50 + number,
}));
const question = 'Which lantern stands where?';
let service: Service;
let admin: string;

const call = (key: string, path: string, body?: unknown): Promise<Response> =>
  service.fetch(path, {
    method: body === undefined ? 'GET' : 'POST',
    headers: { authorization: `Bearer ${key}`, ...(body === undefined ? {} : { 'content-type': 'application/json' }) },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
const textOf = async (key: string, path: string, body?: unknown): Promise<string> => (await call(key, path, body)).text();
const newKey = async (key: string, fields: object): Promise<string> => NewKey.parse(await (await call(key, '/v1/keys', fields)).json()).key;

beforeAll(async () => {
  service = await Service.start();
  await service.post('/v1/collections', { name: 'c' });
  for (const { externalId, word, access } of rules) {
    const form = new FormData();
    form.set('externalId', externalId);
    form.set('access', JSON.stringify(access));
    form.set('file', new Blob([`The ${word} lantern stands on pier ${word}.`], { type: 'text/plain' }), `${externalId}.txt`);
    await service.fetch('/v1/collections/c/documents', { method: 'POST', body: form });
  }
  await service.untilIdle('c');
  admin = NewKey.parse(await (await service.post('/v1/keys', { name: 'first', role: 'admin' })).json()).key;
}, 180_000);
afterAll(() => service[Symbol.asyncDispose]());

describe.each(readers)('one with the role $role and the groups $groups', ({ role, groups: own, limit }) => {
  const isSeen = ({ access }: (typeof rules)[number]): boolean =>
    role === 'admin' || access.public || access.groups.some((group) => own.includes(group));
  const seen = rules.filter(isSeen);
  const words = seen.map(({ word }) => word).sort();
  const wordsIn = (text: string): string[] => [...new Set(text.match(/lantern\dx/g))].sort();
  let key: string;
  beforeAll(async () => {
    key = await newKey(admin, { name: 'reader', role, groups: own });
  });

  test('is shown what the rules say, by every road, and anew for each', async () => {
    const search = { query: 'lantern', limit, explain: true, sections: true };
    const first = await textOf(key, '/v1/search', search);
    const { cached } = JSON.parse(first) as SearchResult;
    expect(cached).toBe(false);
    expect(wordsIn(first)).toEqual(words);
    const again = await textOf(key, '/v1/search', search);
    expect([wordsIn(again), (JSON.parse(again) as SearchResult).cached]).toEqual([words, true]);
    const { items } = JSON.parse(await textOf(key, '/v1/collections/c/documents?limit=50')) as z.infer<typeof DocumentList>;
    expect(items.map(({ externalId }) => externalId).sort()).toEqual(seen.map(({ externalId }) => externalId).sort());
    const events = await textOf(key, '/v1/events?limit=100');
    expect([...new Set(events.match(/page-\d/g))].sort()).toEqual(seen.map(({ externalId }) => externalId).sort());
  });

  test('is answered from that alone, and nobody else opens the question', async () => {
    const answered = await textOf(key, '/v1/questions', { question, limit: 20, mode: 'retrieval_only' });
    expect(wordsIn(answered)).toEqual(words);
    const messages = [{ role: 'user', content: question }];
    for (const stream of [false, true]) {
      const chat = { model: 'aquifer/c', messages, stream, aquifer: { limit: 20, mode: 'retrieval_only' } };
      expect(wordsIn(await textOf(key, '/v1/chat/completions', chat))).toEqual(words);
    }
    const { id } = JSON.parse(answered) as Answer;
    const path = `/v1/questions/${id}`;
    expect(((await (await call(key, path)).json()) as Trace).question).toBe(question);
    const other = await newKey(admin, { name: 'other', role: 'reader', groups });
    expect((await call(other, path)).status).toBe(404);
  });

  test('is shown the same by each tool of the Model Context Protocol', async () => {
    const use = async (name: string, input: object): Promise<string> => {
      const message = { jsonrpc: '2.0', id: 1, method: 'tools/call', params: { name, arguments: input } };
      return textOf(key, '/mcp', message);
    };
    expect(wordsIn(await use('search', { query: 'lantern', limit: 20 }))).toEqual(words);
    const answered = wordsIn(await use('ask', { question }));
    expect(words).toEqual(expect.arrayContaining(answered));
    const listed = await use('list', { collection: 'c' });
    expect([...new Set(listed.match(/page-\d/g))].sort()).toEqual(seen.map(({ externalId }) => externalId).sort());
    expect(await use('list', {})).toContain(`\\"c\\": ${seen.length} documents`);
    const { items } = JSON.parse(await textOf(admin, '/v1/collections/c/documents?limit=50')) as z.infer<typeof DocumentList>;
    const read = await Promise.all(items.map(({ id }) => use('read', { documentId: id })));
    expect(wordsIn(read.join('\n'))).toEqual(words);
  });

  test('is told of no document by its id', async () => {
    const { items } = JSON.parse(await textOf(admin, '/v1/collections/c/documents?limit=50')) as z.infer<typeof DocumentList>;
    for (const { id, externalId } of items) {
      const wanted = seen.some((rule) => rule.externalId === externalId) ? 200 : 404;
      for (const path of ['', '/revisions', '/revisions/1/text', '/revisions/1/file'])
        expect((await call(key, `/v1/documents/${id}${path}`)).status, `${externalId}${path}`).toBe(wanted);
      const whyNot = await call(key, '/v1/search/why-not', { query: 'lantern', documentId: id });
      expect(whyNot.status, externalId).toBe(wanted);
    }
  });
});
