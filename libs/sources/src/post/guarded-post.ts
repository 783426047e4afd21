import { Agent, request } from 'undici';
import { Fault } from '#core';
import { AddressGuard } from '../web/fetch/address-guard.ts';

export interface PostSettings {
  /** Hosts, addresses and ranges that may be posted to although they are private. */
  readonly allow: readonly string[];
  readonly userAgent: string;
  /** For connection, headers and body together. */
  readonly timeoutMs: number;
}

export interface PostAnswer {
  /** Null when there was no answer. */
  readonly status: number | null;
  /** The first bytes of the answer, or why there was none. */
  readonly said: string;
}

const saidBytes = 1000;

/** Posts to addresses that people gave: under the guard of the fetcher, without following redirects, reading little of the answer. */
export class GuardedPost implements AsyncDisposable {
  private readonly settings: PostSettings;
  private readonly guard: AddressGuard;
  private readonly agent: Agent;

  constructor(settings: PostSettings) {
    this.settings = settings;
    this.guard = new AddressGuard(settings.allow);
    this.agent = new Agent({ connect: { lookup: this.guard.lookup, timeout: settings.timeoutMs }, allowH2: false });
  }

  /** `bad_request` for an address that would never be posted to. */
  check(url: string): void {
    if (!URL.canParse(url)) throw new Fault('bad_request', `"${url}" is no web address. Give one such as https://example.org/hook.`);
    this.guard.checkUrl(new URL(url));
  }

  /** Every refusal and trouble is an answer; rejects at an abort alone. */
  async send(
    url: string,
    { headers, body, signal }: { headers: Record<string, string>; body: string; signal: AbortSignal },
  ): Promise<PostAnswer> {
    const within = AbortSignal.any([signal, AbortSignal.timeout(this.settings.timeoutMs)]);
    try {
      this.check(url);
      const answer = await request(url, {
        dispatcher: this.agent,
        method: 'POST',
        headers: { 'user-agent': this.settings.userAgent, 'content-type': 'application/json', ...headers },
        body,
        signal: within,
      });
      const said = await beginningOf(answer.body);
      const location = answer.headers['location'];
      return { status: answer.statusCode, said: location === undefined ? said : `redirects are not followed (to ${String(location)})` };
    } catch (error) {
      signal.throwIfAborted();
      return { status: null, said: within.aborted ? `no answer within ${this.settings.timeoutMs} ms` : words(error) };
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.agent.destroy();
  }
}

async function beginningOf(body: AsyncIterable<Buffer> & { destroy(): unknown }): Promise<string> {
  const parts: Buffer[] = [];
  let bytes = 0;
  for await (const part of body) {
    parts.push(part);
    bytes += part.length;
    if (bytes >= saidBytes) break;
  }
  return Buffer.concat(parts).subarray(0, saidBytes).toString('utf8');
}

function words(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return words(error.errors[0]);
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Fault ? error.cause.message : error.message;
}
