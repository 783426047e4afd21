import type { Span } from '#core';
import type { Finder } from './personal-datum.ts';

export interface Reach {
  readonly before: number;
  readonly after: number;
}

/** So that no window begins or ends within a word. */
const longestWord = 80;

/**
 * The finder where something of what it needs is seen, and nowhere else: most of a text holds neither a digit nor a sign of it, and the
 * expressions that judge what does are slow. `hint` is global and quick; a window must reach as far as the longest find and what says it is one.
 */
export function aroundHints(hint: RegExp, reach: Reach, find: Finder): Finder {
  return (text) =>
    windowsOf(text, hint, reach).flatMap(({ start, end }) =>
      find(text.slice(start, end)).map((datum) => ({ ...datum, start: datum.start + start, end: datum.end + start })),
    );
}

function windowsOf(text: string, hint: RegExp, { before, after }: Reach): Span[] {
  const windows: { readonly start: number; end: number }[] = [];
  for (const { index, 0: seen } of text.matchAll(hint)) {
    const last = windows.at(-1);
    const end = index + seen.length + after;
    if (last && index - before <= last.end) last.end = Math.max(last.end, end);
    else windows.push({ start: Math.max(0, index - before), end });
  }
  return windows.map(({ start, end }) => ({ start: wordStart(text, start), end: wordEnd(text, end) }));
}

function wordStart(text: string, at: number): number {
  const least = Math.max(0, at - longestWord);
  let start = at;
  while (start > least && !/\s/.test(text[start - 1] as string)) start -= 1;
  return start;
}

function wordEnd(text: string, at: number): number {
  const most = Math.min(text.length, at + longestWord);
  let end = Math.min(at, text.length);
  while (end < most && !/\s/.test(text[end] as string)) end += 1;
  return end;
}
