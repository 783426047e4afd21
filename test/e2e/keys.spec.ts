import { get } from 'node:http';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  type Activity,
  type Answer,
  AuditList,
  type Collection,
  type Document,
  NewKey,
  type Passage,
  Progress,
  type SearchResult,
  Trace,
} from '#contract';
import type { z } from 'zod';
import { expectProblem } from '../problems.ts';
import { Service, until } from '../service.ts';

type Role = 'admin' | 'editor' | 'reader';
const documents = '/v1/collections/c/documents';
const secret = 'The vault of the lighthouse opens with the code heronfoot.';
let service: Service;
let admin: Caller;

beforeAll(async () => {
  service = await Service.start();
});
afterAll(() => service[Symbol.asyncDispose]());

/** Calls the service with one key. */
class Caller {
  readonly id: string;
  readonly key: string;

  constructor({ id, key }: { readonly id: string; readonly key: string }) {
    this.id = id;
    this.key = key;
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return service.fetch(path, { ...init, headers: { ...(init.headers as Record<string, string>), authorization: `Bearer ${this.key}` } });
  }

  send(method: string, path: string, body?: unknown): Promise<Response> {
    return this.fetch(
      path,
      body === undefined ? { method } : { method, headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) },
    );
  }

  async json<Body>(path: string, body?: unknown): Promise<Body> {
    return (await this.send(body === undefined ? 'GET' : 'POST', path, body)).json() as Promise<Body>;
  }
}

async function newKey(role: Role, fields: { readonly groups?: string[]; readonly requestsPerMinute?: number } = {}): Promise<Caller> {
  return new Caller(NewKey.parse(await admin.json('/v1/keys', { name: `a ${role}`, role, ...fields })));
}

describe('keyless', () => {
  test('loopback needs no key until the first one, which must be an admin', async () => {
    expect(await service.json('/v1/me')).toMatchObject({ keyless: true, role: 'admin' });
    expect((await service.post('/v1/collections', { name: 'c' })).status).toBe(201);
    const problem = await expectProblem(await service.post('/v1/keys', { name: 'r', role: 'reader' }), 400, 'bad_request');
    expect(problem.detail).toMatch(/first key.*admin/);
  });

  test.each([
    ['a name that only resolves to this machine', { host: 'rebound.example:80' }],
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a proxy', { 'x-forwarded-for': '10.0.0.1' }],
  ])('does not serve %s', async (_name, headers) => {
    const { status, body } = await getWith('/v1/me', headers);
    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ code: 'unauthenticated' });
  });

  test('ends with the first key, for good', async () => {
    admin = new Caller(NewKey.parse(await (await service.post('/v1/keys', { name: 'root', role: 'admin' })).json()));
    expect(admin.key).toMatch(/^aq_/);
    await expectProblem(await service.fetch('/v1/me'), 401, 'unauthenticated');
    for (const header of ['Bearer nonsense', 'Basic abc', 'Bearer '])
      await expectProblem(await service.fetch('/v1/me', { headers: { authorization: header } }), 401, 'unauthenticated');
    expect(await admin.json('/v1/me')).toMatchObject({ keyless: false, keyId: admin.id });
    for (const open of ['/health/live', '/health/ready', '/metrics', '/openapi.json']) expect((await service.fetch(open)).status).toBe(200);
  });
});

