import { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { type Document, Received } from '#contract';
import { buildEncryptedPdf, buildPdf, buildZip } from '../fixtures/index.ts';
import { childrenOf, expectClean, expectFailed, expectProblem, isAlive, residentMegabytes } from '../problems.ts';
import { boundary, formEnd, hangUp, partHead, sendRaw } from '../raw-upload.ts';
import { Service, until } from '../service.ts';

const documents = '/v1/collections/c/documents';
const ndjson = { 'content-type': 'application/x-ndjson' };
const multipart = { 'content-type': `multipart/form-data; boundary=${boundary}` };
let service: Service;

beforeAll(async () => {
  service = await Service.start({ environment: { AQUIFER_MAX_UPLOAD_MB: '8', AQUIFER_EMBEDDER: 'potion-base-8m' } });
  await service.post('/v1/collections', { name: 'c' });
});
afterEach(() => expectClean(service, 'c'));
afterAll(async () => {
  const parsers = childrenOf(service.pid);
  await service[Symbol.asyncDispose]();
  expect(parsers.filter(isAlive)).toEqual([]);
});

describe('files that are refused at once', () => {
  test.each<[string, Parameters<Service['upload']>[1], [number, string, RegExp]]>([
    ['an empty text', { name: 'empty.txt', bytes: '' }, [422, 'empty_file', /0 bytes/]],
    ['a PDF of 0 bytes', { name: 'empty.pdf', bytes: '', type: 'application/pdf' }, [422, 'empty_file', /empty\.pdf/]],
    [
      'a picture of a kind that is not read',
      { name: 'photo.gif', bytes: Buffer.from('GIF89a\u0001\u0001', 'latin1'), type: 'image/gif' },
      [415, 'unsupported_media_type', /image\/gif.*PNG.*application\/pdf/],
    ],
    [
      'a text that says it is a PDF',
      { name: 'letter.pdf', bytes: 'Dear Sir', type: 'application/pdf' },
      [422, 'damaged_file', /does not begin like one/],
    ],
    ['a file beyond the limit', { name: 'big.txt', bytes: 'x'.repeat(9 * 1024 * 1024) }, [413, 'too_large', /AQUIFER_MAX_UPLOAD_MB/]],
  ])('%s', async (_name, file, [status, code, detail]) => {
    const problem = await expectProblem(await service.upload('c', file), status, code);
    expect(problem.detail).toMatch(detail);
  });

  test('a ZIP renamed to .docx', async () => {
    const problem = await expectProblem(await service.upload('c', { name: 'report.docx', bytes: await buildZip() }), 422, 'damaged_file');
    expect(problem.detail).toMatch(/ZIP archive without a Word document/);
  });

  test('one bad file among good ones, however large: the good ones are taken, the bad one is named', async () => {
    const form = new FormData();
    const picture = Buffer.concat([Buffer.from('GIF89a', 'latin1'), Buffer.alloc(3_000_000)]);
    form.append('file', new Blob(['The first good one.']), 'first.txt');
    form.append('file', new Blob([picture]), 'photo.gif');
    form.append('file', new Blob(['x'.repeat(9 * 1024 * 1024)]), 'huge.txt');
    form.append('file', new Blob(['The second good one.']), 'second.txt');
    const response = await service.fetch(documents, { method: 'POST', body: form, signal: AbortSignal.timeout(30_000) });
    const { items, errors } = Received.parse(await response.json());
    expect(items.map(({ externalId }) => externalId)).toEqual(['first.txt', 'second.txt']);
    expect(errors).toMatchObject([
      { name: 'photo.gif', code: 'unsupported_media_type' },
      { name: 'huge.txt', code: 'too_large' },
    ]);
    await service.untilIdle('c');
  });

  test('file names that climb out of their folder stay names', async () => {
    const form = `${partHead('../../../../tmp/aquifer-escaped.txt')}Climbing.${formEnd}`;
    const answer = await sendRaw(service.url, {
      path: documents,
      headers: { ...multipart, 'content-length': String(form.length) },
      body: form,
    });
    expect(answer).toMatch(/^HTTP\/1.1 202/);
    expect(answer).toContain('"aquifer-escaped.txt"');
    await service.post(documents, { externalId: '../../../tmp/aquifer-escaped', text: 'Climbing as JSON.' });
    await service.untilIdle('c');
    for (const path of ['/..%2f..%2fpackage.json', '/assets/..%2f..%2f..%2fpackage.json', '/v1/documents/..%2f..%2fetc/revisions/1/file'])
      await expectProblem(await service.fetch(path), 404, 'not_found');
  });
});

describe('files that fail on the road, with a reason that is true', () => {
  test('an encrypted PDF', async () => {
    expectFailed(await service.settle('c', { name: 'secret.pdf', bytes: buildEncryptedPdf() }), 'encrypted_file', /password/);
  });

  test('bytes that are no UTF-8 where UTF-8 is declared', async () => {
    const document = await service.settle('c', {
      name: 'latin.txt',
      bytes: Buffer.from('Caf\xe9 \xff\xfe au lait', 'latin1'),
      type: 'text/plain; charset=utf-8',
    });
    expectFailed(document, 'invalid_text', /UTF-8/i);
  });

  test('10,000 pages of nonsense', async () => {
    const pages = Array.from({ length: 10_000 }, (_, page) => [{ text: `nonsense ${page * 7919}` }]);
    expectFailed(
      await service.settle('c', { name: 'nonsense.pdf', bytes: buildPdf({ pages }) }),
      'parse_limit',
      /10,?000.*5,?000|5,?000.*10,?000/,
    );
  });

  test('a PDF cut in half', async () => {
    const whole = buildPdf({ pages: Array.from({ length: 20 }, () => [{ text: 'A page of text.' }]) });
    const document = await service.settle('c', { name: 'half.pdf', bytes: whole.subarray(0, 200) });
    expect(document.status).toBe('failed');
    expect(['damaged_file', 'no_text']).toContain(document.failure?.code);
  });
});

describe('broken transport', () => {
  test('a form without its end', async () => {
    const body = `${partHead('cut.txt')}These words were to go on`;
    const answer = await sendRaw(service.url, { path: documents, headers: { ...multipart, 'content-length': String(body.length) }, body });
    expect(answer).toMatch(/^HTTP\/1.1 400 [\s\S]*"code":"malformed_upload"/);
  });

  test('a client that hangs up in the middle of a file, as a form and as NDJSON', async () => {
    const body = `${partHead('torn.txt')}${'words '.repeat(200_000)}`;
    await hangUp(service.url, { path: documents, headers: { ...multipart, 'content-length': '5000000' }, body });
    await hangUp(service.url, {
      path: documents,
      headers: { ...ndjson, 'content-length': '5000000' },
      body: '{"externalId":"torn","text":"wor',
    });
    await expectClean(service, 'c');
    const { items } = await service.json<{ items: Document[] }>(`${documents}?title=torn`);
    expect(items).toEqual([]);
  });

  test('a form without a file, and no form at all', async () => {
    const form = new FormData();
    form.set('title', 'lonely');
    await expectProblem(await service.fetch(documents, { method: 'POST', body: form }), 400, 'bad_request');
    await expectProblem(
      await service.fetch(documents, { method: 'POST', headers: { 'content-type': 'multipart/form-data' }, body: 'x' }),
      400,
      'malformed_upload',
    );
  });
});

test('a stream of 300 MB against the limit of 200 MB is refused and never held in memory', async () => {
  await using fresh = await Service.start();
  await fresh.post('/v1/collections', { name: 'c' });
  const before = residentMegabytes(fresh.pid);
  let peak = before;
  const watch = new AbortController();
  const watching = until(async () => {
    peak = Math.max(peak, residentMegabytes(fresh.pid));
    return watch.signal.aborted ? true : null;
  });
  const body = Readable.toWeb(Readable.from(megabytes(300))) as ReadableStream;
  try {
    const response = await fresh.fetch(documents, { method: 'POST', headers: multipart, body, duplex: 'half' });
    await expectProblem(response, 413, 'too_large');
  } finally {
    watch.abort();
    await watching;
  }
  expect(peak - before).toBeLessThan(200);
  await expectClean(fresh, 'c');
});

async function* megabytes(count: number): AsyncGenerator<Buffer> {
  yield Buffer.from(partHead('flood.txt'));
  const megabyte = Buffer.alloc(1024 * 1024, 'flood ');
  for (let sent = 0; sent < count; sent += 1) {
    yield megabyte;
    if (sent % 50 === 0) await sleep(1);
  }
  yield Buffer.from(formEnd);
}
