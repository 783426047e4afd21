import { describe, expect, it } from 'vitest';
import { waterfall } from './waterfall.ts';

describe('waterfall', () => {
  it('starts the legs side by side and lays the other stages end to end after both, in whatever order they were kept', () => {
    const { bars, totalMs } = waterfall({ fuse: 1, embed: 10, total: 50, vector: 20, keyword: 40, evidence: 5 });
    expect(bars).toEqual([
      { name: 'embed', startMs: 0, ms: 10 },
      { name: 'keyword', startMs: 0, ms: 40 },
      { name: 'vector', startMs: 10, ms: 20 },
      { name: 'fuse', startMs: 40, ms: 1 },
      { name: 'evidence', startMs: 41, ms: 5 },
    ]);
    expect(totalMs).toBe(50);
  });

  it('is as long as its bars where no total is recorded, and never nothing', () => {
    expect(waterfall({ evidence: 5, compose: 7 }).totalMs).toBe(12);
    expect(waterfall({})).toEqual({ bars: [], totalMs: 1 });
  });
});
