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
  return excerptOf(text, span, around);
}

/** A stretch of a text with up to `reach` characters before and after it. */
export function excerptOf(text: string, { start, end }: Span, reach: number): ExampleText & { readonly start: number } {
  const from = whole(text, Math.max(0, start - reach));
  const to = whole(text, Math.min(text.length, end + reach));
  return { text: text.slice(from, to), start: from, span: { start: start - from, end: end - from } };
}

/** Not between the two units of one letter. */
function whole(text: string, at: number): number {
  return /^[\uD800-\uDBFF][\uDC00-\uDFFF]$/.test(text.slice(at - 1, at + 1)) ? at - 1 : at;
}
