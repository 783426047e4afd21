import type { Span } from '#core';

/** A text made of another one, which knows for each of its UTF-16 code units which stretch of the original it came of. */
export interface CanonicalText {
  readonly text: string;
  /** Absent where every unit stands for itself, `offset` further on in the original. */
  readonly origin?: { readonly starts: Uint32Array; readonly ends: Uint32Array };
  readonly offset: number;
}

export function canonicalOf(text: string, offset = 0): CanonicalText {
  return { text, offset };
}

/** The stretch of the original behind [start, end) of the canonical text; it never is empty where the canonical stretch is not. */
export function originalSpan({ origin, offset }: CanonicalText, start: number, end: number): Span {
  if (!origin) return { start: offset + start, end: offset + end };
  const first = origin.starts[start] ?? origin.ends.at(-1) ?? offset;
  if (end <= start) return { start: first, end: first };
  return { start: first, end: Math.max(first, origin.ends[end - 1] ?? first) };
}

export function sliceOf(canonical: CanonicalText, start: number, end: number): CanonicalText {
  const { text, origin, offset } = canonical;
  if (!origin) return { text: text.slice(start, end), offset: offset + start };
  return {
    text: text.slice(start, end),
    offset: 0,
    origin: { starts: origin.starts.subarray(start, end), ends: origin.ends.subarray(start, end) },
  };
}

/** Writes a new text out of stretches of one before it; what is neither copied nor put is gone. */
export class CanonicalBuilder {
  readonly #source: CanonicalText;
  readonly #pieces: string[] = [];
  readonly #starts: number[] = [];
  readonly #ends: number[] = [];

  constructor(source: CanonicalText) {
    this.#source = source;
  }

  copy(from: number, to: number): void {
    const { text, origin, offset } = this.#source;
    this.#pieces.push(text.slice(from, to));
    for (let at = from; at < to; at += 1) {
      this.#starts.push(origin ? (origin.starts[at] as number) : offset + at);
      this.#ends.push(origin ? (origin.ends[at] as number) : offset + at + 1);
    }
  }

  /** Writes `text` in place of [from, to) of the source. */
  put(text: string, from: number, to: number): void {
    const span = originalSpan(this.#source, from, to);
    this.#pieces.push(text);
    for (let unit = 0; unit < text.length; unit += 1) {
      this.#starts.push(span.start);
      this.#ends.push(span.end);
    }
  }

  finish(): CanonicalText {
    return {
      text: this.#pieces.join(''),
      offset: 0,
      origin: { starts: Uint32Array.from(this.#starts), ends: Uint32Array.from(this.#ends) },
    };
  }
}

/** The texts one after another, for what was cut into pieces that stand apart. What is put between belongs to the piece after it. */
export function joined(parts: readonly CanonicalText[], between = ' '): CanonicalText {
  const starts: number[] = [];
  const ends: number[] = [];
  let text = '';
  for (const part of parts) {
    const piece = text === '' ? part.text : between + part.text;
    const gap = piece.length - part.text.length;
    for (let at = -gap; at < part.text.length; at += 1) {
      const span = originalSpan(part, Math.max(at, 0), Math.max(at, 0) + 1);
      starts.push(span.start);
      ends.push(span.end);
    }
    text += piece;
  }
  return { text, offset: 0, origin: { starts: Uint32Array.from(starts), ends: Uint32Array.from(ends) } };
}

/** What replaces each match of a global expression: a text, or null to leave it. The expression must not be able to backtrack over more than it matches. */
export function replaced(canonical: CanonicalText, pattern: RegExp, replace: (match: RegExpExecArray) => string | null): CanonicalText {
  let builder: CanonicalBuilder | null = null;
  let done = 0;
  for (const match of canonical.text.matchAll(pattern)) {
    const text = replace(match);
    if (text === null || text === match[0]) continue;
    builder ??= new CanonicalBuilder(canonical);
    builder.copy(done, match.index);
    done = match.index + match[0].length;
    builder.put(text, match.index, done);
  }
  if (!builder) return canonical;
  builder.copy(done, canonical.text.length);
  return builder.finish();
}
