/** Token states of one text, row by row, and which rows are words rather than marks. */
export interface TextStates {
  readonly states: Float32Array;
  readonly width: number;
  readonly kept: readonly number[];
}

/** The mean over the kept rows of several texts: what all tokens of a model have in common and nothing is told apart by. */
export function centreOf(texts: readonly TextStates[], width: number): Float32Array {
  const sum = new Float64Array(width);
  for (const { states, kept } of texts)
    for (const row of kept) for (let column = 0; column < width; column += 1) sum[column]! += states[row * width + column] ?? 0;
  const rows = texts.reduce((count, { kept }) => count + kept.length, 0);
  return Float32Array.from(sum, (value) => value / Math.max(1, rows));
}

/** A bit for each number of each kept row, 1 where it is above the centre; `width / 8` bytes a row, the lowest bit first. */
export function signatureOf({ states, width, kept }: TextStates, centre: Float32Array): Uint8Array {
  const bytes = width >> 3;
  const signature = new Uint8Array(kept.length * bytes);
  for (const [place, row] of kept.entries())
    for (let column = 0; column < width; column += 1)
      if ((states[row * width + column] ?? 0) > (centre[column] ?? 0)) signature[place * bytes + (column >> 3)]! |= 1 << (column & 7);
  return signature;
}

/** The kept rows, centred and scaled to length 1. */
export function centredRows({ states, width, kept }: TextStates, centre: Float32Array): Float32Array {
  const rows = new Float32Array(kept.length * width);
  for (const [place, row] of kept.entries()) {
    const own = states.subarray(row * width, (row + 1) * width).map((value, column) => value - (centre[column] ?? 0));
    const norm = Math.sqrt(own.reduce((sum, value) => sum + value * value, 0)) || 1;
    rows.set(
      own.map((value) => value / norm),
      place * width,
    );
  }
  return rows;
}
