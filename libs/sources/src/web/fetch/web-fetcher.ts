import type { Readable } from 'node:stream';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent, type Dispatcher, request } from 'undici';
import { Fault } from '#core';
import { AddressGuard, type Resolve } from './address-guard.ts';
import { HostTurns, type Politeness } from './host-turns.ts';
import { nothing, unpacked } from './read-body.ts';
import { retryAfterMs } from './retry-after.ts';

export interface FetchSettings {
  /** Hosts, addresses and ranges that may be fetched from although they are private. */
  readonly allow: readonly string[];
  readonly userAgent: string;
  readonly maxBytes: number;
  /** Without a byte from the other side. The whole answer may take twenty times that. */
  readonly timeoutMs: number;
  readonly resolve?: Resolve;
}

export interface WebRequest {
  readonly url: string;
  readonly signal: AbortSignal;
  readonly method?: 'GET' | 'HEAD' | 'POST';
  /** Lower case. Those given here go to the first host only, never along with a redirect to another one. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  readonly politeness?: Politeness;
  /** False hands out a redirect as the answer it is. */
  readonly followRedirects?: boolean;
  /** Longest wait that a busy server may ask for; beyond it its answer is handed out as it is. */
  readonly maxWaitMs?: number;
}

/** An answer with any status. `body` is to be read or destroyed: until then its host's turn is taken. */
export interface WebAnswer {
  readonly status: number;
  /** After redirects. */
  readonly url: string;
  /** Addresses that led elsewhere, first to last. */
  readonly redirects: readonly string[];
  readonly header: (name: string) => string | null;
  readonly body: Readable;
}

const maxRedirects = 10;
const attempts = 3;
const defaultPoliteness: Politeness = { concurrency: 4, delayMs: 0 };

/** Asks the network for things: no private address unasked, nothing without a limit, busy servers are waited for. Throws faults only. */
export class WebFetcher implements AsyncDisposable {
  private readonly settings: FetchSettings;
  private readonly guard: AddressGuard;
  private readonly agent: Agent;
  private readonly turns = new HostTurns();

  constructor(settings: FetchSettings) {
    this.settings = settings;
    this.guard = new AddressGuard(settings.allow, settings.resolve);
    this.agent = new Agent({
      connect: { lookup: this.guard.lookup, timeout: 10_000 },
      connections: 16,
      keepAliveTimeout: 5000,
      allowH2: false,
    });
  }

  /** Throws `bad_request` for an address that would be refused as soon as it was asked, or that carries a password. */
  check(address: string): void {
    this.guard.checkUrl(parsed(address));
  }

