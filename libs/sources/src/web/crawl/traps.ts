/** A reason not to follow a link, in words; null when there is none. */
export type Trap = (url: URL) => string | null;

export interface TrapLimits {
  /** Pages that differ in nothing but the values of their parameters. */
  readonly maxQueries: number;
  /** Pages whose paths differ in nothing but numbers. */
  readonly maxNumbered: number;
  /** The same, where the numbers look like a date: calendars have no end. */
  readonly maxDated: number;
}

const repeats = 4;
const datedPath = /\/(19|20|21)\d\d([-/](0?[1-9]|1[0-2]))([-/](0?[1-9]|[12]\d|3[01]))?(\/|$)/;
const datedParameter = /^(year|month|day|week|date|y|m|d|from|to|start|end|calendar)$/i;

/** Ways in which a site goes on for ever. Counts what it let through, so each address is to be shown once. */
export function trapsOf(limits: TrapLimits): Trap {
  const queries = new Counter();
  const numbered = new Counter();
  return (url) => {
    if (hasLoop(url.pathname)) return 'its path repeats itself';
    const isDated = datedPath.test(url.pathname) || [...url.searchParams.keys()].some((name) => datedParameter.test(name));
    const limit = isDated ? limits.maxDated : limits.maxNumbered;
    if (/\d/.test(url.pathname + url.search) && !numbered.takes(patternOf(url), limit))
      return isDated ? `more than ${limit} pages of a calendar` : `more than ${limit} pages that differ in a number only`;
    if (url.search !== '' && !queries.takes(url.pathname, limits.maxQueries))
      return `more than ${limits.maxQueries} pages of one path with other parameters`;
    return null;
  };
}

const patternOf = ({ pathname, search }: URL): string => `${pathname}${search}`.replaceAll(/\d+/g, '#');

function hasLoop(path: string): boolean {
  const counts = new Map<string, number>();
  for (const segment of path.split('/')) {
    if (segment === '') continue;
    const count = (counts.get(segment) ?? 0) + 1;
    if (count >= repeats) return true;
    counts.set(segment, count);
  }
  return false;
}

class Counter {
  private readonly counts = new Map<string, number>();

  takes(name: string, limit: number): boolean {
    const count = (this.counts.get(name) ?? 0) + 1;
    if (count > limit) return false;
    this.counts.set(name, count);
    return true;
  }
}
