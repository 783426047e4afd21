/** Token states of one run: rows × tokens × width, row by row. */
export interface TokenStates {
  readonly data: Float32Array;
  readonly tokens: number;
  readonly width: number;
}

/** The state of the first token, scaled to length 1. */
export function poolFirst(states: TokenStates, row: number): Float32Array {
  const start = row * states.tokens * states.width;
  return normalise(states.data.slice(start, start + states.width));
}

/** The mean over the row's own tokens without its padding, scaled to length 1. */
export function poolMean(states: TokenStates, row: number, length: number): Float32Array {
  const sum = new Float32Array(states.width);
  for (let token = 0; token < length; token += 1) {
    const start = (row * states.tokens + token) * states.width;
    for (let column = 0; column < states.width; column += 1) sum[column] = (sum[column] ?? 0) + (states.data[start + column] ?? 0);
  }
  return normalise(sum);
}

/** The states of the row's own tokens, padding left off, each scaled to length 1. */
export function statesOf(states: TokenStates, row: number, length: number): Float32Array {
  const { width } = states;
  const start = row * states.tokens * width;
  const own = states.data.slice(start, start + length * width);
  for (let at = 0; at < own.length; at += width) own.set(normalise(own.subarray(at, at + width)), at);
  return own;
}

function normalise(vector: Float32Array): Float32Array {
  const norm = Math.sqrt(vector.reduce((sum, value) => sum + value * value, 0));
  return norm > 0 ? vector.map((value) => value / norm) : vector;
}
