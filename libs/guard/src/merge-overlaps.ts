import type { Span } from '#core';

/** In order; of those that overlap the earlier one, the longer of equals, grown to the end of all: nothing of the later may stay. */
export function mergeOverlaps<Found extends Span>(found: readonly Found[]): Found[] {
  const kept: Found[] = [];
  for (const one of found.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    const last = kept.at(-1);
    if (last && one.start < last.end) kept[kept.length - 1] = { ...last, end: Math.max(last.end, one.end) };
    else kept.push(one);
  }
  return kept;
}
