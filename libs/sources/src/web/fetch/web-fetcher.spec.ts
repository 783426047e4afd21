import { createServer, type RequestListener, type Server } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from 'vitest';
import { readWhole } from './read-body.ts';
import { type FetchSettings, type WebAnswer, WebFetcher } from './web-fetcher.ts';

const opened: AsyncDisposable[] = [];
afterEach(async () => {
  for (const one of opened.splice(0)) await one[Symbol.asyncDispose]();
});

function fetcherOf(settings: Partial<FetchSettings> = {}): WebFetcher {
  const fetcher = new WebFetcher({ allow: ['127.0.0.1'], userAgent: 'Aquifer/test', maxBytes: 100_000, timeoutMs: 500, ...settings });
  opened.push(fetcher);
  return fetcher;
}

async function serve(listener: RequestListener): Promise<string> {
  const server: Server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  opened.push({
    [Symbol.asyncDispose]: () => new Promise<void>((resolve) => (server.closeAllConnections(), server.close(() => resolve()))),
  });
  const address = server.address();
  return `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
}

const get = (fetcher: WebFetcher, url: string, more: object = {}): Promise<WebAnswer> =>
  fetcher.fetch({ url, signal: new AbortController().signal, ...more });
const textOf = async ({ body }: WebAnswer): Promise<string> => (await readWhole(body)).toString();

describe('private addresses', () => {
  const names: Record<string, string> = {
    'inside.example': '10.0.0.7',
    'mapped.example': '::ffff:127.0.0.1',
    'meta.example': '169.254.169.254',
  };
  const resolve = async (host: string) => [{ address: names[host] ?? '10.1.1.1', family: names[host]?.includes(':') ? 6 : 4 }];

  test.each([
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[::ffff:7f00:1]/',
    'http://[64:ff9b::7f00:1]/',
    'http://[::127.0.0.1]/',
    'http://[::10.0.0.1]/',
    'http://[::93.184.215.14]/',
    'http://[fd00::1]/',
    'http://0.0.0.0/',
    'http://169.254.169.254/latest/meta-data/',
    'http://100.64.0.1/',
    'http://10.0.0.1/',
    'http://192.168.1.1/',
    'http://localhost/',
    'http://inside.example/',
    'http://mapped.example/',
    'http://meta.example/',
  ])('%s is refused', async (url) => {
    const fetcher = fetcherOf({
      allow: [],
      resolve: url.includes('localhost') ? async () => [{ address: '127.0.0.1', family: 4 }] : resolve,
    });
    await expect(get(fetcher, url)).rejects.toMatchObject({ code: 'bad_request', message: expect.stringContaining('AQUIFER_FETCH_ALLOW') });
  });

  test('a redirect to one is refused, however public its start', async () => {
    let asked = 0;
    const secret = await serve((_request, response) => ((asked += 1), response.end('secret')));
    const door = await serve((_request, response) => response.writeHead(302, { location: secret.replace('127.0.0.1', '127.0.0.2') }).end());
    await expect(get(fetcherOf(), door)).rejects.toMatchObject({ code: 'bad_request' });
    expect(asked).toBe(0);
  });

  test('a name that turns private after it was looked at is refused: the look is at the connection', async () => {
    let looks = 0;
    const rebinding = async () => [{ address: (looks += 1) === 1 ? '93.184.215.14' : '127.0.0.1', family: 4 }];
    const fetcher = fetcherOf({ allow: [], resolve: rebinding, timeoutMs: 100 });
    await get(fetcher, 'http://rebind.example:1/', { signal: AbortSignal.timeout(200) }).catch(() => undefined);
    await expect(get(fetcher, 'http://rebind.example:2/')).rejects.toMatchObject({ code: 'bad_request' });
  });

  test('one that is allowed by host or by range is fetched', async () => {
    const url = await serve((_request, response) => response.end('inside'));
    const port = new URL(url).port;
    const resolve = async () => [{ address: '127.0.0.1', family: 4 }];
    expect(await textOf(await get(fetcherOf({ allow: ['wiki.internal'], resolve }), `http://wiki.internal:${port}/`))).toBe('inside');
    expect(await textOf(await get(fetcherOf({ allow: ['127.0.0.0/8'], resolve }), `http://other.internal:${port}/`))).toBe('inside');
    await expect(get(fetcherOf({ allow: ['wiki.internal'], resolve }), `http://other.internal:${port}/`)).rejects.toMatchObject({
      code: 'bad_request',
    });
  });

  test.each(['file:///etc/passwd', 'ftp://example.org/', 'http://user:pass@example.org/', 'not an address'])(
    '%s is no address to fetch',
    async (url) => {
      await expect(get(fetcherOf(), url)).rejects.toMatchObject({ code: 'bad_request' });
    },
  );
});

