import type { IncomingMessage, ServerResponse } from 'node:http';
import { json } from 'node:stream/consumers';
import { sendJson, serve, type Served } from './serve.ts';

type Json = Record<string, unknown>;

/** Text as Notion writes it. */
export const richText = (text: string, annotations: Json = {}, href: string | null = null): Json => ({
  plain_text: text,
  annotations,
  href,
});

/** As Notion answers: search, rows of a database, blocks below blocks, two to a page, with cursors, versions and limits. */
export class NotionServer implements AsyncDisposable {
  readonly pages = new Map<string, Json>();
  /** By the page or block that they are on. */
  readonly blocks = new Map<string, Json[]>();
  readonly databases = new Map<string, string[]>();
  /** Known to Notion and not found by a search. */
  readonly unlisted = new Set<string>();
  readonly refusals: { status: number; headers: Record<string, string> }[] = [];
  private served!: Served;

  static async start(): Promise<NotionServer> {
    const server = new NotionServer();
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

  page(
    id: string,
    fields: Json = {},
    blocks: Json[] = [{ type: 'paragraph', paragraph: { rich_text: [richText(`Text of ${id}`)] } }],
  ): void {
    const properties = { Name: { type: 'title', title: [richText(`Page ${id}`)] } };
    const fresh = {
      object: 'page',
      id,
      url: `https://notion.example/${id}`,
      last_edited_time: '2026-01-02T03:04:00.000Z',
      archived: false,
      parent: {},
      properties,
    };
    this.pages.set(id, { ...fresh, ...fields });
    this.put(id, blocks);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.served[Symbol.asyncDispose]();
  }

  /** `children` of a block are served below it. */
  private put(parent: string, blocks: readonly Json[]): void {
    const placed = blocks.map(({ children, ...block }, at) => {
      const id = `${parent}-${at}`;
      if (Array.isArray(children)) this.put(id, children as Json[]);
      return { object: 'block', id, has_children: Array.isArray(children), ...block };
    });
    this.blocks.set(parent, placed);
  }

  private async answer(request: IncomingMessage & { url: string }, response: ServerResponse): Promise<void> {
    const refusal = this.refusals.shift();
    if (refusal) return sendJson(response, { code: 'rate_limited' }, refusal.headers, refusal.status);
    const { authorization, 'notion-version': version } = request.headers;
    if (authorization !== 'Bearer right') return sendJson(response, { code: 'unauthorized' }, {}, 401);
    if (version !== '2022-06-28') return sendJson(response, { code: 'missing_version' }, {}, 400);
    const url = new URL(request.url, this.url);
    const [, , kind, id = ''] = url.pathname.split('/');
    const asked = request.method === 'POST' ? ((await json(request)) as { start_cursor?: string }) : {};
    const cursor = asked.start_cursor ?? url.searchParams.get('start_cursor') ?? '0';
    const rows = this.rows(kind, id);
    if (kind === 'pages' && this.pages.has(id)) return sendJson(response, this.pages.get(id));
    if (rows === null) return sendJson(response, { code: 'object_not_found' }, {}, 404);
    const from = Number(cursor);
    const hasMore = rows.length > from + 2;
    sendJson(response, {
      object: 'list',
      results: rows.slice(from, from + 2),
      has_more: hasMore,
      next_cursor: hasMore ? String(from + 2) : null,
    });
  }

  private rows(kind: string | undefined, id: string): Json[] | null {
    if (kind === 'search')
      return [...this.pages.values()].filter((page) => page['archived'] !== true && !this.unlisted.has(String(page['id'])));
    if (kind === 'databases') return this.databases.get(id)?.map((page) => this.pages.get(page) ?? {}) ?? null;
    return kind === 'blocks' ? (this.blocks.get(id) ?? null) : null;
  }
}
