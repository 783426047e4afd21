import type { Span } from '#core';

/** A stretch and what stands in its place. */
export interface Replacement extends Span {
  readonly by: string;
}

/** With each in its place. One that begins within another before it goes with that: nothing of it stays. */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  let done = 0;
  let made = '';
  for (const { start, end, by } of replacements.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start >= done) made += text.slice(done, start) + by;
    done = Math.max(done, end);
  }
  return made + text.slice(done);
}
