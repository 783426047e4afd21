/** Attempts of one delivery: with the pauses below they span a little more than a day. */
export const maxAttempts = 13;
const longestSeconds = 6 * 3600;

/** Seconds until the attempt after `refusals` of them: 1, 3, 9 … up to six hours, a fifth more or less so that nobody comes in step. */
export function pauseSeconds(refusals: number, random: () => number = Math.random): number {
  const plain = Math.min(longestSeconds, 3 ** Math.max(0, refusals - 1));
  return plain * (0.8 + 0.4 * random());
}
