const hashes = 120;
const run = 5;
const minRuns = 8;
const maxWords = 100_000;

/** Odd multipliers and offsets of the hash functions, the same for every text ever signed: changing one makes all signatures worthless. */
const functions = Array.from({ length: hashes }, (_, index) => ({
  factor: (Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(index + 7, 0x85ebca6b)) | 1,
  offset: Math.imul(index + 13, 0xc2b2ae35) | 0,
}));

/**
 * MinHash (Broder 1997) over runs of five words, letters for scripts without spaces: two texts agree in as large a share of its 120 numbers as
 * of their runs, give or take 0.09 at most. Null for a text too short to tell.
 */
export function signatureOf(text: string): readonly number[] | null {
  const words =
    text
      .toLowerCase()
      .match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]|[\p{L}\p{M}\p{N}]+/gu)
      ?.slice(0, maxWords) ?? [];
  const runs = runHashes(words);
  if (runs.size < minRuns) return null;
  const smallest = new Int32Array(hashes).fill(0x7fffffff);
  for (const hash of runs)
    for (let index = 0; index < hashes; index++) {
      const { factor, offset } = functions[index] ?? { factor: 1, offset: 0 };
      const mixed = Math.imul(hash ^ offset, factor);
      const value = mixed ^ (mixed >>> 15);
      if (value < (smallest[index] ?? 0)) smallest[index] = value;
    }
  return [...smallest];
}

function runHashes(words: readonly string[]): Set<number> {
  const hashed = words.map(hashOf);
  const runs = new Set<number>();
  for (let start = 0; start + run <= hashed.length; start++) {
    let hash = 0x811c9dc5 | 0;
    for (let index = start; index < start + run; index++) hash = Math.imul(hash ^ (hashed[index] ?? 0), 0x01000193) ^ (hash >>> 13);
    runs.add(Math.imul(hash ^ (hash >>> 16), 0x85ebca6b));
  }
  return runs;
}

function hashOf(word: string): number {
  let hash = 0x811c9dc5 | 0;
  for (let index = 0; index < word.length; index++) hash = Math.imul(hash ^ word.charCodeAt(index), 0x01000193);
  return hash;
}
