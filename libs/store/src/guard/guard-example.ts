import type { Span } from '#core';
import type { StoredFinding } from './guard-rows.ts';

/** Characters kept around a finding: a model learns from what stands beside the words as well. */
const around = 400;

export interface ExampleText {
  readonly text: string;
  /** The finding, in it. */
  readonly span: Span;
}

/** What a finding is labelled with: its words and what surrounds them, cut between letters; of what the text does not hold, its quote. */
export function exampleOf({ span, quote }: Pick<StoredFinding, 'span' | 'quote'>, text: string): ExampleText {
  if (span === null) return { text: quote, span: { start: 0, end: quote.length } };
  const { text: words, span: place } = excerptOf(text, span, around);
  return { text: words, span: place };
}

export interface Excerpt extends ExampleText {
  readonly start: number;
  /** Characters of the stretch that were left out: they follow what is shown. */
  readonly omitted: number;
}

/** A stretch of a text with up to `reach` characters before and after it; of a stretch longer than `longest` the beginning, and nothing after it. */
export function excerptOf(text: string, span: Span, reach: number, longest = Infinity): Excerpt {
  const from = whole(text, Math.max(0, span.start - reach));
  const end = span.end - span.start > longest ? whole(text, span.start + longest) : span.end;
  const to = end < span.end ? end : whole(text, Math.min(text.length, end + reach));
  return { text: text.slice(from, to), start: from, span: { start: span.start - from, end: end - from }, omitted: span.end - end };
}

/** Not between the two units of one letter. */
function whole(text: string, at: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1)) ? at - 1 : at;
}
