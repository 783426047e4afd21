import type { Span } from '../http/bodies.ts';

/** A piece of a document's text. Joined in order, the pieces are the text (or the window of it). */
export type Segment = { readonly kind: 'text' | 'mark'; readonly text: string };

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

/** Cuts a text around the marked span, which stays one piece, to the letter. Spans count UTF-16 code units, as JavaScript strings do. */
export function segmentsOf(text: string, window: Window, span: Span | null): Segment[] {
  if (span === null || !isWithin(text, span)) return pieces(['text', text.slice(window.start, window.end)]);
  return pieces(
    ['text', text.slice(window.start, span.start)],
    ['mark', text.slice(span.start, span.end)],
    ['text', text.slice(span.end, window.end)],
  );
}

const pieces = (...parts: (readonly [Segment['kind'], string])[]): Segment[] =>
  parts.filter(([, text]) => text !== '').map(([kind, text]) => ({ kind, text }));
