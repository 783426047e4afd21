import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { Fault } from '#core';
import { readWhole } from '../web/fetch/read-body.ts';
import type { WebAnswer, WebFetcher } from '../web/fetch/web-fetcher.ts';
import { pauseAsked } from './pause-asked.ts';

export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

/** What an adapter of a service needs of the outside. */
export interface RestTools {
  readonly fetcher: WebFetcher;
  /** How pauses that the service asks for are kept; specs do not sit them out. */
  readonly wait?: Wait;
}

export interface RestService extends RestTools {
  /** How the service is called in messages. */
  readonly service: string;
  /** Without a slash at the end. Only its origin ever sees the headers. */
  readonly baseUrl: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** From one request to the next. */
  readonly paceMs?: number;
}

export interface RestRequest {
  readonly method?: 'GET' | 'POST';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** 64 MiB unless given. */
  readonly maxBytes?: number;
}

export interface RestAnswer<Body> {
  readonly status: number;
  readonly header: WebAnswer['header'];
  readonly body: Body | null;
}

const attempts = 5;
const longestWaitMs = 15 * 60_000;
const sleepFor: Wait = async (ms, signal) => sleep(ms, undefined, { signal });

/** Asks one service politely: as slowly as it wants, again when it stumbles, never with its token at another address. */
export class RestClient {
  private readonly service: RestService;

  constructor(service: RestService) {
    this.service = service;
  }

  /** An answer that says something: 2xx, 304, 404 or 410, its body to be read or destroyed. All others end in a Fault. */
  async ask(path: string, signal: AbortSignal, request: RestRequest = {}): Promise<WebAnswer> {
    const url = this.resolve(path);
    for (let attempt = 1; ; attempt++) {
      const answer = await this.once(url, signal, request);
      if (isTelling(answer)) return answer;
      const refused =
        answer instanceof Fault ? { pauseMs: 250 * 2 ** attempt, fault: answer } : await this.refusal(answer, { url, attempt });
      if (refused.pauseMs === null || attempt >= attempts || refused.pauseMs > longestWaitMs) throw refused.fault;
      await (this.service.wait ?? sleepFor)(refused.pauseMs, signal);
    }
  }

  /** The body as the schema has it; null where there is nothing (404, 410) or nothing new (304). */
  async read<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    { signal, ...request }: RestRequest & { readonly signal: AbortSignal },
  ): Promise<RestAnswer<z.infer<Schema>>> {
    const answer = await this.ask(path, signal, request);
    const { status, header } = answer;
    if (status >= 300) {
      answer.body.destroy();
      return { status, header, body: null };
    }
    const parsed = schema.safeParse(parseJson((await readWhole(answer.body)).toString('utf8')));
    if (parsed.success) return { status, header, body: parsed.data };
    const [issue] = parsed.error.issues;
    const { href } = this.resolve(path);
    const what = `${issue?.path.join('.')}: ${issue?.message}`;
    throw new Fault('bad_request', `${href} did not answer as ${this.service.service} does (${what}). Check the address in the settings.`);
  }

  private async once(
    url: URL,
    signal: AbortSignal,
    { headers, maxBytes = 64 * 1024 * 1024, ...request }: RestRequest,
  ): Promise<WebAnswer | Fault> {
    try {
      return await this.service.fetcher.fetch({
        ...request,
        url: url.href,
        headers: { ...this.service.headers, ...headers },
        politeness: { concurrency: 2, delayMs: this.service.paceMs ?? 0 },
        maxBytes,
        // What the service says about its limits is understood here.
        maxWaitMs: 0,
        signal,
      });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Fault && error.code === 'source_unreachable') return error;
      throw error;
    }
  }

  /** A link to the next page that led elsewhere would carry the token there. */
  private resolve(path: string): URL {
    const { baseUrl, service } = this.service;
    const { origin } = new URL(baseUrl);
    const url = new URL(/^https?:/i.test(path) ? path : `${baseUrl}${path}`);
    if (url.origin !== origin)
      throw new Fault('forbidden', `${service} at ${origin} pointed to ${url.origin}, which the secret is not for.`);
    return url;
  }

  private async refusal(
    answer: WebAnswer,
    { url, attempt }: { url: URL; attempt: number },
  ): Promise<{ pauseMs: number | null; fault: Fault }> {
    const said = (await readWhole(answer.body).catch(() => Buffer.alloc(0))).toString('utf8');
    const pauseMs = pauseAsked({ status: answer.status, header: answer.header, said }, attempt);
    const told = `${this.service.service} answered ${answer.status} to ${url.origin}${url.pathname}${said ? `: ${said.slice(0, 200)}` : ''}`;
    if (answer.status === 401 || (answer.status === 403 && pauseMs === null))
      return { pauseMs, fault: new Fault('forbidden', `${told}. Check that the secret is right, has not expired and may read this.`) };
    if (pauseMs === null) return { pauseMs, fault: new Fault('bad_request', `${told}. Check the settings of the source.`) };
    const code = answer.status >= 500 ? 'source_unreachable' : 'rate_limited';
    return { pauseMs, fault: new Fault(code, `${told}. It asks for a pause.`, { retryAfterSeconds: Math.ceil(pauseMs / 1000) }) };
  }
}

function isTelling(answer: WebAnswer | Fault): answer is WebAnswer {
  if (answer instanceof Fault) return false;
  return (answer.status >= 200 && answer.status < 300) || [304, 404, 410].includes(answer.status);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
