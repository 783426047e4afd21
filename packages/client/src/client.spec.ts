import { once } from 'node:events';
import { afterAll, beforeEach, describe, expect, test } from 'vitest';
import { json, type Reply, ReplyingServer } from '../tools/replying-server.ts';
import { AquiferClient, AquiferProblem, resultOf } from './index.ts';

const problem = { type: 't', title: 'rate limited', status: 429, code: 'rate_limited', detail: 'wait a little', requestId: 'r1' };
const server = await ReplyingServer.start();
const client = new AquiferClient({ url: server.url, key: 'aq_1', headers: { 'x-team': 'sea' } });

beforeEach(() => {
  server.calls = [];
});
afterAll(() => server[Symbol.dispose]());

describe('a call', () => {
  test('goes to the path that the service stands under, with its key', async () => {
    server.replies = [json({ id: 'd1' })];
    const { data } = await client.api.GET('/v1/documents/{id}', { params: { path: { id: 'a b' } } });
    expect(data?.id).toBe('d1');
    expect(server.calls[0]?.line).toBe('GET /behind/v1/documents/a%20b');
    expect(server.calls[0]?.headers).toMatchObject({ authorization: 'Bearer aq_1', 'x-team': 'sea' });
  });

  test('is made again after 429 and 503, when the service says', async () => {
    server.replies = [json(problem, 429, { 'retry-after': '0' }), json(problem, 503, { 'retry-after': '0' }), json({ items: [] })];
    expect(await client.search({ query: 'tea' })).toEqual({ items: [] });
    expect(server.calls.map(({ body }) => body)).toEqual(Array(3).fill('{"query":"tea"}'));
    server.replies = [json(problem, 429, { 'retry-after': '0' }), json({ id: 'k' })];
    await resultOf(client.api.POST('/v1/keys', { body: { name: 'desk', role: 'reader' } }));
    expect(server.calls.slice(3).map(({ body }) => body)).toEqual(Array(2).fill('{"name":"desk","role":"reader"}'));
  });

  test('is not made again where that helps nobody', async () => {
    server.replies = [json(problem, 429, { 'retry-after': '3600' })];
    await expect(client.search({ query: 'tea' })).rejects.toMatchObject({ code: 'rate_limited', retryAfterSeconds: 3600 });
    server.replies = [json({ ...problem, status: 500, code: 'internal' }, 500)];
    await expect(client.search({ query: 'tea' })).rejects.toMatchObject({ status: 500, code: 'internal' });
    expect(server.calls).toHaveLength(2);
  });

  test('that makes something is made again only where the service asks for it, one that makes nothing after a 503 of a proxy too', async () => {
    const busy: Reply = (response) => void response.writeHead(503, { 'content-type': 'text/html' }).end('busy');
    server.replies = [busy];
    const making = resultOf(client.api.POST('/v1/keys', { body: { name: 'desk', role: 'reader' } }));
    await expect(making).rejects.toMatchObject({ status: 503, code: 'http' });
    expect(server.calls).toHaveLength(1);
    for (const call of [() => client.search({ query: 'tea' }), () => resultOf(client.api.GET('/v1/keys'))]) {
      server.replies = [busy, json({ items: [] })];
      expect(await call()).toEqual({ items: [] });
    }
  });

  test('that waits to be made again can be aborted', async () => {
    server.replies = [json(problem, 503, { 'retry-after': '20' })];
    const stop = new AbortController();
    const searching = client.search({ query: 'tea' }, { signal: stop.signal });
    setTimeout(() => stop.abort(), 50);
    await expect(searching).rejects.toMatchObject({ name: 'AbortError' });
  });
});