describe('limits', () => {
  test('a body beyond the limit ends there, told or untold, packed or not', async () => {
    const bomb = gzipSync(Buffer.alloc(20_000_000));
    const url = await serve((request, response) => {
      if (request.url === '/told') response.writeHead(200, { 'content-length': '200000' }).end('x'.repeat(200_000));
      else if (request.url === '/bomb') response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb);
      else response.write('x'.repeat(150_000), () => response.end());
    });
    const fetcher = fetcherOf();
    await expect(get(fetcher, `${url}/told`)).rejects.toMatchObject({ code: 'too_large' });
    await expect(get(fetcher, `${url}/bomb`).then(textOf)).rejects.toMatchObject({ code: 'too_large' });
    await expect(get(fetcher, url).then(textOf)).rejects.toMatchObject({ code: 'too_large' });
  });

  test('an answer packed in a way that nobody asked for lets its connection go at once', async () => {
    let closed: (() => void) | undefined;
    const isClosed = new Promise<string>((resolve) => (closed = () => resolve('closed')));
    const url = await serve((request, response) => {
      request.socket.once('close', () => closed?.());
      response.writeHead(200, { 'content-encoding': 'zstd' }).write('x'.repeat(50_000));
    });
    await expect(get(fetcherOf({ timeoutMs: 60_000 }), url)).rejects.toMatchObject({ code: 'source_unreachable' });
    await expect(isClosed).resolves.toBe('closed');
  });

  test('redirects are followed, counted and never in circles', async () => {
    const url = await serve((request, response) => {
      const step = Number(request.url?.slice(1));
      if (Number.isNaN(step)) response.writeHead(302, { location: '/loop' }).end();
      else if (step === 0) response.end('here');
      else response.writeHead(301, { location: `/${step - 1}` }).end();
    });
    const answer = await get(fetcherOf(), `${url}/3`);
    expect([answer.url, answer.redirects.length, await textOf(answer)]).toEqual([`${url}/0`, 3, 'here']);
    await expect(get(fetcherOf(), `${url}/11`)).rejects.toMatchObject({ code: 'source_unreachable' });
    await expect(get(fetcherOf(), `${url}/loop`)).rejects.toMatchObject({ code: 'source_unreachable' });
  });

  test('a silent server and a broken stream are unreachable, not waited for', async () => {
    const url = await serve((request, response) => {
      if (request.url === '/cut') response.writeHead(200, { 'content-length': '10' }).write('abc', () => response.destroy());
    });
    await expect(get(fetcherOf({ timeoutMs: 100 }), `${url}/silent`)).rejects.toMatchObject({ code: 'source_unreachable' });
    await expect(get(fetcherOf(), `${url}/cut`).then(textOf)).rejects.toThrow();
  });

  test('a busy server is asked again after the time it names, and its answer handed out when that is too long', async () => {
    const times: number[] = [];
    const url = await serve((request, response) => {
      times.push(performance.now());
      if (request.url === '/long') response.writeHead(429, { 'retry-after': '3600' }).end('later');
      else if (times.length < 2) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.end('now');
    });
    expect(await textOf(await get(fetcherOf(), url))).toBe('now');
    expect((times[1] ?? 0) - (times[0] ?? 0)).toBeGreaterThan(950);
    const refusal = await get(fetcherOf(), `${url}/long`);
    expect([refusal.status, await textOf(refusal)]).toEqual([429, 'later']);
  });

  test('a host is asked no faster and by no more at once than is polite', async () => {
    let [active, most] = [0, 0];
    const url = await serve((_request, response) => {
      most = Math.max(most, (active += 1));
      setTimeout(() => ((active -= 1), response.end('.')), 20);
    });
    const fetcher = fetcherOf();
    const politeness = { concurrency: 2, delayMs: 10 };
    const started = performance.now();
    await Promise.all(Array.from({ length: 10 }, () => get(fetcher, url, { politeness }).then(textOf)));
    expect(most).toBeLessThanOrEqual(2);
    expect(performance.now() - started).toBeGreaterThan(85);
  });

  test('a token given for one host is not sent to another it redirects to', async () => {
    const seen: (string | undefined)[] = [];
    const other = await serve((request, response) => (seen.push(request.headers.authorization), response.end()));
    const url = await serve(
      (request, response) => (seen.push(request.headers.authorization), response.writeHead(302, { location: other }).end()),
    );
    await get(fetcherOf(), url, { headers: { authorization: 'Bearer t' } }).then(textOf);
    expect(seen).toEqual(['Bearer t', undefined]);
  });
});
