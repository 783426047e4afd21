import { gzipSync } from 'node:zlib';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { Received, type SearchResult } from '#contract';
import { expectClean, expectProblem } from '../problems.ts';
import { Service } from '../service.ts';

const documents = '/v1/collections/c/documents';
const ndjson = { 'content-type': 'application/x-ndjson' };
let service: Service;

beforeAll(async () => {
  service = await Service.start({ environment: { AQUIFER_MAX_UPLOAD_MB: '8', AQUIFER_EMBEDDER: 'potion-base-8m' } });
  await service.post('/v1/collections', { name: 'c' });
});
afterEach(() => expectClean(service, 'c'));
afterAll(() => service[Symbol.asyncDispose]());

describe('bodies that do not fit', () => {
  const json = (
    path: string,
    body: string | Buffer<ArrayBuffer>,
    headers: Record<string, string> = { 'content-type': 'application/json' },
  ): Promise<Response> => service.fetch(path, { method: 'POST', headers, body });

  test.each<[string, string, string | Buffer<ArrayBuffer>, [number, string]]>([
    ['malformed JSON', '/v1/search', '{"query": ', [400, 'bad_request']],
    ['no body', '/v1/search', '', [400, 'bad_request']],
    ['a list instead of an object', '/v1/search', '[]', [400, 'bad_request']],
    ['bytes that are no UTF-8 in JSON', '/v1/search', Buffer.from('{"query":"caf\xe9"}', 'latin1'), [422, 'invalid_text']],
    ['half a surrogate pair in a text', documents, '{"text":"\\ud800 alone"}', [422, 'invalid_text']],
    ['half a surrogate pair in a title', documents, '{"text":"whole","title":"\\udfff"}', [422, 'invalid_text']],
    ['half a surrogate pair in a search', '/v1/search', '{"query":"\\ud83d"}', [422, 'invalid_text']],
    ['half a surrogate pair in a question', '/v1/questions', '{"question":"why \\ud83d"}', [422, 'invalid_text']],
    ['an empty text', documents, '{"text":""}', [422, 'empty_file']],
    ['a collection that does not exist', '/v1/collections/nowhere/documents', '{"text":"a"}', [404, 'not_found']],
    ['a search in a collection that does not exist', '/v1/search', '{"query":"a","collections":["nowhere"]}', [404, 'not_found']],
    ['a JSON text beyond what JSON may hold', documents, `{"text":"${'x'.repeat(9 * 1024 * 1024)}"}`, [413, 'too_large']],
  ])('%s', async (_name, path, body, [status, code]) => {
    await expectProblem(await json(path, body), status, code);
  });

  test('a conversation of many small parts is refused before it is checked, as OpenAI would say it', async () => {
    const content = Array.from({ length: 100_000 }, () => ({ type: 'text', text: 'a' }));
    const response = await service.post('/v1/chat/completions', { model: 'aquifer', messages: [{ role: 'user', content }] });
    expect(response.status).toBe(413);
    expect(await response.json()).toMatchObject({
      error: { message: expect.stringMatching(/has 2\.\d MB, at most 2 are read/) as string },
    });
  });

  test('unknown fields and a huge query are named, all at once', async () => {
    const problem = await expectProblem(
      await service.post('/v1/search', { query: 'x'.repeat(100_000), colour: 'red', limit: 0 }),
      400,
      'bad_request',
    );
    expect(problem.errors?.map(({ path }) => path).sort()).toEqual(['', 'limit', 'query']);
    expect(problem.detail).toMatch(/colour/);
  });

  test('wrong method, wrong content type, no such path, a broken path, a bad cursor', async () => {
    const wrong = await service.fetch('/v1/search', { method: 'PUT' });
    expect(wrong.headers.get('allow')).toBe('POST');
    await expectProblem(wrong, 405, 'method_not_allowed');
    await expectProblem(
      await service.fetch('/v1/search', { method: 'POST', headers: { 'content-type': 'text/yaml' }, body: 'query: a' }),
      415,
      'unsupported_media_type',
    );
    await expectProblem(
      await service.fetch(documents, { method: 'POST', headers: { 'content-type': 'application/pdf' }, body: '%PDF-1.4' }),
      415,
      'unsupported_media_type',
    );
    const form = await expectProblem(
      await service.fetch('/v1/search', { method: 'POST', body: new URLSearchParams({ query: 'a' }) }),
      415,
      'unsupported_media_type',
    );
    expect(form.detail).toContain('send JSON with the header "content-type: application/json"');
    const packed = { 'content-type': 'application/json', 'content-encoding': 'gzip' };
    const gzipped = await service.fetch('/v1/search', { method: 'POST', headers: packed, body: gzipSync('{"query":"a"}') });
    expect((await expectProblem(gzipped, 415, 'unsupported_media_type')).detail).toContain('send it as it is');
    const slash = await service.fetch('/v1/models/');
    expect(slash.status).toBe(404);
    expect(await slash.json()).toMatchObject({
      error: { message: 'there is no GET /v1/models/ here; GET /openapi.json lists what there is' },
    });
    const { detail } = await expectProblem(await service.fetch('/v1/nothing'), 404, 'not_found');
    expect(detail).toBe('there is no GET /v1/nothing here; GET /openapi.json lists what there is');
    const broken = await expectProblem(await service.fetch('/v1/collections/%E0%A4%A'), 400, 'bad_request');
    expect(broken.detail).toContain('encode it anew');
    await expectProblem(await service.fetch(`/v1/documents/${'x'.repeat(5000)}`), 400, 'bad_request');
    await expectProblem(await service.fetch(`${documents}?cursor=%00nonsense`), 400, 'bad_request');
    await expectProblem(await service.fetch(`${documents}?limit=many`), 400, 'bad_request');
    await expectProblem(await service.fetch('/v1/documents/none/revisions/zero/text'), 400, 'bad_request');
  });

  test('one bad line among many: the others are taken, the bad ones are named by number', async () => {
    const lines = [
      '{"externalId":"n1","text":"The first line."}',
      '{"text": oops}',
      '',
      '{"externalId":"n4","text":"The fourth line.","colour":1}',
      '{"externalId":"n5","text":"The fifth line."}',
      '{"externalId":"n6","title":"","text":"The sixth line."}',
    ];
    const body = Buffer.concat([Buffer.from(lines.join('\n')), Buffer.from('\n{"text":"caf\xe9"}', 'latin1')]);
    const received = Received.parse(await (await json(documents, body, ndjson)).json());
    expect(received.items.map(({ externalId }) => externalId)).toEqual(['n1', 'n5']);
    expect(received.errors.map(({ name, code }) => [name, code])).toEqual([
      ['line 2', 'bad_request'],
      ['line 4', 'bad_request'],
      ['line 6', 'bad_request'],
      ['line 7', 'invalid_text'],
    ]);
    await service.untilIdle('c');
    const { items } = (await (await service.post('/v1/search', { query: 'the fifth line' })).json()) as SearchResult;
    expect(items.some(({ externalId }) => externalId === 'n5')).toBe(true);
  });
});