describe('what goes wrong', () => {
  test('is a problem with its code, request and fields', async () => {
    const errors = [{ path: 'name', message: 'too short' }];
    server.replies = [json({ ...problem, status: 400, code: 'bad_request', errors }, 400)];
    const refused = await resultOf(client.api.POST('/v1/collections', { body: { name: '' } })).catch((error: unknown) => error);
    expect(refused).toBeInstanceOf(AquiferProblem);
    expect(refused).toMatchObject({ message: 'wait a little', code: 'bad_request', requestId: 'r1', errors });
  });

  test('is one too in the form of OpenAI, from a proxy, and where nothing answers', async () => {
    server.replies = [json({ error: { message: 'no such model', code: 'model_not_found' } }, 404)];
    await expect(resultOf(client.api.GET('/v1/models'))).rejects.toMatchObject({ message: 'no such model', code: 'model_not_found' });
    server.replies = [(response) => void response.writeHead(502, { 'content-type': 'text/html' }).end('<h1>Bad gateway</h1>')];
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
    server.replies = [page];
    await expect(read()).rejects.toMatchObject({ name: 'AquiferProblem', code: 'http', status: 200, message: /no Aquifer.*Sign in/ });
  });

  test.each(reads)('of half its length, to %s, is a connection that was cut', async (_, read) => {
    server.replies = [half];
    await expect(read()).rejects.toMatchObject({ name: 'AquiferProblem', code: 'unreachable', message: /in the middle/ });
  });

  test.each(reads)('that says JSON and is none, to %s, is of another server', async (_, read) => {
    server.replies = [(response) => void response.writeHead(200, { 'content-type': 'application/json' }).end('ok')];
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
    server.replies = [streamed(...Array.from(text, (_, at) => text.subarray(at, at + 1)))];
    const told: string[] = [];
    for await (const said of client.stream({ question: 'How hot?' }))
      told.push(said.event === 'token' ? said.data.text : said.event === 'done' ? said.data.id : said.event);
    expect(told).toEqual(['Siebzig °C', 'q1']);
    expect(JSON.parse(server.calls[0]?.body ?? '')).toEqual({ question: 'How hot?', stream: true });
  });

  test('throws what failed, and an end that came too early', async () => {
    server.replies = [streamed(sent('token', { text: 'a' }), sent('error', { ...problem, code: 'timed_out' }))];
    await expect(collected(client.stream({ question: 'q' }))).rejects.toMatchObject({ code: 'timed_out' });
    server.replies = [streamed(sent('token', { text: 'a' }), 'event: done\ndata: {"id"')];
    await expect(collected(client.stream({ question: 'q' }))).rejects.toThrow(/ended in the middle/);
  });

  test('throws a problem where the connection breaks, and where an event is no JSON', async () => {
    server.replies = [
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
    server.replies = [streamed('event: token\ndata: {"text\n\n')];
    await expect(collected(client.stream({ question: 'q' }))).rejects.toMatchObject({ name: 'AquiferProblem', code: 'http' });
  });

  test('hangs up when the loop is left, and when it is aborted', async () => {
    let hungUp = 0;
    server.replies = [
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
  server.replies = [page(1, 'c 2'), page(3, 'c3'), page(5, null)];
  const found: string[] = [];
  const options = { path: { collection: 'tea room' }, query: { status: 'live', limit: 2 } } as const;
  for await (const document of client.items('/v1/collections/{collection}/documents', options)) {
    found.push(document.id);
    if (document.id === '4') break;
  }
  expect(found).toEqual(['1', '2', '3', '4']);
  expect(server.calls.map(({ line }) => line.replace('/behind/v1/collections/tea%20room/documents', ''))).toEqual([
    'GET ?status=live&limit=2',
    'GET ?status=live&limit=2&cursor=c+2',
  ]);
});

test('a list without a next page, and one that does not say, has an end', async () => {
  for (const page of [{ items: [{ id: '1' }], nextCursor: null }, { items: [{ id: '1' }] }]) {
    server.replies = [json(page)];
    expect(await collected(client.items('/v1/collections', {}))).toEqual([{ id: '1' }]);
  }
});

async function collected<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
