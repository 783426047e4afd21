import { setTimeout as sleep } from 'node:timers/promises';
import type { z } from 'zod';
import { Fault } from '#core';
import { readText } from './read-text.ts';
import { pauseAsked } from './pause-asked.ts';

/** The engine's guarded fetch, or Node's own in specs. */
export type Fetch = typeof globalThis.fetch;
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export interface RestOptions {
  readonly fetch: Fetch;
  /** How the service is called in messages. */
  readonly service: string;
  /** Without a slash at the end. Its origin is the only one that ever sees the headers. */
  readonly baseUrl: string;
  readonly headers: Readonly<Record<string, string>>;
  /** At least so long between two requests. */
  readonly paceMs?: number;
  readonly wait?: Wait;
}

const attempts = 5;
const longestWaitMs = 15 * 60_000;
const timeoutMs = 60_000;
const jsonLimit = 64 * 1024 * 1024;

/** Asks one service politely: as slowly as it wants, again when it stumbles, never at another address than its own. */
export class RestClient {
  private readonly options: RestOptions;
  private readonly wait: Wait;
  private next = 0;

  constructor(options: RestOptions) {
    this.options = options;
    this.wait = options.wait ?? (async (ms, signal) => sleep(ms, undefined, { signal }));
  }

  /** An answer that says something: 2xx, 304, 404 or 410. All others end in a Fault. */
  async ask(
    path: string,
    signal: AbortSignal,
    request: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<Response> {
    const url = this.resolve(path);
    for (let attempt = 1; ; attempt++) {
      const response = await this.once(url, signal, request);
      if (!(response instanceof Error)) {
        if (response.ok || [304, 404, 410].includes(response.status)) return response;
        const pauseMs = await pauseAsked(response, attempt);
        if (pauseMs === null || attempt >= attempts || pauseMs > longestWaitMs) throw await this.refusal(response, url, pauseMs);
        await this.wait(pauseMs, signal);
        continue;
      }
      if (attempt >= attempts)
        throw new Fault('source_unreachable', `${this.options.service} does not answer at ${url.origin}: ${response.message}.`, {
          cause: response,
        });
      await this.wait(250 * 2 ** attempt, signal);
    }
  }

  /** The body as the schema has it, and the answer's headers; null where there is nothing (404, 410). */
  async read<Schema extends z.ZodType>(
    schema: Schema,
    path: string,
    signal: AbortSignal,
    request: { method?: string; body?: string; headers?: Record<string, string> } = {},
  ): Promise<{ readonly body: z.infer<Schema>; readonly headers: Headers } | null> {
    const response = await this.ask(path, signal, request);
    if (response.status === 404 || response.status === 410) {
      await response.body?.cancel();
      return null;
    }
    const text = await readText(response, jsonLimit);
    const parsed = schema.safeParse(parseJson(text));
    if (parsed.success) return { body: parsed.data, headers: response.headers };
    const [issue] = parsed.error.issues;
    throw new Fault(
      'bad_request',
      `${this.resolve(path)} did not answer as ${this.options.service} does (${issue?.path.join('.')}: ${issue?.message}). Check the address.`,
    );
  }

  private async once(
    url: URL,
    signal: AbortSignal,
    { method = 'GET', body, headers }: { method?: string; body?: string; headers?: Record<string, string> },
  ): Promise<Response | Error> {
    const pauseMs = this.next - performance.now();
    if (pauseMs > 0) await this.wait(pauseMs, signal);
    signal.throwIfAborted();
    this.next = performance.now() + (this.options.paceMs ?? 0);
    try {
      return await this.options.fetch(url, {
        method,
        ...(body === undefined ? {} : { body }),
        headers: { ...this.options.headers, ...headers },
        signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
      });
    } catch (error) {
      signal.throwIfAborted();
      if (error instanceof Fault || !(error instanceof Error)) throw error;
      return error;
    }
  }

  /** A link to the next page that led elsewhere would carry the token there. */
  private resolve(path: string): URL {
    const { baseUrl, service } = this.options;
    const base = new URL(baseUrl);
    const url = /^https?:/i.test(path) ? new URL(path) : new URL(`${baseUrl}${path}`);
    if (url.origin !== base.origin)
      throw new Fault('forbidden', `${service} at ${base.origin} pointed to ${url.origin}, which the token is not for.`);
    return url;
  }

  private async refusal(response: Response, url: URL, pauseMs: number | null): Promise<Fault> {
    const { service } = this.options;
    const said = (await readText(response, jsonLimit).catch(() => '')).slice(0, 200);
    const told = `${service} answered ${response.status} to ${url.origin}${url.pathname}${said ? `: ${said}` : ''}`;
    if (response.status === 401 || (response.status === 403 && pauseMs === null))
      return new Fault('forbidden', `${told}. Check that the secret is right, has not expired and may read this.`);
    if (pauseMs !== null && pauseMs > 0)
      return new Fault(response.status >= 500 ? 'source_unreachable' : 'rate_limited', `${told}. It asks for a pause.`, {
        retryAfterSeconds: Math.ceil(pauseMs / 1000),
      });
    return new Fault('bad_request', `${told}. Check the source's settings.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
