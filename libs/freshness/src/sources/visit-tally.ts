import type { HeardItem, VisitCounts } from '#core';

/** Counts a visit as it goes, on top of what it had when it was cut off. */
export class VisitTally {
  private held: { -readonly [Name in keyof VisitCounts]: number };

  constructor(counts: VisitCounts) {
    this.held = { ...counts };
  }

  get counts(): VisitCounts {
    return { ...this.held };
  }

  add(name: keyof VisitCounts, count = 1): void {
    this.held[name] += count;
  }

  heard(item: HeardItem): void {
    this.add(item.kind);
  }
}
