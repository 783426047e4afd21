import type { PdfBlock } from './pdf-blocks.ts';
import type { PdfTable } from './pdf-lines.ts';
import type { OutlineEntry } from './pdf-outline.ts';

const longest = 200;

/** Blocks of this page that a bookmark names become headings of the bookmark's level. Numbers before a title do not count. */
export function withOutline(
  parts: readonly (PdfBlock | PdfTable)[],
  outline: readonly OutlineEntry[],
  page: number,
): (PdfBlock | PdfTable)[] {
  const levels = new Map<string, number>();
  for (const entry of outline) if (entry.page === null || Math.abs(entry.page - page) <= 1) levels.set(wordsOf(entry.title), entry.level);
  if (levels.size === 0) return [...parts];
  return parts.map((part) => {
    if ('rows' in part || part.kind === 'table') return part;
    const text = part.lines.flatMap(({ cells }) => cells).join(' ');
    const level = text.length > longest ? undefined : levels.get(wordsOf(text));
    return level === undefined ? part : { ...part, kind: 'heading', level };
  });
}

function wordsOf(title: string): string {
  const bare = title.replace(/^\s*(?:chapter|section|appendix)?\s*(?:\d+(?:\.\d+)*|[IVX]+|[A-Z])[.):]?\s+/i, '');
  return (bare.match(/[\p{L}\p{N}]+/gu) ?? []).join(' ').toLowerCase();
}
