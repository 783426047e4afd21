import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { serve, type Served } from './serve.ts';

/** As an S3-compatible store answers: pages of a listing, objects, and signatures checked as Amazon describes them. */
export class BucketServer implements AsyncDisposable {
  readonly objects = new Map<string, string>();
  readonly refusals: number[] = [];
  /** Keys whose content is refused. */
  readonly frozen = new Set<string>();
  /** Null takes any request. */
  credentials: { readonly id: string; readonly secret: string } | null = null;
  private readonly pageSize = 3;
  private served!: Served;

  static async start(): Promise<BucketServer> {
    const server = new BucketServer();
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

  async [Symbol.asyncDispose](): Promise<void> {
    await this.served[Symbol.asyncDispose]();
  }

  private answer(request: IncomingMessage & { url: string }, response: ServerResponse): void {
    const refusal = this.refusals.shift();
    if (refusal) return refuse(response, refusal, 'SlowDown');
    if (this.credentials && !isSigned(request, this.credentials)) return refuse(response, 403, 'SignatureDoesNotMatch');
    const url = new URL(request.url, this.url);
    const [, bucket, ...path] = url.pathname.split('/').map(decodeURIComponent);
    if (bucket !== 'papers') return refuse(response, 404, 'NoSuchBucket');
    const key = path.join('/');
    if (key === '') return void response.writeHead(200, { 'content-type': 'application/xml' }).end(this.page(url.searchParams));
    const text = this.objects.get(key);
    if (text === undefined) return refuse(response, 404, 'NoSuchKey');
    if (this.frozen.has(key)) return refuse(response, 403, 'InvalidObjectState');
    response.writeHead(200, { 'content-type': 'binary/octet-stream', etag: `"${md5(text)}"` }).end(text);
  }

  private page(query: URLSearchParams): string {
    const after = Number(query.get('continuation-token') ?? '0');
    const keys = [...this.objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? '')).sort();
    const isTruncated = keys.length > after + this.pageSize;
    const contents = keys.slice(after, after + this.pageSize).map((key) => {
      const text = this.objects.get(key) ?? '';
      const name = encodeURIComponent(key).replaceAll('%2F', '/').replaceAll('%20', '+');
      return `<Contents><Key>${name}</Key><LastModified>2026-01-02T03:04:05.000Z</LastModified><ETag>&quot;${md5(text)}&quot;</ETag><Size>${text.length}</Size><StorageClass>${this.frozen.has(key) ? 'GLACIER' : 'STANDARD'}</StorageClass></Contents>`;
    });
    const next = isTruncated ? `<NextContinuationToken>${after + this.pageSize}</NextContinuationToken>` : '';
    return `<?xml version="1.0" encoding="UTF-8"?>\n<ListBucketResult xmlns="http://s3.amazonaws.com/doc/2006-03-01/"><Name>papers</Name><EncodingType>url</EncodingType><IsTruncated>${isTruncated}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`;
  }
}

function refuse(response: ServerResponse, status: number, code: string): void {
  response
    .writeHead(status, { 'content-type': 'application/xml' })
    .end(`<Error><Code>${code}</Code><Message>No: ${code}.</Message></Error>`);
}

const md5 = (text: string): string => createHash('md5').update(text).digest('hex');
const sign = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** Signature version 4, written from its description and not from the signer that is tested with it. */
function isSigned(request: IncomingMessage & { url: string }, { id, secret }: { readonly id: string; readonly secret: string }): boolean {
  const header = request.headers.authorization ?? '';
  const [, credential = '', signed = '', signature = ''] =
    /Credential=([^,]+), ?SignedHeaders=([^,]+), ?Signature=([0-9a-f]+)/.exec(header) ?? [];
  const [who, day = '', region = '', service = ''] = credential.split('/');
  if (who !== id || service !== 's3') return false;
  const url = new URL(request.url, 'http://localhost');
  const query = url.search.slice(1).split('&').filter(Boolean).sort().join('&');
  const names = signed.split(';');
  const headers = names.map((name) => `${name}:${String(request.headers[name]).trim()}\n`).join('');
  const body = String(request.headers['x-amz-content-sha256']);
  const canonical = [request.method, url.pathname, query, headers, signed, body].join('\n');
  const scope = `${day}/${region}/${service}/aws4_request`;
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, createHash('sha256').update(canonical).digest('hex')].join('\n');
  const key = sign(sign(sign(sign(`AWS4${secret}`, day), region), service), 'aws4_request');
  return sign(key, text).toString('hex') === signature;
}
