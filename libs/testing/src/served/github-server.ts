import type { IncomingMessage, ServerResponse } from 'node:http';
import { createHash } from 'node:crypto';
import { sendJson, serve, type Served } from './serve.ts';

interface ServedIssue {
  readonly number: number;
  readonly title: string;
  readonly state: string;
  readonly body: string;
  readonly updated_at: string;
  readonly comments: readonly string[];
}

/** As GitHub's REST API answers: trees, blobs, issues and comments in small pages, links, conditional requests, limits. */
export class GithubServer implements AsyncDisposable {
  files: Record<string, string> = {};
  issues: ServedIssue[] = [];
  /** Answers that come before the real ones, first to last. */
  readonly refusals: { status: number; headers: Record<string, string>; body?: unknown }[] = [];
  token: string | null = null;
  treeLimit = Number.POSITIVE_INFINITY;
  wikiOf: string | null = null;
  private readonly pageSize = 2;
  private served!: Served;

  static async start(): Promise<GithubServer> {
    const server = new GithubServer();
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

  issue(number: number, fields: Partial<ServedIssue> = {}): void {
    const before = this.issues.find((issue) => issue.number === number);
    const fresh = {
      number,
      title: `Issue ${number}`,
      state: 'open',
      body: `Body ${number}`,
      updated_at: '2026-01-01T00:00:00Z',
      comments: [],
    };
    this.issues = [...this.issues.filter((issue) => issue !== before), { ...fresh, ...before, ...fields }];
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.served[Symbol.asyncDispose]();
  }

  private answer(request: IncomingMessage & { url: string }, response: ServerResponse): void {
    const refusal = this.refusals.shift();
    if (refusal) return sendJson(response, refusal.body ?? { message: 'not now' }, refusal.headers, refusal.status);
    if (this.token !== null && request.headers.authorization !== `Bearer ${this.token}`)
      return sendJson(response, { message: 'Not Found' }, {}, 404);
    const url = new URL(request.url, this.url);
    const [, , , , part = '', ...rest] = url.pathname.split('/');
    if (part === '') return sendJson(response, { default_branch: 'main', html_url: this.wikiOf ?? `${this.url}/acme/handbook` });
    if (part === 'branches') return sendJson(response, { commit: { sha: 'c'.repeat(40), commit: { tree: { sha: 'root' } } } });
    if (part === 'git') return this.git(rest, { url, response });
    if (part === 'issues') return this.issuesOf(rest, { url, request, response });
    sendJson(response, { message: 'Not Found' }, {}, 404);
  }

  private git([kind, id = '']: string[], { url, response }: { url: URL; response: ServerResponse }): void {
    if (kind === 'trees')
      return sendJson(response, this.tree(decodeURIComponent(id).replace(/^root\/?/, ''), url.searchParams.has('recursive')));
    const text = Object.values(this.files).find((text) => shaOf(text) === id);
    if (text === undefined) return sendJson(response, { message: 'Not Found' }, {}, 404);
    response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(text);
  }

  /** A folder's tree is named by its path: `root` or `root/docs`. */
  private tree(folder: string, isRecursive: boolean): unknown {
    const inside = Object.entries(this.files).filter(([path]) => folder === '' || path.startsWith(`${folder}/`));
    const below = inside.map(([path, text]) => [folder === '' ? path : path.slice(folder.length + 1), text] as const);
    const truncated = isRecursive && below.length > this.treeLimit;
    const blob = ([path, text]: readonly [string, string]) => ({ path, mode: '100644', type: 'blob', sha: shaOf(text), size: text.length });
    if (isRecursive) return { tree: below.slice(0, this.treeLimit).map(blob), truncated };
    const folders = new Set(below.filter(([path]) => path.includes('/')).map(([path]) => path.slice(0, path.indexOf('/'))));
    const trees = [...folders].map((path) => ({
      path,
      mode: '040000',
      type: 'tree',
      sha: encodeURIComponent(['root', folder, path].filter(Boolean).join('/')),
    }));
    return { tree: [...below.filter(([path]) => !path.includes('/')).map(blob), ...trees], truncated: false };
  }

  private issuesOf(
    [number, comments]: string[],
    { url, request, response }: { url: URL; request: IncomingMessage; response: ServerResponse },
  ): void {
    const issue = this.issues.find((one) => String(one.number) === number);
    if (number !== undefined && !issue) return sendJson(response, { message: 'Not Found' }, {}, 404);
    if (issue && comments === undefined) return sendJson(response, this.shown(issue));
    const all = issue
      ? issue.comments.map((body) => ({ user: { login: 'bob' }, body, created_at: '2026-01-02T00:00:00Z' }))
      : this.listed(url);
    const page = Number(url.searchParams.get('page') ?? '1');
    const rows = all.slice((page - 1) * this.pageSize, page * this.pageSize);
    const next = new URL(url);
    next.searchParams.set('page', String(page + 1));
    const etag = `W/"${shaOf(JSON.stringify(rows))}"`;
    if (request.headers['if-none-match'] === etag) return void response.writeHead(304).end();
    const link: Record<string, string> =
      all.length > page * this.pageSize ? { link: `<${next.href}>; rel="next", <${url.href}>; rel="last"` } : {};
    sendJson(response, rows, { etag, ...link });
  }

  private listed(url: URL): unknown[] {
    const since = url.searchParams.get('since') ?? '';
    const isNewestFirst = url.searchParams.get('sort') === 'updated';
    const order = (a: ServedIssue, b: ServedIssue) => (isNewestFirst ? (a.updated_at < b.updated_at ? 1 : -1) : a.number - b.number);
    return this.issues
      .filter(({ updated_at }) => updated_at >= since)
      .sort(order)
      .map((issue) => this.shown(issue));
  }

  private shown(issue: ServedIssue): unknown {
    return {
      ...issue,
      comments: issue.comments.length,
      user: { login: 'alice' },
      labels: [{ name: 'bug' }],
      created_at: '2026-01-01T00:00:00Z',
      html_url: `${this.url}/acme/handbook/issues/${issue.number}`,
    };
  }
}

function shaOf(text: string): string {
  return createHash('sha1').update(text).digest('hex');
}
