import { Fault, type SourceItem, type SourceVisit, type VisitEnd } from '#core';
import { LeftOut } from '../../left-out.ts';
import type { WebFetcher } from '../fetch/web-fetcher.ts';
import { normalUrl } from '../normal-url.ts';
import { pageItem } from '../page-item.ts';
import { type PageAnswer, type PageContent, readPage } from '../page-reader.ts';
import { readHead } from '../page-head.ts';
import type { Robots } from '../robots.ts';
import { timeoutOf } from '../settings.ts';
import { workOff } from '../work-off.ts';
import type { CrawlSettings } from './crawl-settings.ts';
import { linksOf, type Passed, readState, writeState } from './crawl-state.ts';
import { Frontier, type Step } from './frontier.ts';

interface Parts {
  readonly fetcher: WebFetcher;
  readonly settings: CrawlSettings;
  readonly robots: Robots;
  readonly visit: SourceVisit;
}

interface Asked {
  readonly step: Step;
  readonly page: PageAnswer;
  /** Whether it is kept here from an earlier visit. */
  readonly isKnown: boolean;
  /** Its links as last seen, for when it is not sent again. */
  readonly links: readonly string[];
}

/** One walk through a site, breadth first. */
export class Crawl {
  private readonly parts: Parts;
  private readonly start: string;
  private readonly frontier: Frontier;
  private readonly leftOut = new LeftOut();
  private readonly before: ReadonlyMap<string, Passed>;
  private readonly passed = new Map<string, Passed>();

  constructor(parts: Parts) {
    this.parts = parts;
    this.start = normalUrl(parts.settings.start) ?? parts.settings.start;
    this.frontier = new Frontier(parts.settings, parts.robots, this.leftOut);
    this.before = readState(parts.visit.state);
  }

  async *walk(signal: AbortSignal): AsyncGenerator<SourceItem, void> {
    this.frontier.revisit(this.start);
    yield* this.workOff(signal);
    // What is here and linked from nowhere any more is asked itself: it may be gone, or merely out of the way.
    for await (const key of this.parts.visit.knownKeys()) this.frontier.revisit(key);
    yield* this.workOff(signal);
  }

  end(): VisitEnd {
    return { complete: !this.frontier.isCut, state: writeState(this.passed), notes: this.leftOut.notes() };
  }

  private async *workOff(signal: AbortSignal): AsyncGenerator<SourceItem, void> {
    const concurrency = this.parts.robots.delayMs > 0 ? 1 : this.parts.settings.concurrency;
    const run = (step: Step, stop: AbortSignal): Promise<Asked> => this.ask(step, stop);
    for await (const asked of workOff({ next: () => this.frontier.next(), run, concurrency, signal })) {
      const item = this.judge(asked);
      if (item) yield item;
    }
  }

  private async ask(step: Step, signal: AbortSignal): Promise<Asked> {
    const { settings, robots, visit, fetcher } = this.parts;
    const known = await visit.known(step.url);
    const before = this.before.get(step.url);
    const links = known ? linksOf(known.memo) : (before?.links ?? []);
    if (known?.isDone) return { step, page: { kind: 'unchanged' }, isKnown: true, links };
    const politeness = {
      concurrency: robots.delayMs > 0 ? 1 : settings.concurrency,
      delayMs: Math.max(settings.delayMs, robots.delayMs),
    };
    const version = (known ?? before)?.version ?? null;
    const page = await readPage(fetcher, { url: step.url, version, politeness, followRedirects: false, signal, ...timeoutOf(settings) });
    return { step, page, isKnown: known !== null, links };
  }

  private judge({ step, page, isKnown, links }: Asked): SourceItem | null {
    const { url, depth } = step;
    if (page.kind === 'content') return this.keep(step, page, isKnown);
    if (page.kind === 'moved') return this.follow(step, page.to, isKnown);
    if (page.kind !== 'gone') this.offerAll(links, depth);
    const before = this.before.get(url);
    if (page.kind === 'unchanged' && !isKnown && before) return this.passAgain(step, before);
    if (page.kind === 'unchanged') return { kind: 'unchanged', key: url };
    if (page.kind === 'unreachable') return { kind: 'unreachable', key: url, reason: page.reason };
    if (isKnown) return { kind: 'gone', key: url, reason: page.reason };
    this.leftOut.add(page.reason, url);
    return null;
  }

  private keep(step: Step, page: PageContent, isKnown: boolean): SourceItem | null {
    const { url, depth } = step;
    if (page.html === null) return pageItem(page, { key: url });
    const head = readHead(page.html, url, page.robotsHeader);
    const links = head.links.filter((link) => this.frontier.holds(link));
    this.offerAll(links, depth);
    const canonical = this.canonicalElsewhere(url, head.canonical);
    if (canonical === null && head.isIndexable) return pageItem(page, { key: url, memo: { links } });
    this.passed.set(url, { version: page.version, canonical, links });
    if (canonical !== null) this.frontier.offer(canonical, depth);
    this.leftOut.add(canonical === null ? 'asks not to be indexed' : 'the same as its canonical address', url);
    return isKnown
      ? { kind: 'gone', key: url, reason: canonical === null ? 'asks not to be indexed' : `is now found at ${canonical}` }
      : null;
  }

  /** As at the last visit: walked through, not kept. */
  private passAgain({ url, depth }: Step, before: Passed): null {
    this.passed.set(url, before);
    if (before.canonical !== null) this.frontier.offer(before.canonical, depth);
    this.leftOut.add(before.canonical === null ? 'asks not to be indexed' : 'the same as its canonical address', url);
    return null;
  }

  private follow({ url, depth }: Step, location: string, isKnown: boolean): SourceItem | null {
    const to = normalUrl(location);
    const leadsOut = to === null || !this.frontier.holds(to);
    if (url === this.start && leadsOut)
      throw new Fault(
        'bad_request',
        `The start ${url} leads to ${location}, which is not within ${this.parts.settings.within}. Make that address the start.`,
      );
    if (leadsOut) this.leftOut.add('leads out of the crawl', url);
    else this.frontier.offer(to, depth);
    return isKnown ? { kind: 'gone', key: url, reason: `now leads to ${location}` } : null;
  }

  private offerAll(links: readonly string[], depth: number): void {
    for (const link of links) this.frontier.offer(link, depth + 1);
  }

  /** Two pages that name each other would both be lost: then the one met second is kept. */
  private canonicalElsewhere(url: string, canonical: string | null): string | null {
    if (canonical === null || canonical === url || !this.frontier.holds(canonical)) return null;
    return this.passed.get(canonical)?.canonical === url ? null : canonical;
  }
}
