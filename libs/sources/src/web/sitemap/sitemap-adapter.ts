import { z } from 'zod';
import { Fault, SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { LeftOut } from '../../left-out.ts';
import { readSettings } from '../../settings.ts';
import { readWhole } from '../fetch/read-body.ts';
import type { WebFetcher } from '../fetch/web-fetcher.ts';
import { normalUrl } from '../normal-url.ts';
import { pageItem } from '../page-item.ts';
import { readPage } from '../page-reader.ts';
import { RobotsOfSites } from '../robots.ts';
import { AskingSettings, Robots, timeoutOf, WebAddress } from '../settings.ts';
import { workOff } from '../work-off.ts';
import { readSitemap } from './sitemap-entries.ts';

const Settings = z.strictObject({
  url: WebAddress,
  exclude: z.array(z.string().min(1).max(2000)).max(200).default([]),
  maxPages: z.int().min(1).max(200_000).default(10_000),
  /** A page whose `lastmod` is as it was is not asked for at all. */
  trustLastmod: z.boolean().default(true),
  ...Robots,
  ...AskingSettings,
});
type Settings = z.infer<typeof Settings>;

const maxSitemaps = 500;
const maxSitemapBytes = 60_000_000;

interface Listed {
  readonly pages: Map<string, string | null>;
  isWhole: boolean;
}

/** The pages that a site's sitemap lists, through indexes and gzip. */
export class SitemapAdapter extends SourceAdapter {
  readonly kind = 'sitemap';
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
    const leftOut = new LeftOut();
    const robots = await new RobotsOfSites(this.fetcher, settings.robots === 'honour').of(settings.url, signal);
    const listed = await this.list(settings, leftOut, signal);
    const waiting = [...listed.pages].filter(([url]) => {
      if (!robots.isAllowed(url)) leftOut.add('closed by robots.txt', url);
      return robots.isAllowed(url);
    });
    const politeness = { concurrency: robots.delayMs > 0 ? 1 : settings.concurrency, delayMs: Math.max(settings.delayMs, robots.delayMs) };
    const run = async ([key, lastmod]: [string, string | null], stop: AbortSignal): Promise<SourceItem | null> => {
      const known = await visit.known(key);
      const isAsBefore = settings.trustLastmod && lastmod !== null && known?.memo?.['lastmod'] === lastmod;
      if (known?.isDone || isAsBefore) return { kind: 'unchanged', key };
      const page = await readPage(this.fetcher, {
        url: key,
        version: known?.version ?? null,
        politeness,
        followRedirects: true,
        signal: stop,
        ...timeoutOf(settings),
      });
      if (page.kind === 'content') return pageItem(page, { key, memo: { lastmod } });
      if (page.kind === 'unchanged') return { kind: 'unchanged', key };
      if (page.kind === 'gone' && known) return { kind: 'gone', key, reason: page.reason };
      if (page.kind === 'unreachable') return { kind: 'unreachable', key, reason: page.reason };
      leftOut.add(page.kind === 'moved' ? 'leads elsewhere' : page.reason, key);
      return null;
    };
    for await (const item of workOff({ next: () => waiting.shift() ?? null, run, concurrency: politeness.concurrency, signal }))
      if (item) yield item;
    return { complete: listed.isWhole, state: null, notes: leftOut.notes() };
  }

  /** All pages, through indexes. One sitemap that cannot be read makes the list incomplete; the first must be readable. */
  private async list(settings: Settings, leftOut: LeftOut, signal: AbortSignal): Promise<Listed> {
    const listed: Listed = { pages: new Map(), isWhole: true };
    const waiting = [settings.url];
    const met = new Set(waiting);
    for (let url = waiting.shift(); url !== undefined; url = waiting.shift()) {
      const entries = await this.read(url, signal).catch((error: unknown) => {
        if (signal.aborted || url === settings.url) throw error;
        leftOut.add('sitemap cannot be read', url ?? '');
        listed.isWhole = false;
        return { sitemaps: [], pages: [] };
      });
      for (const next of entries.sitemaps.filter((next) => !met.has(next) && isSameSite(next, settings.url))) {
        met.add(next);
        if (met.size <= maxSitemaps) waiting.push(next);
        else listed.isWhole = false;
      }
      for (const page of entries.pages) this.add(page, { settings, listed, leftOut });
    }
    return listed;
  }

  private add(
    page: { readonly url: string; readonly lastmod: string | null },
    { settings, listed, leftOut }: { readonly settings: Settings; readonly listed: Listed; readonly leftOut: LeftOut },
  ): void {
    const url = normalUrl(page.url);
    if (url === null || !isSameSite(url, settings.url)) return leftOut.add('of another site than the sitemap', page.url);
    if (settings.exclude.some((entry) => url.includes(entry))) return;
    if (listed.pages.size < settings.maxPages || listed.pages.has(url)) listed.pages.set(url, page.lastmod);
    else {
      listed.isWhole = false;
      leftOut.add(`beyond the limit of ${settings.maxPages} pages (maxPages)`, url);
    }
  }

  private async read(url: string, signal: AbortSignal): Promise<ReturnType<typeof readSitemap>> {
    const answer = await this.fetcher.fetch({ url, signal, maxBytes: maxSitemapBytes });
    if (answer.status !== 200) {
      answer.body.destroy();
      throw new Fault('source_unreachable', `The sitemap ${url} answers ${answer.status}.`);
    }
    return readSitemap(await readWhole(answer.body), { url, maxBytes: maxSitemapBytes });
  }
}

const isSameSite = (url: string, sitemap: string): boolean => URL.canParse(url) && bareSite(url) === bareSite(sitemap);
const bareSite = (url: string): string => new URL(url).host.replace(/^www\./, '');
