import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { z } from 'zod';
import { Fault, SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { LeftOut } from '../../left-out.ts';
import { readSettings } from '../../settings.ts';
import type { WebFetcher } from '../fetch/web-fetcher.ts';
import { readWhole } from '../fetch/read-body.ts';
import { normalUrl } from '../normal-url.ts';
import { pageItem } from '../page-item.ts';
import { readPage } from '../page-reader.ts';
import { RobotsOfSites } from '../robots.ts';
import { AskingSettings, Robots, timeoutOf, WebAddress } from '../settings.ts';
import { escaped, type FeedEntry, readFeed } from './feed-entries.ts';

/** `fullPages`: keep the page an entry links to instead of what the feed says of it. */
const Settings = z.strictObject({ url: WebAddress, fullPages: z.boolean().default(false), ...Robots, ...AskingSettings });
type Settings = z.infer<typeof Settings>;

const FeedState = z.object({ version: z.string().nullable(), keys: z.array(z.string()) });
const maxFeedBytes = 20_000_000;

/** The entries of a feed. What a feed no longer lists has merely grown old: nothing ever vanishes by it. */
export class FeedAdapter extends SourceAdapter {
  readonly kind = 'feed';
  private readonly fetcher: WebFetcher;

  constructor(fetcher: WebFetcher) {
    super();
    this.fetcher = fetcher;
  }

  override check(settings: unknown): Settings {
    return readSettings(this.kind, Settings, settings);
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const settings = this.check(visit.settings);
    const state = FeedState.safeParse(visit.state).data ?? { version: null, keys: [] };
    const feed = await readPage(this.fetcher, {
      url: settings.url,
      version: state.version,
      politeness: settings,
      followRedirects: true,
      signal,
      ...timeoutOf(settings),
    });
    if (feed.kind === 'unchanged') {
      for (const key of state.keys) yield { kind: 'unchanged', key };
      return { complete: false, state, notes: [] };
    }
    if (feed.kind !== 'content')
      throw new Fault('source_unreachable', `The feed ${settings.url} ${feed.kind === 'moved' ? `leads to ${feed.to}` : feed.reason}.`);
    const text = feed.html ?? (await readWhole(limited(feed.content))).toString('utf8');
    const entries = new Map(readFeed(text, feed.url).map((entry) => [keyOf(entry), entry]));
    const leftOut = new LeftOut();
    const robots = new RobotsOfSites(this.fetcher, settings.robots === 'honour');
    for (const [key, entry] of entries) {
      const known = await visit.known(key);
      if (known?.isDone) yield { kind: 'unchanged', key };
      else if (!settings.fullPages || entry.url === null) yield await entryItem(key, entry, known?.version ?? null);
      else if ((await robots.of(entry.url, signal)).isAllowed(entry.url))
        yield await this.page(key, entry, { settings, version: known?.version ?? null, signal });
      else leftOut.add('closed by robots.txt', entry.url);
    }
    return { complete: false, state: { version: feed.version, keys: [...entries.keys()] }, notes: leftOut.notes() };
  }

  private async page(
    key: string,
    entry: FeedEntry,
    { settings, version, signal }: { readonly settings: Settings; readonly version: string | null; readonly signal: AbortSignal },
  ): Promise<SourceItem> {
    const page = await readPage(this.fetcher, {
      url: entry.url ?? key,
      version,
      politeness: settings,
      followRedirects: true,
      signal,
      ...timeoutOf(settings),
    });
    if (page.kind === 'content') return pageItem(page, { key, title: entry.title, metadata: metadataOf(entry) });
    if (page.kind === 'unchanged') return { kind: 'unchanged', key };
    if (page.kind === 'gone') return { kind: 'gone', key, reason: page.reason };
    return { kind: 'unreachable', key, reason: page.kind === 'moved' ? `leads to ${page.to}` : page.reason };
  }
}

const keyOf = (entry: FeedEntry): string => (entry.url && normalUrl(entry.url)) ?? entry.id;

async function entryItem(key: string, entry: FeedEntry, known: string | null): Promise<SourceItem> {
  const html = `<!doctype html><html><head><title>${escaped(entry.title ?? '')}</title></head><body><article><h1>${escaped(entry.title ?? '')}</h1>\n${entry.html}</article></body></html>`;
  const version = createHash('sha256').update(html).digest('hex').slice(0, 32);
  if (version === known) return { kind: 'unchanged', key };
  return {
    kind: 'content',
    key,
    version,
    url: entry.url,
    title: entry.title,
    fileName: 'entry.html',
    mediaType: 'text/html; charset=utf-8',
    modifiedAt: entry.modifiedAt,
    content: Readable.from([Buffer.from(html)]),
    metadata: metadataOf(entry),
  };
}

function metadataOf({ publishedAt, authors }: FeedEntry): Record<string, unknown> {
  return { ...(publishedAt && { publishedAt: publishedAt.toISOString() }), ...(authors.length > 0 && { authors }) };
}

async function* limited(body: Readable): AsyncGenerator<Buffer> {
  let bytes = 0;
  for await (const chunk of body) {
    bytes += (chunk as Buffer).length;
    if (bytes > maxFeedBytes) throw new Fault('too_large', `the feed is larger than ${maxFeedBytes} bytes`);
    yield chunk as Buffer;
  }
}
