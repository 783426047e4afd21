import { createServer, type Server } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import type { KnownItem, SourceItem, VisitEnd } from '#core';
import { WebFetcher } from '../fetch/web-fetcher.ts';
import { CrawlAdapter } from './crawl-adapter.ts';

type Page = { readonly body?: string; readonly status?: number; readonly headers?: Record<string, string>; readonly delayMs?: number };

const closing: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

/** A site in memory; every page has its text as its ETag. */
async function aSite(pages: Record<string, string | Page>) {
  const asked: string[] = [];
  const server: Server = createServer((request, response) => {
    const path = request.url ?? '';
    const found = pages[path];
    const page: Page = found === undefined ? { status: 404 } : typeof found === 'string' ? { body: found } : found;
    const etag = `"${Buffer.from(page.body ?? '').toString('base64url')}"`;
    const isSame = page.status === undefined && request.headers['if-none-match'] === etag;
    const status = isSame ? 304 : (page.status ?? 200);
    asked.push(`${path} ${status}`);
    setTimeout(
      () => response.writeHead(status, { 'content-type': 'text/html', etag, ...page.headers }).end(isSame ? '' : page.body),
      page.delayMs ?? 0,
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closing.push(() => new Promise((resolve) => (server.closeAllConnections(), server.close(() => resolve()))));
  const address = server.address();
  const url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  const fetcher = new WebFetcher({ allow: ['127.0.0.1'], userAgent: 'test', maxBytes: 1e6, timeoutMs: 400 });
  closing.push(() => fetcher[Symbol.asyncDispose]());
  return { pages, url, adapter: new CrawlAdapter(fetcher), take: () => asked.splice(0).toSorted() };
}
type Site = Awaited<ReturnType<typeof aSite>>;

/** Visits again and again, remembering between visits what a source's tables would. */
function visitor(site: Site, settings: object = {}) {
  const known = new Map<string, KnownItem>();
  let state: VisitEnd['state'] = null;
  return async (more: { readonly done?: readonly string[] } = {}) => {
    const outcomes: string[] = [];
    const visit = {
      sourceId: 'a-crawl',
      settings: site.adapter.check({ start: `${site.url}/docs/`, delayMs: 0, ...settings }),
      secret: null,
      state,
      known: async (key: string) =>
        known.has(key) ? { ...(known.get(key) as KnownItem), isDone: more.done?.includes(key.replace(site.url, '')) ?? false } : null,
      async *knownKeys() {
        yield* known.keys();
      },
    };
    const items = site.adapter.visit(visit, new AbortController().signal);
    for (;;) {
      const { value, done } = await items.next();
      if (done) {
        state = value.state;
        return { outcomes: outcomes.toSorted(), ...value };
      }
      outcomes.push(`${value.kind} ${value.key.replace(site.url, '')}`);
      remember(value);
    }
  };

  function remember(item: SourceItem): void {
    if (item.kind !== 'content') return;
    item.content.resume();
    const { key, version, modifiedAt, memo = null } = item;
    known.set(key, { key, version, modifiedAt, memo, isDone: false });
  }
}

const link = (...to: readonly string[]): string => to.map((href) => `<a href="${href}">x</a>`).join(' ');

describe('a crawl', () => {
  test('keeps to its prefix, takes each page once however it is written, and follows redirects without taking them for pages', async () => {
    const site = await aSite({
      '/docs/': link(
        'a',
        './a#part',
        'a?utm_source=mail',
        '/docs/b?y=2&x=1',
        '/docs/b?x=1&y=2',
        '/blog/',
        'old',
        'ring1',
        'https://elsewhere.invalid/',
        'mailto:me',
        'x.png',
      ),
      '/docs/a': 'A',
      '/docs/b?x=1&y=2': 'B',
      '/docs/old': { status: 301, headers: { location: 'a' } },
      '/docs/ring1': { status: 302, headers: { location: 'ring2' } },
      '/docs/ring2': { status: 302, headers: { location: 'ring1' } },
    });
    const { outcomes, complete } = await visitor(site)();
    expect(outcomes).toEqual(['content /docs/', 'content /docs/a', 'content /docs/b?x=1&y=2']);
    expect(complete).toBe(true);
    expect(site.take()).toEqual([
      '/docs/ 200',
      '/docs/a 200',
      '/docs/b?x=1&y=2 200',
      '/docs/old 301',
      '/docs/ring1 302',
      '/docs/ring2 302',
      '/robots.txt 404',
    ]);
  });

  test('asks a second time only whether something changed, and still finds what pages it is not sent again link to', async () => {
    const site = await aSite({
      '/docs/': link('a', 'gone', 'sick'),
      '/docs/a': link('b'),
      '/docs/b': 'B',
      '/docs/gone': 'G',
      '/docs/sick': link('c'),
      '/docs/c': 'C',
    });
    const visit = visitor(site);
    await visit();
    site.take();
    site.pages['/docs/b'] = 'B, changed';
    site.pages['/docs/gone'] = { status: 410 };
    site.pages['/docs/sick'] = { status: 500 };
    const { outcomes } = await visit();
    expect(outcomes).toEqual([
      'content /docs/b',
      'gone /docs/gone',
      'unchanged /docs/',
      'unchanged /docs/a',
      'unchanged /docs/c',
      'unreachable /docs/sick',
    ]);
    expect(site.take()).toEqual([
      '/docs/ 304',
      '/docs/a 304',
      '/docs/b 200',
      '/docs/c 304',
      '/docs/gone 410',
      '/docs/sick 500',
      '/robots.txt 404',
    ]);
  });

  test('asks what is here and linked from nowhere any more itself, before it counts as vanished', async () => {
    const site = await aSite({ '/docs/': link('a', 'b'), '/docs/a': 'A', '/docs/b': 'B' });
    const visit = visitor(site);
    await visit();
    site.pages['/docs/'] = 'no links';
    site.pages['/docs/b'] = { status: 404 };
    expect((await visit()).outcomes).toEqual(['content /docs/', 'gone /docs/b', 'unchanged /docs/a']);
  });

  test('goes on with a visit that was cut off without asking again for what was done', async () => {
    const site = await aSite({ '/docs/': link('a'), '/docs/a': link('b'), '/docs/b': 'B' });
    const visit = visitor(site);
    await visit();
    site.take();
    const { outcomes } = await visit({ done: ['/docs/', '/docs/a'] });
    expect(outcomes).toEqual(['unchanged /docs/', 'unchanged /docs/a', 'unchanged /docs/b']);
    expect(site.take()).toEqual(['/docs/b 304', '/robots.txt 404']);
  });

  test('obeys robots.txt, noindex, nofollow and canonical addresses, and says what it left out', async () => {
    const site = await aSite({
      '/robots.txt': 'User-agent: aquifer\nDisallow: /docs/closed\n',
      '/docs/': `${link('closed/a', 'hidden', 'print?of=a', 'a')} <a rel="nofollow" href="shy">x</a>`,
      '/docs/a': 'A',
      '/docs/hidden': `<meta name="robots" content="noindex">${link('behind')}`,
      '/docs/behind': { body: `B ${link('unfollowed')}`, headers: { 'x-robots-tag': 'nofollow' } },
      '/docs/print?of=a': '<link rel="canonical" href="/docs/a">A, printed',
    });
    const visit = visitor(site);
    const first = await visit();
    expect(first.outcomes).toEqual(['content /docs/', 'content /docs/a', 'content /docs/behind']);
    expect(first.notes.join('\n')).toMatch(/robots\.txt.*not to be indexed.*canonical/s);
    site.take();
    expect((await visit()).outcomes).toEqual(['unchanged /docs/', 'unchanged /docs/a', 'unchanged /docs/behind']);
    expect(site.take().filter((line) => line.endsWith('200'))).toEqual(['/robots.txt 200']);
  });

  test('two pages that name each other as canonical lose one, not both', async () => {
    const site = await aSite({
      '/docs/': link('a', 'b'),
      '/docs/a': '<link rel="canonical" href="b">A',
      '/docs/b': '<link rel="canonical" href="a">B',
    });
    expect((await visitor(site)()).outcomes).toHaveLength(2);
  });

  test('walks into no trap: calendars, parameters, paths that repeat, depth, number of pages', async () => {
    const endless = new Proxy(
      {},
      {
        get: (_, path: string) => {
          if (path === '/robots.txt') return { status: 404 };
          if (path === '/docs/') return link('cal/2026/01', 'list?page=1&sort=a', 'in/', 'step1');
          const month = /cal\/(\d+)\/(\d+)/.exec(path);
          if (month) return `${path} ${link(`/docs/cal/${Number(month[1]) + 1}/${month[2]}`)}`;
          const page = /page=(\d+)/.exec(path);
          if (page) return `${path} ${link(`list?page=${Number(page[1]) + 1}&sort=a`)}`;
          if (/(in\/)+$/.test(path)) return `${path} ${link('in/')}`;
          const step = /step(\d+)/.exec(path);
          return step ? `${path} ${link(`step${Number(step[1]) + 1}`)}` : undefined;
        },
      },
    );
    const site = await aSite(endless);
    const limits = { maxDated: 5, maxQueries: 4, maxDepth: 7 };
    const { outcomes, notes, complete } = await visitor(site, limits)();
    const count = (part: string): number => outcomes.filter((outcome) => outcome.includes(part)).length;
    expect({ calendar: count('/cal/'), list: count('list?'), repeats: count('/in/'), steps: count('/step') }).toEqual({
      calendar: 5,
      list: 4,
      repeats: 3,
      steps: 7,
    });
    expect(notes).toHaveLength(4);
    expect(complete).toBe(true);
    const few = await visitor(site, { ...limits, maxPages: 6 })();
    expect([few.outcomes.length, few.complete]).toEqual([6, false]);
  });

  test('waits for nobody, and says so of a start that leads away or that robots.txt closes', async () => {
    const site = await aSite({ '/docs/': link('slow'), '/docs/slow': { body: 'late', delayMs: 900 } });
    expect((await visitor(site, { timeoutSeconds: 0.2 })()).outcomes).toEqual(['content /docs/', 'unreachable /docs/slow']);
    site.pages['/docs/'] = { status: 301, headers: { location: '/elsewhere/' } };
    await expect(visitor(site)()).rejects.toMatchObject({ code: 'bad_request', message: expect.stringContaining('/elsewhere/') });
    site.pages['/robots.txt'] = 'User-agent: *\nDisallow: /\n';
    await expect(visitor(site)()).rejects.toMatchObject({ message: expect.stringContaining('robots.txt') });
    site.pages['/robots.txt'] = { status: 500 };
    await expect(visitor(site)()).rejects.toMatchObject({ code: 'source_unreachable' });
  });
});
