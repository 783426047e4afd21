import { z } from 'zod';
import { SourceAdapter, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { readSettings } from '../../settings.ts';
import type { WebFetcher } from '../fetch/web-fetcher.ts';
import { normalUrl } from '../normal-url.ts';
import { pageItem } from '../page-item.ts';
import { readPage } from '../page-reader.ts';
import { AskingSettings, timeoutOf, WebAddress } from '../settings.ts';
import { workOff } from '../work-off.ts';

const Settings = z.strictObject({ urls: z.array(WebAddress).min(1).max(1000), ...AskingSettings });
type Settings = z.infer<typeof Settings>;

/** One page or several, named by a person: they are asked for as a browser would, whatever robots.txt says to machines that roam. */
export class UrlAdapter extends SourceAdapter {
  readonly kind = 'url';
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
    const waiting = [...new Set(settings.urls.map((url) => normalUrl(url) ?? url))];
    const next = (): string | null => waiting.shift() ?? null;
    yield* workOff({
      next,
      concurrency: settings.concurrency,
      signal,
      run: (url, stop) => this.ask(url, { visit, settings, signal: stop }),
    });
    return { complete: true, state: null, notes: [] };
  }

  private async ask(
    key: string,
    { visit, settings, signal }: { visit: SourceVisit; settings: Settings; signal: AbortSignal },
  ): Promise<SourceItem> {
    const known = await visit.known(key);
    if (known?.isDone) return { kind: 'unchanged', key };
    const page = await readPage(this.fetcher, {
      url: key,
      version: known?.version ?? null,
      politeness: settings,
      followRedirects: true,
      signal,
      ...timeoutOf(settings),
    });
    if (page.kind === 'content') return pageItem(page, { key });
    if (page.kind === 'unchanged' || page.kind === 'gone') return { ...page, key };
    return { kind: 'unreachable', key, reason: page.kind === 'moved' ? `leads to ${page.to}` : page.reason };
  }
}
