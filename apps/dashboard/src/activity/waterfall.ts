import type { Trace } from '../http/bodies.ts';

export type Bar = { readonly name: string; readonly startMs: number; readonly ms: number; readonly isLeg: boolean };

/**
 * Stages one after the other, as they are recorded; the legs of the search start together, at the beginning of the stage that waits for them.
 * `total` is the length of the whole, not a stage.
 */
export function waterfall({ timings, legs }: Pick<Trace, 'timings' | 'legs'>): { readonly bars: Bar[]; readonly totalMs: number } {
  const bars: Bar[] = [];
  let nowMs = 0;
  for (const [name, ms] of Object.entries(timings)) {
    if (name === 'total' || isLeg(name)) continue;
    bars.push({ name, startMs: nowMs, ms, isLeg: false });
    if (waitsForLegs.test(name)) bars.push(...legs.map((leg) => ({ name: leg.leg, startMs: nowMs, ms: leg.ms, isLeg: true })));
    nowMs += ms;
  }
  const hasLegs = bars.some((bar) => bar.isLeg);
  const early = hasLegs ? [] : legs.map((leg) => ({ name: leg.leg, startMs: 0, ms: leg.ms, isLeg: true }));
  const all = [...early, ...bars];
  return { bars: all, totalMs: Math.max(timings['total'] ?? 0, ...all.map((bar) => bar.startMs + bar.ms), 1) };
}

const waitsForLegs = /^(search|retriev|legs)/;
const isLeg = (name: string): boolean => name === 'keyword' || name === 'vector';
