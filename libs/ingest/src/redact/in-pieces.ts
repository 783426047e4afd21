import type { ParsedDocument, Span } from '#core';
import type { FoundValue } from '#guard';
import { cellsOf } from './cells-of.ts';

/** Cut where a block or a cell ends: the rows of a table stay rows, and a placeholder stays within one block. */
export function inPieces({ text, blocks, tables }: ParsedDocument, found: readonly FoundValue[]): FoundValue[] {
  const gridded = new Set(tables.map(({ start }) => start));
  const cells = tables.flatMap((table) => cellsOf(table, text));
  const parts = [...blocks.filter(({ kind, start }) => kind !== 'table' || !gridded.has(start)), ...cells].sort(
    (a, b) => a.start - b.start,
  );
  return found.flatMap((value) => {
    const around = touching(parts, value);
    if (around.length === 0) return [value];
    return around.flatMap((part) =>
      trimmed(text, { ...value, start: Math.max(value.start, part.start), end: Math.min(value.end, part.end) }),
    );
  });
}

/** `parts` are in order and do not overlap. */
function touching(parts: readonly Span[], { start, end }: Span): readonly Span[] {
  let [low, high] = [0, parts.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((parts[middle] as Span).end > start) high = middle;
    else low = middle + 1;
  }
  const within: Span[] = [];
  for (let at = low; at < parts.length && (parts[at] as Span).start < end; at += 1) within.push(parts[at] as Span);
  return within;
}

function trimmed(text: string, value: FoundValue): FoundValue[] {
  const words = text.slice(value.start, value.end);
  const start = value.start + words.length - words.trimStart().length;
  const end = value.start + words.trimEnd().length;
  return end > start ? [{ ...value, start, end }] : [];
}
