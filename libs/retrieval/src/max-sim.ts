/** A query's token states (unit length, row by row) and what each row counts. */
export interface WeightedRows {
  readonly states: Float32Array;
  readonly weights: Float32Array;
  readonly dimensions: number;
}

/**
 * Late interaction (ColBERT's MaxSim) of a query with passages of which only sign bits are kept: for each query token the best product with
 * any token of the passage, weighted and summed; -1 to 1 as cosines are. A passage without tokens scores 0. The product of a row with a
 * token's signs is the sum over its bytes of what the row has for that byte: 256 sums a byte are made once per row.
 */
export function maxSim({ states, weights, dimensions }: WeightedRows, passages: readonly Uint8Array[]): Float32Array {
  const bytes = dimensions >> 3;
  const scores = new Float32Array(passages.length);
  const total = weights.reduce((sum, weight) => sum + weight, 0) || 1;
  const scale = 1 / (Math.sqrt(dimensions) * total);
  const sums = new Float32Array(bytes * 256);
  for (const [row, weight] of weights.entries()) {
    fillSums(sums, states.subarray(row * dimensions, (row + 1) * dimensions));
    for (const [place, signature] of passages.entries()) scores[place]! += weight * scale * bestProduct(sums, signature, bytes);
  }
  return scores;
}

function bestProduct(sums: Float32Array, signature: Uint8Array, bytes: number): number {
  let best = signature.length === 0 ? 0 : -Infinity;
  for (let token = 0; token < signature.length; token += bytes) {
    let product = 0;
    for (let byte = 0; byte < bytes; byte += 1) product += sums[(byte << 8) | signature[token + byte]!]!;
    if (product > best) best = product;
  }
  return best;
}

/** For each byte and each of its 256 values, the sum of the row's eight numbers with the signs that the bits say. */
function fillSums(sums: Float32Array, row: Float32Array): void {
  for (let byte = 0; byte << 3 < row.length; byte += 1) {
    const start = byte << 8;
    sums[start] = -row.subarray(byte << 3, (byte << 3) + 8).reduce((sum, value) => sum + value, 0);
    for (let bits = 1; bits < 256; bits += 1) {
      const lowest = 31 - Math.clz32(bits & -bits);
      sums[start | bits] = sums[start | (bits & (bits - 1))]! + 2 * row[(byte << 3) | lowest]!;
    }
  }
}
