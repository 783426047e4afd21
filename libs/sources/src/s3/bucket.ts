import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import { Fault } from '#core';
import { pauseAsked } from '../rest/pause-asked.ts';
import type { RestTools } from '../rest/rest-client.ts';
import { readWhole } from '../web/fetch/read-body.ts';
import type { WebAnswer } from '../web/fetch/web-fetcher.ts';
import { type ListPage, readError, readListPage } from './list-page.ts';

export interface BucketSettings {
  readonly endpoint: string;
  readonly region: string;
  readonly bucket: string;
  readonly pathStyle: boolean;
  readonly prefix: string;
}

/** "KEY_ID:SECRET" or "KEY_ID:SECRET:SESSION_TOKEN"; null asks without a signature, for buckets open to everyone. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

const attempts = 5;
const pageLimit = 32 * 1024 * 1024;

/** One bucket of an S3-compatible store. */
export class Bucket {
  private readonly settings: BucketSettings;
  private readonly credentials: Credentials | null;
  private readonly tools: RestTools;

  constructor(settings: BucketSettings, credentials: Credentials | null, tools: RestTools) {
    this.settings = settings;
    this.credentials = credentials;
    this.tools = tools;
  }

  async list(after: string | null, signal: AbortSignal): Promise<ListPage> {
    const query = new URLSearchParams({ 'list-type': '2', 'encoding-type': 'url', 'max-keys': '1000', prefix: this.settings.prefix });
    if (after !== null) query.set('continuation-token', after);
    // Signed is what is sent: a blank as %20, never as a plus.
    const answer = await this.ask(this.address('', query.toString().replaceAll('+', '%20')), pageLimit, signal);
    const text = (await readWhole(answer.body)).toString('utf8');
    if (answer.status === 200) {
      const page = readListPage(text);
      if (page) return page;
    }
    throw this.refusal(answer.status, text);
  }

  /** Any answer to a request for an object; the body is to be read or destroyed. */
  get(key: string, maxBytes: number, signal: AbortSignal): Promise<WebAnswer> {
    return this.ask(this.address(key), maxBytes, signal);
  }

  address(key: string, query = ''): URL {
    const { endpoint, bucket, pathStyle } = this.settings;
    const base = new URL(endpoint);
    if (!pathStyle) base.hostname = `${bucket}.${base.hostname}`;
    const path = key.split('/').map(encodeStrictly).join('/');
    base.pathname = `${base.pathname.replace(/\/$/, '')}${pathStyle ? `/${bucket}` : ''}/${path}`;
    base.search = query;
    return base;
  }

  private async ask(url: URL, maxBytes: number, signal: AbortSignal): Promise<WebAnswer> {
    for (let attempt = 1; ; attempt++) {
      const headers = await this.headers(url);
      const answer = await this.tools.fetcher.fetch({ url: url.href, headers, maxBytes, maxWaitMs: 0, signal });
      const pauseMs = answer.status === 403 ? null : pauseAsked({ status: answer.status, header: answer.header, said: '' }, attempt);
      if (answer.status === 200 || pauseMs === null || attempt >= attempts) return answer;
      answer.body.destroy();
      await (this.tools.wait ?? ((ms, signal) => sleep(ms, undefined, { signal })))(pauseMs, signal);
    }
  }

  private async headers(url: URL): Promise<Record<string, string>> {
    // Whole as it is kept: the ETag speaks of these bytes.
    const plain = { 'accept-encoding': 'identity' };
    if (this.credentials === null) return plain;
    const signer = new AwsV4Signer({ url: url.href, ...this.credentials, service: 's3', region: this.settings.region });
    const { headers } = await signer.sign();
    return { ...plain, ...Object.fromEntries([...headers].map(([name, value]) => [name.toLowerCase(), value])) };
  }

  private refusal(status: number, text: string): Fault {
    const { code, message } = readError(text);
    const told = `The bucket ${this.settings.bucket} at ${this.settings.endpoint} answered ${status} ${code}: ${message}`.slice(0, 400);
    if (code === 'RequestTimeTooSkewed') return new Fault('forbidden', `${told} Set this machine's clock.`);
    if (status === 401 || status === 403)
      return new Fault('forbidden', `${told} Check the secret (KEY_ID:SECRET) and its right to list this bucket.`);
    if (status === 404) return new Fault('not_found', `${told} Check bucket, endpoint and pathStyle.`);
    if (status >= 500 || status === 429) return new Fault('source_unreachable', `${told} It is tried again at the next visit.`);
    return new Fault('bad_request', `${told} Check region, endpoint and pathStyle.`);
  }
}

/** As signatures want it: everything but letters, digits and -._~ */
function encodeStrictly(text: string): string {
  return encodeURIComponent(text).replaceAll(/[!'()*]/g, (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`);
}
