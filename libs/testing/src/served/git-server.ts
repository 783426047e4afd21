import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve, type Served } from './serve.ts';

/** Git's own server program behind HTTP, with a repository to commit to. With `secret` it wants that user and password. */
export class GitServer implements AsyncDisposable {
  readonly base: string;
  readonly work: string;
  private readonly served: Served;

  private constructor(base: string, work: string, served: Served) {
    this.base = base;
    this.work = work;
    this.served = served;
  }

  static async start(options: { readonly secret?: string; readonly name?: string } = {}): Promise<GitServer> {
    const base = mkdtempSync(join(tmpdir(), 'aquifer-git-'));
    const work = join(base, options.name ?? 'handbook.git');
    mkdirSync(work);
    const served = await serve((request, response) => backend(base, { request, response, secret: options.secret }));
    const server = new GitServer(base, work, served);
    server.git('init', '--quiet', '--initial-branch=main');
    server.git('config', 'uploadpack.allowFilter', 'true');
    return server;
  }

  get url(): string {
    return `${this.served.url}/${this.work.slice(this.base.length + 1)}/.git`;
  }

  get requests(): readonly string[] {
    return this.served.requests;
  }

  git(...args: string[]): string {
    const env = { PATH: process.env['PATH'], HOME: this.base, GIT_CONFIG_NOSYSTEM: '1' };
    return execFileSync('git', ['-c', 'user.name=Ada', '-c', 'user.email=ada@example.org', ...args], { cwd: this.work, env }).toString(
      'utf8',
    );
  }

  /** Writes the files, null removes one, and commits all of it at the time. */
  commit(files: Readonly<Record<string, string | null>>, at = '2026-01-02T03:04:05Z'): string {
    for (const [path, text] of Object.entries(files)) {
      const file = join(this.work, path);
      mkdirSync(dirname(file), { recursive: true });
      if (text === null) rmSync(file);
      else writeFileSync(file, text);
    }
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message=change', `--date=${at}`);
    return this.git('rev-parse', 'HEAD').trim();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.served[Symbol.asyncDispose]();
    rmSync(this.base, { recursive: true, force: true });
  }
}

/** The common gateway interface, as far as git-http-backend needs it. */
function backend(
  root: string,
  {
    request,
    response,
    secret,
  }: { readonly request: IncomingMessage & { url: string }; readonly response: ServerResponse; readonly secret: string | undefined },
): void {
  const wanted = secret === undefined ? undefined : `Basic ${Buffer.from(secret).toString('base64')}`;
  if (wanted !== undefined && request.headers.authorization !== wanted) {
    response.writeHead(401, { 'www-authenticate': 'Basic realm="git"' }).end();
    return;
  }
  const { pathname, search } = new URL(request.url, 'http://localhost');
  const child = spawn('git', ['-c', 'safe.directory=*', 'http-backend'], {
    env: {
      PATH: process.env['PATH'],
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: pathname,
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      HTTP_CONTENT_ENCODING: request.headers['content-encoding'] ?? '',
      GIT_PROTOCOL: String(request.headers['git-protocol'] ?? ''),
    },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  request.pipe(child.stdin);
  const parts: Buffer[] = [];
  child.stdout.on('data', (part: Buffer) => parts.push(part));
  child.on('close', () => answer(Buffer.concat(parts), response));
}

function answer(printed: Buffer, response: ServerResponse): void {
  const end = printed.indexOf('\r\n\r\n');
  const headers = new Map(
    printed
      .subarray(0, Math.max(0, end))
      .toString('latin1')
      .split('\r\n')
      .map((line) => [line.slice(0, line.indexOf(':')).toLowerCase(), line.slice(line.indexOf(':') + 1).trim()] as const),
  );
  const status = Number.parseInt(headers.get('status') ?? '200', 10);
  headers.delete('status');
  response.writeHead(status, Object.fromEntries(headers)).end(printed.subarray(end + 4));
}
