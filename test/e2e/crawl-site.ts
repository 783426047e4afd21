import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface Hit {
  readonly path: string;
  readonly status: number;
  readonly isConditional: boolean;
}

const sections = 13;
const leaves = 22;

/** A site of 300 pages with everything that makes a crawler work too much: every page says in `pages` what it holds. */
export class CrawlSite implements AsyncDisposable {
  readonly pages = new Map<string, string>();
  /** Status instead of the page. */
  readonly broken = new Map<string, number>();
  log: Hit[] = [];
  private readonly server: Server;
  url = '';

  private constructor() {
    this.server = createServer((request, response) => this.answer(request, response));
    this.pages.set('/docs/', this.index());
    for (let section = 0; section < sections; section += 1) {
      this.pages.set(`/docs/s${section}/`, this.section(section));
      for (let leaf = 0; leaf < leaves; leaf += 1) this.pages.set(`/docs/s${section}/p${leaf}`, this.leaf(section, leaf));
    }
  }

  static async start(): Promise<CrawlSite> {
    const site = new CrawlSite();
    await new Promise<void>((resolve) => site.server.listen(0, '127.0.0.1', resolve));
    const address = site.server.address();
    site.url = `http://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
    return site;
  }

  /** What was asked since the last call. */
  takeLog(): Hit[] {
    const { log } = this;
    this.log = [];
    return log;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private answer(request: IncomingMessage, response: ServerResponse): void {
    const path = request.url ?? '/';
    const isConditional = request.headers['if-none-match'] !== undefined;
    const send = (status: number, headers: Record<string, string> = {}, body = ''): void => {
      this.log.push({ path, status, isConditional });
      response.writeHead(status, headers).end(body);
    };
    const html = (body: string): void => {
      const etag = `"${Buffer.from(body).reduce((sum, byte) => (sum * 31 + byte) % 1_000_000_007, 7)}"`;
      if (request.headers['if-none-match'] === etag) return send(304, { etag });
      send(200, { 'content-type': 'text/html; charset=utf-8', etag }, body);
    };
    if (path === '/robots.txt') return send(200, { 'content-type': 'text/plain' }, 'User-agent: *\nDisallow: /docs/private/\n');
    const status = this.broken.get(path);
    if (status) return send(status, {}, 'no');
    const page = this.pages.get(path);
    if (page) return html(page);
    const special = this.special(path);
    if (special === null) return send(404, {}, 'not here');
    if ('to' in special) return send(301, { location: special.to });
    // Whoever gave up waiting was not served.
    setTimeout(() => response.destroyed || html(special.body), special.delayMs);
  }

  private special(path: string): { readonly to: string } | { readonly body: string; readonly delayMs: number } | null {
    const page = (body: string, delayMs = 0) => ({ body: `<!doctype html><html>${body}</html>`, delayMs });
    const old = /^\/docs\/old(\d)$/.exec(path);
    if (old) return { to: `/docs/s0/p${old[1]}` };
    if (path === '/docs/ring-a') return { to: '/docs/ring-b' };
    if (path === '/docs/ring-b') return { to: '/docs/ring-a' };
    if (path === '/docs/slow') return page('<body>So slow that nobody waits for it.</body>', 3000);
    if (path === '/docs/hidden') return page('<head><meta name="robots" content="noindex"></head><body>Not to be found.</body>');
    if (path === '/docs/s1/p1?print=1') return page('<head><link rel="canonical" href="/docs/s1/p1"></head><body>Printed.</body>');
    const month = /^\/docs\/calendar\/(\d{4})\/(\d{2})$/.exec(path);
    if (month)
      return page(
        `<body>What happens in month ${month[2]} of ${month[1]}. <a href="${nextMonth(Number(month[1]), Number(month[2]))}">next</a></body>`,
      );
    if (/^\/docs\/(deep\/)+$/.test(path)) return page(`<body>Deeper, at ${path}. <a href="deep/">on</a></body>`);
    return null;
  }

  private index(): string {
    const links = [
      ...Array.from({ length: sections }, (_, section) => `s${section}/`),
      ...'old0 old1 old2 ring-a missing1 missing2 missing3 broken slow hidden deep/ private/plan logo.png'.split(' '),
      ...'calendar/2026/01 s1/p1?print=1 s1/p2?utm_source=mail s1/p2#part /outside/ https://elsewhere.invalid/'.split(' '),
    ];
    this.broken.set('/docs/broken', 500);
    return html('Start', `${words('the whole manual', 0)} ${links.map((link) => `<a href="${link}">${link}</a>`).join(' ')}`);
  }

  private section(section: number): string {
    const links = Array.from({ length: leaves }, (_, leaf) => `<a href="p${leaf}">page ${leaf}</a>`).join(' ');
    return html(`Section ${section}`, `${words(`section ${section}`, section)} <a href="/docs/">up</a> ${links}`);
  }

  private leaf(section: number, leaf: number): string {
    const next = (leaf + 1) % leaves;
    return html(
      `Page ${section}.${leaf}`,
      `${words(`page ${leaf} of section ${section}`, leaf)} <a href="p${next}">next</a> <a href="./">section</a> <a href="/docs/">start</a>`,
    );
  }
}

export const html = (title: string, body: string): string =>
  `<!doctype html><html><head><title>${title}</title></head><body><main><h1>${title}</h1>${body}</main></body></html>`;

const words = (about: string, seed: number): string =>
  `<p>This is ${about}. ${['Valves are opened slowly.', 'Pumps rest on Sundays.', 'Filters are changed in spring.'][seed % 3]} Whoever reads ${about} knows what to do with tank ${seed}.</p>`;

const nextMonth = (year: number, month: number): string =>
  `/docs/calendar/${month === 12 ? year + 1 : year}/${String((month % 12) + 1).padStart(2, '0')}`;