describe('roles', () => {
  test.each<[Role, string, string, unknown]>([
    ['reader', 'POST', '/v1/collections', { name: 'mine' }],
    ['reader', 'PATCH', '/v1/collections/c', { name: 'mine' }],
    ['reader', 'POST', documents, { text: 'a' }],
    ['reader', 'PATCH', '/v1/documents/x', { title: 'a' }],
    ['reader', 'DELETE', '/v1/documents/x', undefined],
    ['reader', 'POST', '/v1/documents/x/retry', undefined],
    ['reader', 'GET', '/v1/keys', undefined],
    ['reader', 'GET', '/v1/audit', undefined],
    ['reader', 'GET', '/v1/system', undefined],
    ['editor', 'GET', '/v1/keys', undefined],
    ['editor', 'POST', '/v1/keys', { name: 'k', role: 'admin' }],
    ['editor', 'DELETE', '/v1/keys/x', undefined],
    ['editor', 'GET', '/v1/audit', undefined],
    ['editor', 'DELETE', '/v1/collections/c', undefined],
  ])('a %s may not %s %s', async (role, method, path, body) => {
    await expectProblem(await (await newKey(role)).send(method, path, body), 403, 'forbidden');
  });

  test('a limit of requests a minute answers 429 with the seconds to wait', async () => {
    const limited = await newKey('reader', { requestsPerMinute: 3 });
    const answers = [];
    for (let call = 0; call < 8; call += 1) answers.push(await limited.fetch('/v1/me'));
    const refused = answers.filter(({ status }) => status === 429);
    expect(refused.length).toBeGreaterThanOrEqual(2);
    expect(Number(refused[0]?.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await expectProblem(refused[0] as Response, 429, 'rate_limited')).retryAfterSeconds).toBeGreaterThan(0);
  });

  test('a revoked key is refused at once', async () => {
    const gone = await newKey('reader');
    expect((await gone.fetch('/v1/me')).status).toBe(200);
    expect((await admin.send('DELETE', `/v1/keys/${gone.id}`)).status).toBe(204);
    await expectProblem(await gone.fetch('/v1/me'), 401, 'unauthenticated');
  });
});

