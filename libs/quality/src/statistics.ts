export type Interval = readonly [low: number, high: number];

/** Mean; 0 for nothing. */
export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** The value below which `share` (0 to 1) of the values lie, interpolated between neighbours; 0 for nothing. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (sorted.length - 1) * share;
  const low = sorted[Math.floor(at)] ?? 0;
  const high = sorted[Math.ceil(at)] ?? low;
  return low + (high - low) * (at - Math.floor(at));
}

/** 95 % percentile bootstrap of `statistic` over resampled items; the same seed gives the same interval. */
export function bootstrapInterval<Item>(
  items: readonly Item[],
  statistic: (sample: readonly Item[]) => number,
  options: { readonly rounds?: number; readonly seed?: number } = {},
): Interval {
  if (items.length === 0) return [0, 0];
  const random = mulberry32(options.seed ?? 7);
  const draw = (): Item => items[Math.floor(random() * items.length)] as Item;
  const results = Array.from({ length: options.rounds ?? 1000 }, () => statistic(Array.from(items, draw)));
  return [percentile(results, 0.025), percentile(results, 0.975)];
}

/** Small seeded generator (mulberry32, Tommy Ettinger, public domain): resampling must repeat, not be unpredictable. */
function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
