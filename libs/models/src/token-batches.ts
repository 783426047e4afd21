export interface BatchLimits {
  /** Texts × longest text, padding included. */
  readonly maxTokens: number;
  /** Largest share of padding in a batch, 0 to 1. */
  readonly maxPadding: number;
}

/** Cuts texts of these lengths into batches of similar length, longest first. Every index occurs once; a single long text may exceed the budget alone. */
export function cutBatches(lengths: readonly number[], limits: BatchLimits): number[][] {
  const order = lengths.map((_, index) => index).sort((a, b) => (lengths[b] ?? 0) - (lengths[a] ?? 0));
  const batches: number[][] = [];
  let batch: number[] = [];
  let longest = 0;
  for (const index of order) {
    const length = lengths[index] ?? 0;
    const fits = (batch.length + 1) * longest <= limits.maxTokens && longest - length <= longest * limits.maxPadding;
    if (batch.length > 0 && !fits) {
      batches.push(batch);
      batch = [];
    }
    if (batch.length === 0) longest = length;
    batch.push(index);
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}
