import { z } from 'zod';
import { Fault, SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { LeftOut } from '../left-out.ts';
import { pathFilter, PathSettings } from '../paths/path-filter.ts';
import type { RestTools } from '../rest/rest-client.ts';
import { readSettings } from '../settings.ts';
import { Bucket, type Credentials } from './bucket.ts';
import type { BucketObject } from './list-page.ts';

const Settings = z
  .strictObject({
    bucket: z.string().regex(/^[a-z0-9][a-z0-9._-]{1,62}$/i, 'is no name of a bucket'),
    region: z
      .string()
      .regex(/^[\w-]{1,64}$/)
      .default('us-east-1'),
    /** Only for stores other than Amazon's. */
    endpoint: z.url({ protocol: /^https?$/ }).optional(),
    /** The bucket in the path rather than in the host's name; on by default with an endpoint of one's own. */
    pathStyle: z.boolean().optional(),
    prefix: z.string().max(1024).default(''),
    ...PathSettings,
  })
  .transform(({ endpoint, pathStyle, ...rest }) => ({
    ...rest,
    endpoint: (endpoint ?? `https://s3.${rest.region}.amazonaws.com`).replace(/\/+$/, ''),
    pathStyle: pathStyle ?? (endpoint !== undefined || rest.bucket.includes('.')),
  }));
type Settings = z.infer<typeof Settings>;

/** Objects below a prefix of an S3-compatible bucket; the ETag tells one state from the next. */
export class S3Adapter extends SourceAdapter {
  readonly kind = 's3';
  private readonly tools: RestTools;

  constructor(tools: RestTools) {
    super();
    this.tools = tools;
  }

  override check(settings: unknown): Settings {
    const read = readSettings(this.kind, Settings, settings);
    this.tools.fetcher.check(read.endpoint);
    return read;
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const settings = this.check(visit.settings);
    const bucket = new Bucket(settings, credentialsOf(visit.secret), this.tools);
    const isWanted = pathFilter(settings);
    const leftOut = new LeftOut();
    let next: string | null = null;
    do {
      const page = await bucket.list(next, signal);
      for (const object of page.objects) {
        signal.throwIfAborted();
        // Consoles keep empty objects in place of folders.
        if (object.key.endsWith('/') || !isWanted(object.key.slice(settings.prefix.length).replace(/^\/+/, ''))) continue;
        const item = await this.read(object, { bucket, settings, visit, signal, leftOut });
        if (item !== null) yield item;
      }
      next = page.next;
    } while (next !== null);
    return { complete: true, state: null, notes: leftOut.notes() };
  }

  private async read(
    { key, etag, size, modifiedAt, storageClass }: BucketObject,
    {
      bucket,
      settings,
      visit,
      signal,
      leftOut,
    }: { bucket: Bucket; settings: Settings; visit: SourceVisit; signal: AbortSignal; leftOut: LeftOut },
  ): Promise<SourceItem | null> {
    const known = await visit.known(key);
    if (known?.version === etag) return { kind: 'unchanged', key };
    if (size > settings.maxFileBytes) {
      leftOut.add(`larger than ${settings.maxFileBytes} bytes`, key);
      return known ? { kind: 'unreachable', key, reason: `it is ${size} bytes now; the limit is ${settings.maxFileBytes}` } : null;
    }
    const answer = await bucket.get(key, settings.maxFileBytes, signal);
    if (answer.status !== 200) {
      answer.body.destroy();
      // Deleted since it was listed: the next listing does not have it.
      if (answer.status === 404) return null;
      const frozen = storageClass === 'STANDARD' ? '' : ` (it is kept as ${storageClass})`;
      return { kind: 'unreachable', key, reason: `the bucket answered ${answer.status}${frozen}` };
    }
    return {
      kind: 'content',
      key,
      url: null,
      title: null,
      fileName: key.slice(key.lastIndexOf('/') + 1),
      mediaType: typeOf(answer.header('content-type')),
      content: answer.body,
      version: etag,
      modifiedAt,
      metadata: { bucket: settings.bucket, key },
    };
  }
}

/** Stores say "octet-stream" of everything that nobody named. */
function typeOf(header: string | null): string | null {
  return header === null || /^(application|binary)\/octet-stream/i.test(header) ? null : header;
}

function credentialsOf(secret: string | null): Credentials | null {
  if (secret === null) return null;
  const [accessKeyId = '', secretAccessKey = '', ...token] = secret.split(':');
  if (accessKeyId === '' || secretAccessKey === '')
    throw new Fault('bad_request', 'The secret of a source of kind "s3" reads "KEY_ID:SECRET", or "KEY_ID:SECRET:SESSION_TOKEN".');
  return { accessKeyId, secretAccessKey, ...(token.length > 0 && { sessionToken: token.join(':') }) };
}
