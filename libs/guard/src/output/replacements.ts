import type { Span } from '#core';

/** A stretch and what stands in its place. */
export interface Replacement extends Span {
  readonly by: string;
}

/** With each in its place; what begins within one before it is left out. */
export function withReplacements(text: string, replacements: readonly Replacement[]): string {
  let done = 0;
  let made = '';
  for (const { start, end, by } of replacements.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < done) continue;
    made += text.slice(done, start) + by;
    done = end;
  }
  return made + text.slice(done);
}
