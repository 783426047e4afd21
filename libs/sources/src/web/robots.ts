import robotsParser from 'robots-parser';
import { Fault } from '#core';
import { readWhole } from './fetch/read-body.ts';
import type { WebFetcher } from './fetch/web-fetcher.ts';

/** What a site allows us, as RFC 9309 has it. */
export interface Robots {
  isAllowed(url: string): boolean;
  readonly delayMs: number;
}

export const robotName = 'aquifer';
const openToAll: Robots = { isAllowed: () => true, delayMs: 0 };
/** A longer delay than a minute would make a visit of a thousand pages take a day. */
const maxDelayMs = 60_000;
const maxRobotsBytes = 512 * 1024;

/** A site without robots.txt allows everything; one that cannot say whether it has one allows nothing until it can. */
export async function readRobots(fetcher: WebFetcher, site: string, signal: AbortSignal): Promise<Robots> {
  const url = new URL('/robots.txt', site).href;
  const answer = await fetcher.fetch({ url, signal, maxBytes: maxRobotsBytes, maxWaitMs: 10_000 });
  if (answer.status >= 500 || answer.status === 429) {
    answer.body.destroy();
    throw new Fault(
      'source_unreachable',
      `${url} answers ${answer.status}: while a site cannot say what it allows, nothing of it is fetched.`,
    );
  }
  if (answer.status !== 200) {
    answer.body.destroy();
    return openToAll;
  }
  const robots = robotsParser(url, (await readWhole(answer.body)).toString('utf8'));
  return {
    isAllowed: (page) => robots.isAllowed(page, robotName) !== false,
    delayMs: Math.min(maxDelayMs, (robots.getCrawlDelay(robotName) ?? 0) * 1000),
  };
}

/** Those of every site that a visit meets, each read once. */
export class RobotsOfSites {
  private readonly sites = new Map<string, Promise<Robots>>();
  private readonly fetcher: WebFetcher;
  private readonly isHonoured: boolean;

  constructor(fetcher: WebFetcher, isHonoured: boolean) {
    this.fetcher = fetcher;
    this.isHonoured = isHonoured;
  }

  of(url: string, signal: AbortSignal): Promise<Robots> {
    if (!this.isHonoured) return Promise.resolve(openToAll);
    const { origin } = new URL(url);
    const known = this.sites.get(origin) ?? readRobots(this.fetcher, origin, signal);
    this.sites.set(origin, known);
    return known;
  }
}
