import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { AquiferClient, AquiferProblem, resultOf } from './index.ts';

interface Call {
  readonly line: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}
type Reply = (response: ServerResponse) => void | Promise<void>;

const problem = { type: 't', title: 'rate limited', status: 429, code: 'rate_limited', detail: 'wait a little', requestId: 'r1' };
const json =
  (body: unknown, status = 200, headers: Record<string, string> = {}): Reply =>
  (response) =>
    void response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));

/** Answers each call with the next reply, the last one again and again. */
let replies: Reply[] = [];
let calls: Call[] = [];
const server = createServer((request, response) => {
  void (async () => {
    const reply = replies.length > 1 ? replies.shift() : replies[0];
    const pieces: Buffer[] = [];
    for await (const piece of request) pieces.push(piece as Buffer);
    calls.push({ line: `${request.method} ${request.url}`, headers: request.headers, body: Buffer.concat(pieces).toString() });
    await reply?.(response);
  })();
});
await once(server.listen(0, '127.0.0.1'), 'listening');
const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/behind/`;
const client = new AquiferClient({ url, key: 'aq_1', headers: { 'x-team': 'sea' } });

beforeEach(() => {
  calls = [];
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

describe('a call', () => {
  test('goes to the path that the service stands under, with its key', async () => {
    replies = [json({ id: 'd1' })];
    const { data } = await client.api.GET('/v1/documents/{id}', { params: { path: { id: 'a b' } } });
    expect(data?.id).toBe('d1');
    expect(calls[0]?.line).toBe('GET /behind/v1/documents/a%20b');
    expect(calls[0]?.headers).toMatchObject({ authorization: 'Bearer aq_1', 'x-team': 'sea' });
  });

  test('is made again after 429 and 503, when the service says', async () => {
    replies = [json(problem, 429, { 'retry-after': '0' }), json(problem, 503, { 'retry-after': '0' }), json({ items: [] })];
    expect(await client.search({ query: 'tea' })).toEqual({ items: [] });
    expect(calls.map(({ body }) => body)).toEqual(Array(3).fill('{"query":"tea"}'));
    replies = [json(problem, 429, { 'retry-after': '0' }), json({ id: 'k' })];
    await resultOf(client.api.POST('/v1/keys', { body: { name: 'desk', role: 'reader' } }));
    expect(calls.slice(3).map(({ body }) => body)).toEqual(Array(2).fill('{"name":"desk","role":"reader"}'));
  });

  test('is not made again where that helps nobody', async () => {
    replies = [json(problem, 429, { 'retry-after': '3600' })];
    await expect(client.search({ query: 'tea' })).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 3600 });
    replies = [json({ ...problem, status: 500, code: 'internal' }, 500)];
    await expect(client.search({ query: 'tea' })).rejects.toMatchObject({ status: 500, code: 'internal' });
    expect(calls).toHaveLength(2);
  });

  test('that waits to be made again can be aborted', async () => {
    replies = [json(problem, 503, { 'retry-after': '20' })];
    const stop = new AbortController();
    const searching = client.search({ query: 'tea' }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(searching).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what goes wrong', () => {
  test('is a problem with its code, request and fields', async () => {
    const errors = [{ path: 'name', message: 'too short' }];
    replies = [json({ ...problem, status: 400, code: 'bad_request', errors }, 400)];
    const refused = await resultOf(client.api.POST('/v1/collections', { body: { name: '' } })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AquiferProblem);
    expect(refused).toMatchObject({ message: 'wait a little', code: 'bad_request', requestId: 'r1', errors });
  });

  test('is one too in the form of OpenAI, from a proxy, and where nothing answers', async () => {
    replies = [json({ error: { message: 'no such model', code: 'model_not_found' } }, 404)];
    await expect(resultOf(client.api.GET('/v1/models'))).rejects.toMatchObject({ message: 'no such model', code: 'model_not_found' });
    replies = [(response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')];
    await expect(client.search({ query: 'a' })).rejects.toMatchObject({ status: 502, code: 'http', message: /502: <h1>Bad gateway/ });
    const nowhere = new AquiferClient({ url: 'http://127.0.0.1:9' });
    await expect(nowhere.search({ query: 'a' })).rejects.toMatchObject({ status: 0, code: 'unreachable', message: /npx aquifer serve/ });
  });
});

describe('an answer that is none', () => {
  const page: Reply = (response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Sign in</h1>');
  const half: Reply = (response) => {
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': '100' }).write('{"items":');
    setTimeout(() => response.destroy(), 20);
  };
  const reads: readonly [string, () => Promise<unknown>][] = [
    ['a search', () => client.search({ query: 'a' })],
    ['a question', () => client.ask({ question: 'q' })],
    ['a list', () => collected(client.items('/v1/collections', {}))],
    ['a route', () => resultOf(client.api.GET('/v1/models'))],
  ];
  const follows: readonly [string, () => Promise<unknown>][] = [
    ['a stream', () => collected(client.stream({ question: 'q' }))],
    ['progress', () => client.settled('tea')],
    ['events', () => collected(client.events())],
  ];

  test.each([...reads, ...follows])('of another server, to %s, is told as that', async (_, read) => {
    replies = [page];
    await expect(read()).rejects.toMatchObject({ name: 'AquiferProblem', code: 'http', status: 200, message: /no Aquifer.*Sign in/ });
  });

  test.each(reads)('of half its length, to %s, is a connection that was cut', async (_, read) => {
    replies = [half];
    await expect(read()).rejects.toMatchObject({ name: 'AquiferProblem', code: 'unreachable', message: /in the middle/ });
  });

  test.each(reads)('that says JSON and is none, to %s, is of another server', async (_, read) => {
    replies = [(response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('ok')];
    await expect(read()).rejects.toMatchObject({ code: 'http', message: /without JSON/ });
  });
});

describe('a streamed answer', () => {
  const sent = (name: string, data: unknown): string => `event: ${name}\r\ndata: ${JSON.stringify(data)}\r\n\r\n`;
  const streamed =
    (...pieces: readonly (string | Buffer)[]): Reply =>
    async (response) => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      for (const piece of pieces) {
        response.write(piece);
        await new Promise(setImmediate);
      }
      response.end();
    };

  test('comes event by event, wherever the bytes are cut', async () => {
    const text = Buffer.from(`: still here\n\n${sent('token', { text: 'Siebzig °C' })}${sent('done', { id: 'q1', answer: 'Siebzig °C' })}`);
    replies = [streamed(...Array.from(text, (_, at) => text.subarray(at, at + 1)))];
    const told: string[] = [];
    for await (const said of client.stream({ question: 'How hot?' }))
      told.push(said.event === 'token' ? said.data.text : said.event === 'done' ? said.data.id : said.event);
    expect(told).toEqual(['Siebzig °C', 'q1']);
    expect(JSON.parse(calls[0]?.body ?? '')).toEqual({ question: 'How hot?', stream: true });
  });

  test('throws what failed, and an end that came too early', async () => {
    replies = [streamed(sent('token', { text: 'a' }), sent('error', { ...problem, code: 'timed_out' }))];
    await expect(collected(client.stream({ question: 'q' }))).rejects.toMatchObject({ code: 'timed_out' });
    replies = [streamed(sent('token', { text: 'a' }), 'event: done\ndata: {"id"')];
    await expect(collected(client.stream({ question: 'q' }))).rejects.toThrow(/ended in the middle/);
  });

  test('throws a problem where the connection breaks, and where an event is no JSON', async () => {
    replies = [
      (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(sent('token', { text: 'a' }));
        setTimeout(() => response.destroy(), 20);
      },
    ];
    await expect(collected(client.stream({ question: 'q' }))).rejects.toMatchObject({
      name: 'AquiferProblem',
      code: 'unreachable',
      message: /in the middle/,
    });
    replies = [streamed('event: token\ndata: {"text\n\n')];
    await expect(collected(client.stream({ question: 'q' }))).rejects.toMatchObject({ name: 'AquiferProblem', code: 'http' });
  });

  test('hangs up when the loop is left, and when it is aborted', async () => {
    let hungUp = 0;
    replies = [
      async (response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' }).write(sent('token', { text: 'a' }));
        await once(response, 'close');
        hungUp += 1;
      },
    ];
    for await (const _ of client.stream({ question: 'q' })) break;
    const stop = new AbortController();
    const reading = (async () => {
      for await (const _ of client.stream({ question: 'q' }, { signal: stop.signal })) stop.abort();
    })();
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
    await expect.poll(() => hungUp).toBe(2);
  });
});

test('a list is walked page by page, no further than it is read', async () => {
  const page = (from: number, nextCursor: string | null): Reply => json({ items: [{ id: `${from}` }, { id: `${from + 1}` }], nextCursor });
  replies = [page(1, 'c 2'), page(3, 'c3'), page(5, null)];
  const found: string[] = [];
  const options = { path: { collection: 'tea room' }, query: { status: 'live', limit: 2 } } as const;
  for await (const document of client.items('/v1/collections/{collection}/documents', options)) {
    found.push(document.id);
    if (document.id === '4') break;
  }
  expect(found).toEqual(['1', '2', '3', '4']);
  expect(calls.map(({ line }) => line.replace('/behind/v1/collections/tea%20room/documents', ''))).toEqual([
    'GET ?status=live&limit=2',
    'GET ?status=live&limit=2&cursor=c+2',
  ]);
});

describe('an upload', () => {
  test.each([
    ['a text', 'Seventy degrees.'],
    ['a blob', new Blob(['Seventy degrees.'])],
    ['bytes', new TextEncoder().encode('Seventy degrees.')],
    ['a stream of Node', Readable.from([Buffer.from('Seventy '), Buffer.from('degrees.')])],
    ['a stream of the web', new Blob(['Seventy degrees.']).stream()],
  ])('of %s is a form with its fields before the file', async (_, content) => {
    replies = [json({ items: [], errors: [] }, 202)];
    await client.upload('tea', { name: 'a"b.txt', content, mediaType: 'text/plain', title: 'Tea', metadata: { team: 'sea' } });
    const form = await new Response(calls[0]?.body ?? '', {
      headers: { 'content-type': calls[0]?.headers['content-type'] ?? '' },
    }).formData();
    expect([...form.keys()]).toEqual(['title', 'metadata', 'file']);
    expect(form.get('metadata')).toBe('{"team":"sea"}');
    const file = form.get('file') as File;
    expect([file.name, file.type, await file.text()]).toEqual(['a"b.txt', 'text/plain', 'Seventy degrees.']);
  });

  test('of many documents goes out line by line', async () => {
    replies = [json({ items: [], errors: [] }, 202)];
    const documents = async function* () {
      yield { externalId: 'a', text: 'one\ntwo' };
      yield { externalId: 'b', text: 'three' };
    };
    await client.uploadAll('tea', documents());
    expect(calls[0]?.headers['content-type']).toBe('application/x-ndjson');
    expect(
      calls[0]?.body
        .trimEnd()
        .split('\n')
        .map((line) => (JSON.parse(line) as { text: string }).text),
    ).toEqual(['one\ntwo', 'three']);
  });
});

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