describe('a document of one group', () => {
  let crew: Caller;
  let stranger: Caller;
  let id: string;

  beforeAll(async () => {
    [crew, stranger] = await Promise.all([newKey('editor', { groups: ['crew'] }), newKey('editor', { groups: ['guests'] })]);
    const body = { externalId: 'vault', title: 'Vault', text: secret, access: { public: false, groups: ['crew'] } };
    id = (await crew.json<{ items: { documentId: string }[] }>(documents, body)).items[0]?.documentId ?? '';
    await admin.send('POST', documents, { externalId: 'open', title: 'Open', text: 'The lighthouse is open to visitors on Sunday.' });
    await settled();
  });

  const settled = () => until(async () => ((await admin.json<Progress>('/v1/collections/c/progress')).pending === 0 ? true : null));
  const found = async (caller: Caller): Promise<Passage[]> =>
    (await caller.json<SearchResult>('/v1/search', { query: 'code of the lighthouse vault' })).items;

  test('is there for its group and for admins, and for nobody else on any road', async () => {
    for (const caller of [crew, admin]) expect((await found(caller)).map(({ documentId }) => documentId)).toContain(id);
    for (const path of ['', '/revisions', '/revisions/1/text', '/revisions/1/file']) {
      expect((await crew.fetch(`/v1/documents/${id}${path}`)).status).toBe(200);
      await expectProblem(await stranger.fetch(`/v1/documents/${id}${path}`), 404, 'not_found');
    }
    await expectProblem(await stranger.send('PATCH', `/v1/documents/${id}`, { access: { public: true } }), 404, 'not_found');
    await expectProblem(await stranger.send('DELETE', `/v1/documents/${id}`), 404, 'not_found');
    await expectProblem(await stranger.send('POST', `/v1/documents/${id}/retry`), 404, 'not_found');
    await expectProblem(await stranger.send('POST', documents, { externalId: 'vault', text: 'Mine now.' }), 403, 'forbidden');
  });

  test('counts for nobody else', async () => {
    const seen = async (caller: Caller) => ({
      listed: (await caller.json<{ items: Document[] }>(documents)).items.length,
      progress: (await caller.json<Progress>('/v1/collections/c/progress')).total,
      collection: (await caller.json<Collection>('/v1/collections/c')).documents,
    });
    expect(await seen(crew)).toEqual({ listed: 2, progress: 2, collection: 2 });
    expect(await seen(stranger)).toEqual({ listed: 1, progress: 1, collection: 1 });
    expect((await stranger.json<Collection>('/v1/collections/c')).chunks).toBe(1);
  });

  test('is in no answer, passage, trace or activity of others', async () => {
    const question = { question: 'What is the code of the lighthouse vault?' };
    const own = await crew.json<Answer>('/v1/questions', question);
    expect(JSON.stringify(own)).toContain('heronfoot');
    const answer = await stranger.json<Answer>('/v1/questions', question);
    expect(JSON.stringify(answer)).not.toMatch(/heronfoot|Vault"/);
    await expectProblem(await stranger.fetch(`/v1/questions/${own.id}`), 404, 'not_found');
    await expectProblem(await stranger.send('POST', `/v1/questions/${own.id}/feedback`, { rating: 'up' }), 404, 'not_found');
    expect(JSON.stringify(await stranger.json<Activity>('/v1/activity'))).not.toContain(id);
    expect(JSON.stringify(await crew.json<Activity>('/v1/activity'))).toContain(id);
    expect((await stranger.json<{ documents: Record<string, number> }>('/v1/system')).documents).toEqual({ live: 1 });
  });

  test('sent again without saying who may see it, it stays private and keeps its fields', async () => {
    await crew.send('POST', documents, { externalId: 'vault', text: `${secret} It was changed.` });
    await settled();
    expect(await crew.json<Document>(`/v1/documents/${id}`)).toMatchObject({
      title: 'Vault',
      access: { public: false, groups: ['crew'] },
      liveRevision: 2,
    });
    await expectProblem(await stranger.fetch(`/v1/documents/${id}`), 404, 'not_found');
  });

  test('whoever leaves the group reads their old answer without what rested on it', async () => {
    const answer = await crew.json<Answer>('/v1/questions', { question: 'What is the code of the lighthouse vault?' });
    expect(answer.answer).toContain('heronfoot');
    await admin.send('PATCH', `/v1/documents/${id}`, { access: { public: false, groups: ['owners'] } });
    const trace = Trace.parse(await crew.json(`/v1/questions/${answer.id}`));
    expect(JSON.stringify(trace)).not.toContain('heronfoot');
    expect(trace.fallbacks.join()).toMatch(/withheld/);
    expect((await admin.json<z.infer<typeof Trace>>(`/v1/questions/${answer.id}`)).answer).toContain('heronfoot');
    expect(await found(crew)).not.toContainEqual(expect.objectContaining({ documentId: id }));
  });

  test('every administrative act has its line in the audit', async () => {
    const collection = (await admin.json<Collection>('/v1/collections', { name: 'brief' })).id;
    await admin.send('PATCH', `/v1/collections/${collection}`, { name: 'shorter' });
    await admin.send('DELETE', `/v1/collections/${collection}`);
    await admin.send('DELETE', `/v1/documents/${id}`);
    const { items } = AuditList.parse(await admin.json('/v1/audit?limit=200'));
    const actions = new Set(items.map(({ action }) => action));
    for (const action of [
      'collection.create',
      'collection.rename',
      'collection.delete',
      'document.change',
      'document.delete',
      'key.create',
      'key.revoke',
    ])
      expect(actions).toContain(action);
    expect(items[0]).toMatchObject({ action: 'document.delete', target: id, keyId: admin.id });
  });
});

/** fetch does not let a caller say another Host. */
function getWith(path: string, headers: Record<string, string>): Promise<{ status: number; body: string }> {
  const { hostname, port } = new URL(service.url);
  return new Promise((resolve, reject) => {
    get({ hostname, port, path, headers }, (response) => {
      text(response).then((body) => resolve({ status: response.statusCode ?? 0, body }), reject);
    }).on('error', reject);
  });
}
