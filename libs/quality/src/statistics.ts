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

/** How two measurements of the same items differ: mean of second − first, its 95 % interval, and how likely chance alone makes as much. */
export interface PairedDifference {
  readonly difference: number;
  readonly interval: Interval;
  readonly pValue: number;
}

/**
 * Paired bootstrap interval (Efron & Tibshirani, An Introduction to the Bootstrap, 1993, ch. 13) and two-sided randomisation test of the
 * mean (Fisher's; Smucker, Allan & Carterette, CIKM 2007, recommend it for rankings). With several strata, such as queries within data
 * sets, items are drawn within theirs and every stratum weighs the same.
 */
export function pairedDifference(strata: readonly (readonly number[])[]): PairedDifference {
  const filled = strata.filter((differences) => differences.length > 0);
  return {
    difference: mean(filled.map(mean)),
    interval: stratifiedInterval(filled, (samples) => mean(samples.map(mean))),
    pValue: randomisationTest(filled),
  };
}

/** 95 % percentile bootstrap of a statistic over strata: items are resampled within their stratum, never across. */
export function stratifiedInterval<Item>(
  strata: readonly (readonly Item[])[],
  statistic: (samples: readonly (readonly Item[])[]) => number,
  options: { readonly rounds?: number; readonly seed?: number } = {},
): Interval {
  if (strata.length === 0) return [0, 0];
  const random = mulberry32(options.seed ?? 7);
  const draw = (items: readonly Item[]): Item[] => Array.from(items, () => items[Math.floor(random() * items.length)] as Item);
  const results = Array.from({ length: options.rounds ?? 1000 }, () => statistic(strata.map(draw)));
  return [percentile(results, 0.025), percentile(results, 0.975)];
}

/**
 * The p-value counts the measured arrangement as one of those drawn, (b + 1) / (m + 1), so that it is never 0: Phipson & Smyth,
 * Permutation P-values Should Never Be Zero, 2010. Under the null hypothesis the sign of each difference is a coin's.
 */
function randomisationTest(strata: readonly (readonly number[])[], rounds = 9999): number {
  // Items that do not differ have no sign to flip.
  const weighted = strata.flatMap((differences) => differences.filter((one) => one !== 0).map((one) => one / differences.length));
  const measured = Math.abs(weighted.reduce((sum, one) => sum + one, 0));
  if (weighted.length === 0) return 1;
  const random = mulberry32(11);
  let asFar = 0;
  for (let round = 0; round < rounds; round += 1) {
    let sum = 0;
    for (const one of weighted) sum += random() < 0.5 ? one : -one;
    // Sums in another order differ in their last bits.
    if (Math.abs(sum) >= measured - 1e-12) asFar += 1;
  }
  return (asFar + 1) / (rounds + 1);
}

/** Small seeded generator (mulberry32, Tommy Ettinger, public domain): resampling must repeat, not be unpredictable. */
export function mulberry32(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
