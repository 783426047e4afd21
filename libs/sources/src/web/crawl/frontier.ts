import type { LeftOut } from '../../left-out.ts';
import type { Robots } from '../robots.ts';
import { isWantedName } from '../wanted-types.ts';
import type { CrawlSettings } from './crawl-settings.ts';
import { type Trap, trapsOf } from './traps.ts';

export interface Step {
  readonly url: string;
  /** Links from the start to here. */
  readonly depth: number;
}

/** What is still to be asked for, nearest first, each address once, and why others are not. */
export class Frontier {
  private readonly settings: CrawlSettings;
  private readonly robots: Robots;
  private readonly leftOut: LeftOut;
  private readonly trap: Trap;
  private readonly met = new Set<string>();
  private waiting: Step[] = [];
  private asked = 0;
  /** Whether there was more than `maxPages` allow. */
  isCut = false;

  constructor(settings: CrawlSettings, robots: Robots, leftOut: LeftOut) {
    this.settings = settings;
    this.robots = robots;
    this.leftOut = leftOut;
    this.trap = trapsOf(settings);
  }

  /** Whether it belongs to what is crawled. */
  holds(url: string): boolean {
    return withoutScheme(url).startsWith(withoutScheme(this.settings.within)) && !this.isExcluded(url);
  }

  isMet(url: string): boolean {
    return this.met.has(url);
  }

  /** Of links elsewhere nothing is said: every page has some. */
  offer(url: string, depth: number): void {
    if (this.met.has(url) || !this.holds(url)) return;
    this.met.add(url);
    const reason = this.reasonAgainst(url, depth);
    if (reason === null) this.waiting.push({ url, depth });
    else this.leftOut.add(reason, url);
  }

  /** Known from earlier and perhaps linked from nowhere any more: no trap, only what is forbidden. */
  revisit(url: string): void {
    if (this.met.has(url) || !this.holds(url) || !this.robots.isAllowed(url)) return;
    this.met.add(url);
    this.waiting.push({ url, depth: 0 });
  }

  next(): Step | null {
    const step = this.waiting[0];
    if (!step) return null;
    if (this.asked >= this.settings.maxPages) {
      this.isCut = true;
      this.leftOut.add(`beyond the limit of ${this.settings.maxPages} pages (maxPages)`, step.url);
      this.waiting = [];
      return null;
    }
    this.asked += 1;
    this.waiting.shift();
    return step;
  }

  private reasonAgainst(url: string, depth: number): string | null {
    if (!this.robots.isAllowed(url)) return 'closed by robots.txt';
    if (!isWantedName(url)) return 'no document by its name';
    if (depth > this.settings.maxDepth) return `more than ${this.settings.maxDepth} links from the start (maxDepth)`;
    return this.trap(new URL(url));
  }

  private isExcluded(url: string): boolean {
    const { pathname, search } = new URL(url);
    return this.settings.exclude.some((entry) => (entry.startsWith('/') ? `${pathname}${search}`.startsWith(entry) : url.includes(entry)));
  }
}

/** A site that answers on both is one site. */
const withoutScheme = (url: string): string => url.replace(/^https?:/, '');