  async fetch(wanted: WebRequest): Promise<WebAnswer> {
    const redirects: string[] = [];
    const first = parsed(wanted.url);
    let url = first;
    for (;;) {
      this.guard.checkUrl(url);
      const headers = url.origin === first.origin ? wanted.headers : withoutSecrets(wanted.headers);
      const answer = await this.ask(url, { ...wanted, ...(headers && { headers }) });
      const next = redirectOf(answer, url);
      if (next === null || wanted.followRedirects === false) return { ...answer, url: url.href, redirects };
      answer.body.destroy();
      redirects.push(url.href);
      if (redirects.length > maxRedirects || redirects.includes(next.href))
        throw new Fault('source_unreachable', `${wanted.url} leads in circles: ${redirects.length} redirects, the last to ${next.href}.`);
      url = next;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.agent.destroy();
  }

  /** One address, without redirects; a busy server is asked again when it says so. */
  private async ask(url: URL, wanted: WebRequest): Promise<Omit<WebAnswer, 'url' | 'redirects'>> {
    for (let attempt = 1; ; attempt += 1) {
      const answer = await this.send(url, wanted);
      if (answer.status !== 429 && answer.status !== 503) return answer;
      const waitMs = retryAfterMs(answer.header('retry-after'), new Date()) ?? 1000 * 2 ** (attempt - 1);
      if (attempt === attempts || waitMs > (wanted.maxWaitMs ?? 60_000)) return answer;
      answer.body.destroy();
      this.turns.pause(url.host, waitMs);
      await sleep(waitMs, undefined, { signal: wanted.signal });
    }
  }

  private async send(url: URL, wanted: WebRequest): Promise<Omit<WebAnswer, 'url' | 'redirects'>> {
    const turn = await this.turns.take(url.host, wanted.politeness ?? defaultPoliteness, wanted.signal);
    const timeoutMs = wanted.timeoutMs ?? this.settings.timeoutMs;
    // The client's own timers are seconds apart; this one is exact.
    const silence = new AbortController();
    const timer = setTimeout(
      () => silence.abort(new Fault('source_unreachable', `${url.href} did not answer within ${timeoutMs} ms.`)),
      timeoutMs,
    );
    try {
      const answer = await request(url, {
        dispatcher: this.agent,
        method: wanted.method ?? 'GET',
        headers: { 'user-agent': this.settings.userAgent, accept: '*/*', 'accept-encoding': 'gzip, br, deflate', ...wanted.headers },
        ...(wanted.body === undefined ? {} : { body: wanted.body }),
        headersTimeout: timeoutMs,
        bodyTimeout: timeoutMs,
        signal: AbortSignal.any([wanted.signal, silence.signal, AbortSignal.timeout(20 * timeoutMs)]),
      });
      return this.toAnswer(url, { answer, turn, maxBytes: wanted.maxBytes ?? this.settings.maxBytes });
    } catch (error) {
      turn[Symbol.dispose]();
      throw asFault(error, url, wanted.signal);
    } finally {
      clearTimeout(timer);
    }
  }

  private toAnswer(
    url: URL,
    { answer, turn, maxBytes }: { answer: Dispatcher.ResponseData; turn: Disposable; maxBytes: number },
  ): Omit<WebAnswer, 'url' | 'redirects'> {
    const header = (name: string): string | null => {
      const value = answer.headers[name];
      return (Array.isArray(value) ? value.join(', ') : value) ?? null;
    };
    const isEmpty = answer.statusCode === 204 || answer.statusCode === 304 || header('content-length') === '0';
    answer.body.once('close', () => turn[Symbol.dispose]());
    if (isEmpty) answer.body.resume();
    try {
      if (Number(header('content-length') ?? 0) > maxBytes && answer.statusCode === 200)
        throw new Fault('too_large', `${url.href} has ${header('content-length')} bytes and at most ${maxBytes} are taken.`);
      const body = isEmpty ? nothing() : unpacked(answer.body, header('content-encoding'), { maxBytes, url: url.href });
      return { status: answer.statusCode, header, body };
    } catch (error) {
      // Unread it would hold its connection until it timed out.
      answer.body.on('error', () => undefined).destroy();
      throw error;
    }
  }
}

function parsed(text: string): URL {
  if (URL.canParse(text)) return new URL(text);
  throw new Fault('bad_request', `"${text}" is no web address. Give one such as https://example.org/page.`);
}

function redirectOf(answer: Pick<WebAnswer, 'status' | 'header'>, from: URL): URL | null {
  const location = answer.header('location');
  if (![301, 302, 303, 307, 308].includes(answer.status) || location === null) return null;
  if (!URL.canParse(location, from.href))
    throw new Fault('source_unreachable', `${from.href} redirects to "${location}", which is no address.`);
  return new URL(location, from);
}

/** What a caller adds may be a token: another host must not see it. */
function withoutSecrets(headers: WebRequest['headers'] = {}): Record<string, string> {
  const harmless = new Set(['accept', 'if-none-match', 'if-modified-since']);
  return Object.fromEntries(Object.entries(headers).filter(([name]) => harmless.has(name)));
}

function asFault(error: unknown, url: URL, signal: AbortSignal): unknown {
  if (signal.aborted || error instanceof Fault) return signal.aborted ? signal.reason : error;
  const cause = error instanceof Error && error.cause instanceof Fault ? error.cause : null;
  if (cause) return cause;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code.includes('TIMEOUT') || (error instanceof Error && error.name === 'TimeoutError'))
    return new Fault('source_unreachable', `${url.href} did not answer in time.`, { cause: error });
  return new Fault('source_unreachable', `${url.href} does not answer: ${words(error)}`, { cause: error });
}

function words(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return words(error.errors[0]);
  return error instanceof Error ? error.message : String(error);
}
