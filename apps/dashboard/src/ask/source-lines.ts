import type { Citation } from '../http/bodies.ts';

/** One line of the list below an answer: the citations of one page of one document, or a single one with its quote. */
export type SourceLine = { readonly first: Citation; readonly more: readonly Citation[]; readonly quote: string | null };

/** In the order of markers. A quote that the answer already shows to the letter is not shown again, and its page gets one line only. */
export function sourceLines(citations: readonly Citation[], said: ReadonlySet<string>): SourceLine[] {
  const lines = new Map<string, SourceLine>();
  for (const citation of citations.toSorted((a, b) => a.marker - b.marker)) {
    const { marker, documentId, revision, page, quote } = citation;
    const isSaid = said.has(quote.trim());
    const key = isSaid ? `${documentId} ${revision} ${page}` : `${marker}`;
    const known = lines.get(key);
    lines.set(key, known ? { ...known, more: [...known.more, citation] } : { first: citation, more: [], quote: isSaid ? null : quote });
  }
  return [...lines.values()];
}
