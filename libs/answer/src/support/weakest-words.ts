import type { QueryTokens } from '#core';
import { isContent } from '../text/words.ts';

/** Of a claim's content words, those that count: what is made up is a few words among many that are true. */
const weakestShare = 0.3;

/**
 * How well the evidence carries the words of a claim that it carries least: for each content word its best cosine with any word of the
 * evidence, both read in their context, and of the lowest three in ten the mean. Evidence is given as sign bits, one signature a text.
 */
export function weakestWords({ words, states, dimensions }: QueryTokens, signatures: readonly Uint8Array[]): number {
  let row = 0;
  const aligned = words.map(({ text, tokens }) => {
    const own = Array.from({ length: tokens }, (_, index) =>
      bestCosine(states.subarray((row + index) * dimensions, (row + index + 1) * dimensions), signatures),
    );
    row += tokens;
    return { text: text.toLowerCase(), cosine: mean(own) };
  });
  const telling = aligned.filter(({ text }) => text !== '' && isContent(text));
  const sorted = (telling.length > 0 ? telling : aligned).map(({ cosine }) => cosine).sort((a, b) => a - b);
  return mean(sorted.slice(0, Math.max(1, Math.ceil(sorted.length * weakestShare))));
}

/** Of a state and the signs of a token: the sum of the numbers whose bit is set, less those whose bit is not. */
function bestCosine(state: Float32Array, signatures: readonly Uint8Array[]): number {
  const bytes = state.length >> 3;
  const total = state.reduce((sum, value) => sum + value, 0);
  let best = -1;
  for (const signature of signatures)
    for (let token = 0; token < signature.length; token += bytes) {
      const set = sumWhereSet(state, signature, token);
      best = Math.max(best, (2 * set - total) / Math.sqrt(state.length));
    }
  return best;
}

function sumWhereSet(state: Float32Array, signature: Uint8Array, from: number): number {
  let sum = 0;
  for (let column = 0; column < state.length; column += 1)
    if (((signature[from + (column >> 3)] ?? 0) >> (column & 7)) & 1) sum += state[column] ?? 0;
  return sum;
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
