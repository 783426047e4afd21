import type { Span } from '../http/bodies.ts';

/** A piece of a document's text. Joined in order, the pieces are the text (or the window of it). */
export type Segment = { readonly kind: 'text' | 'mark' | 'page'; readonly text: string; readonly page: number };

/** Part of a long text that is put on the page; the rest follows when asked for. */
export type Window = { readonly start: number; readonly end: number };

const reach = 20_000;

/** The part of a text to show first: all of a short one, else the surroundings of the span. */
export function windowAround(length: number, span: Span | null): Window {
  if (length <= reach * 3) return { start: 0, end: length };
  const anchor = span ?? { start: 0, end: 0 };
  return { start: Math.max(0, anchor.start - reach), end: Math.min(length, anchor.end + reach) };
}

export const widen = (window: Window, length: number, side: 'start' | 'end'): Window =>
  side === 'start' ? { ...window, start: Math.max(0, window.start - reach) } : { ...window, end: Math.min(length, window.end + reach) };

/** Only a span that lies within the text can be shown; any other is ignored, never moved. */
export const isWithin = (text: string, span: Span): boolean => span.start >= 0 && span.start < span.end && span.end <= text.length;

/**
 * Cuts a text into plain pieces, the marked span (one piece, to the letter) and page breaks (form feeds).
 * Spans count UTF-16 code units, as JavaScript strings do.
 */
export function segmentsOf(text: string, window: Window, span: Span | null): Segment[] {
  const mark = span !== null && isWithin(text, span) && span.start < window.end && span.end > window.start ? span : null;
  let page = 1 + countPages(text.slice(0, window.start));
  const segments: Segment[] = [];
  const plain = (from: number, to: number): void => {
    for (const part of text.slice(from, to).split(/(\f)/)) {
      if (part === '\f') page += 1;
      if (part !== '') segments.push({ kind: part === '\f' ? 'page' : 'text', text: part, page });
    }
  };
  plain(window.start, mark ? mark.start : window.end);
  if (mark) {
    const marked = text.slice(mark.start, mark.end);
    segments.push({ kind: 'mark', text: marked, page });
    page += countPages(marked);
    plain(mark.end, window.end);
  }
  return segments;
}

const countPages = (text: string): number => text.split('\f').length - 1;
