import { describe, expect, it } from 'vitest';
import type { LegReport } from '../http/bodies.ts';
import { waterfall } from './waterfall.ts';

const leg = (name: LegReport['leg'], ms: number): LegReport => ({ leg: name, status: 'ok', note: null, hits: 3, ms });

describe('waterfall', () => {
  it('lays stages end to end and legs side by side under the stage that waits for them', () => {
    const { bars, totalMs } = waterfall({
      timings: { embed: 10, retrieve: 20, choose: 5, total: 36 },
      legs: [leg('keyword', 8), leg('vector', 19)],
    });
    expect(bars).toEqual([
      { name: 'embed', startMs: 0, ms: 10, isLeg: false },
      { name: 'retrieve', startMs: 10, ms: 20, isLeg: false },
      { name: 'keyword', startMs: 10, ms: 8, isLeg: true },
      { name: 'vector', startMs: 10, ms: 19, isLeg: true },
      { name: 'choose', startMs: 30, ms: 5, isLeg: false },
    ]);
    expect(totalMs).toBe(36);
  });

  it('is as long as its bars where no total is recorded, and never nothing', () => {
    expect(waterfall({ timings: { choose: 5, verify: 7 }, legs: [] }).totalMs).toBe(12);
    expect(waterfall({ timings: {}, legs: [] })).toEqual({ bars: [], totalMs: 1 });
  });
});
