import type { IncomingMessage, ServerResponse } from 'node:http';
import { sendJson, serve, type Served } from './serve.ts';

interface ServedPage {
  readonly id: string;
  readonly title: string;
  readonly parentId: string | null;
  readonly version: number;
  readonly status: 'current' | 'trashed' | 'archived';
  readonly html: string;
}

/** As Confluence answers, by API v2 below `/wiki` (cursors) and by v1 below `/confluence` (offsets), two rows a page. */
export class ConfluenceServer implements AsyncDisposable {
  readonly pages = new Map<string, ServedPage>();
  readonly refusals: { status: number; headers: Record<string, string> }[] = [];
  authorisation: string | null = null;
  private served!: Served;

  static async start(): Promise<ConfluenceServer> {
    const server = new ConfluenceServer();
    server.served = await serve((request, response) => server.answer(request, response));
    return server;
  }

  get url(): string {
    return this.served.url;
  }

  get requests(): readonly string[] {
    return this.served.requests;
  }

  forget(): void {
    this.served.forget();
  }

  page(id: string, fields: Partial<ServedPage> = {}): void {
    const fresh: ServedPage = { id, title: `Page ${id}`, parentId: null, version: 1, status: 'current', html: `<p>Text of ${id}</p>` };
    this.pages.set(id, { ...fresh, ...this.pages.get(id), ...fields });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.served[Symbol.asyncDispose]();
  }

  private answer(request: IncomingMessage & { url: string }, response: ServerResponse): void {
    const refusal = this.refusals.shift();
    if (refusal) return sendJson(response, { message: 'slow down' }, refusal.headers, refusal.status);
    if (this.authorisation !== null && request.headers.authorization !== this.authorisation) return sendJson(response, {}, {}, 401);
    const url = new URL(request.url, this.url);
    if (url.pathname.startsWith('/wiki/api/v2/')) return this.v2(url, response);
    if (url.pathname.startsWith('/confluence/rest/api/')) return this.v1(url, response);
    sendJson(response, {}, {}, 404);
  }

  private v2(url: URL, response: ServerResponse): void {
    const [kind, id = ''] = url.pathname.slice('/wiki/api/v2/'.length).split('/');
    if (kind === 'spaces' && id === '') {
      const keys = url.searchParams.get('keys');
      return sendJson(response, { results: keys === null || keys === 'DOC' ? [{ id: 77, key: 'DOC' }] : [], _links: {} });
    }
    if (kind === 'pages') {
      const page = this.pages.get(id);
      if (!page) return sendJson(response, {}, {}, 404);
      return sendJson(response, {
        status: page.status,
        body: { export_view: { value: page.html } },
        labels: { results: [{ name: 'howto' }] },
      });
    }
    const rows = this.ofStatus(url).map(({ id, title, parentId, version }) => ({
      id,
      title,
      parentId,
      version: { number: version, createdAt: '2026-01-02T03:04:05Z' },
      _links: { webui: `/spaces/DOC/pages/${id}` },
    }));
    const from = Number(url.searchParams.get('cursor') ?? '0');
    const next = `/wiki/api/v2/spaces/77/pages?status=${url.searchParams.get('status')}&limit=2&cursor=${from + 2}`;
    sendJson(response, { results: rows.slice(from, from + 2), _links: rows.length > from + 2 ? { next } : {} });
  }

  private v1(url: URL, response: ServerResponse): void {
    const [kind, id = ''] = url.pathname.slice('/confluence/rest/api/'.length).split('/');
    if (kind === 'space') return sendJson(response, { results: [{ key: 'DOC' }], _links: {} });
    if (id !== '') {
      const page = this.pages.get(id);
      if (!page) return sendJson(response, {}, {}, 404);
      const labels = { results: [{ name: 'howto' }] };
      return sendJson(response, { status: page.status, body: { export_view: { value: page.html } }, metadata: { labels } });
    }
    const rows = this.ofStatus(url).map(({ id, title, parentId, version }) => ({
      id,
      title,
      ancestors: parentId === null ? [] : [{ title: this.pages.get(parentId)?.title }],
      version: { number: version, when: '2026-01-02T03:04:05Z' },
      _links: { webui: `/display/DOC/${id}` },
    }));
    const start = Number(url.searchParams.get('start') ?? '0');
    url.searchParams.set('start', String(start + 2));
    const next = `/rest/api/content${url.search}`;
    sendJson(response, { results: rows.slice(start, start + 2), _links: rows.length > start + 2 ? { next } : {} });
  }

  private ofStatus(url: URL): ServedPage[] {
    return [...this.pages.values()].filter(({ status }) => status === url.searchParams.get('status'));
  }
}
