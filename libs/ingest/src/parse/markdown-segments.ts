import type { Span } from '#core';

/** A segment ends at the next good place after so many letters: the reader's memory grows with its input 250-fold, its time on one long paragraph with the square. */
const wantedLength = 32_000;
/** Without a good place it ends at a line's end; a paragraph as long as this is not prose. */
const longestLength = 96_000;

/** Cuts Markdown into stretches that can be read one by one: before a line that begins a block at the margin, never inside a fence. */
export function* markdownSegments(text: string, from: number): Generator<Span> {
  let start = from;
  let fence: string | null = null;
  let afterBlank = true;
  for (let at = from; at < text.length;) {
    const next = text.indexOf('\n', at);
    const end = next === -1 ? text.length : next + 1;
    const line = text.slice(at, Math.min(end, at + 200));
    const isGood = at - start >= wantedLength && afterBlank && beginsBlock(line);
    if (fence === null && (isGood || at - start >= longestLength)) {
      yield { start, end: at };
      start = at;
    }
    fence = fenceAfter(fence, line);
    afterBlank = line.trim() === '';
    at = end;
  }
  if (start < text.length) yield { start, end: text.length };
}

/** Not indented, so no part of a list item before; no list mark, so lists stay whole. */
function beginsBlock(line: string): boolean {
  return /^[^\s\-*+>|]/.test(line) && !/^\d+[.)]/.test(line);
}

function fenceAfter(fence: string | null, line: string): string | null {
  const mark = /^\s*(?:[-*+>]\s+)*(`{3,}|~{3,})(.*)/.exec(line);
  if (!mark?.[1]) return fence;
  if (fence === null) return mark[1].startsWith('`') && mark[2]?.includes('`') ? null : mark[1];
  return mark[1].startsWith(fence) && mark[2]?.trim() === '' ? null : fence;
}
