import { Fault, SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { readSettings } from '../../settings.ts';
import type { WebFetcher } from '../fetch/web-fetcher.ts';
import { RobotsOfSites } from '../robots.ts';
import { Crawl } from './crawl.ts';
import { CrawlSettings } from './crawl-settings.ts';

/** A site from a page on, as far as its links lead within a prefix, as robots.txt and the pages themselves allow. */
export class CrawlAdapter extends SourceAdapter {
  readonly kind = 'crawl';
  private readonly fetcher: WebFetcher;

  constructor(fetcher: WebFetcher) {
    super();
    this.fetcher = fetcher;
  }

  override check(settings: unknown): CrawlSettings {
    const read = readSettings(this.kind, CrawlSettings, settings);
    if (!read.start.replace(/^https?:/, '').startsWith(read.within.replace(/^https?:/, '')))
      throw new Fault(
        'bad_request',
        `The start ${read.start} is not within ${read.within}. Give a start that begins with it, or leave "within" out.`,
      );
    return read;
  }

  override async *visit(visit: SourceVisit, signal: AbortSignal): AsyncGenerator<SourceItem, VisitEnd> {
    const settings = this.check(visit.settings);
    const robots = await new RobotsOfSites(this.fetcher, settings.robots === 'honour').of(settings.start, signal);
    if (!robots.isAllowed(settings.start))
      throw new Fault(
        'bad_request',
        `The robots.txt of ${new URL(settings.start).host} does not let us fetch ${settings.start}. Choose another start.`,
      );
    const crawl = new Crawl({ fetcher: this.fetcher, settings, robots, visit });
    yield* crawl.walk(signal);
    return crawl.end();
  }
}
