import type { Block, BlockKind, Span } from '#core';

// C0 except tab and newline, DEL, C1, byte order marks and the two non-characters that PDF readers leave behind.
// oxlint-disable-next-line no-control-regex
const unwanted = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff\ufffe\uffff]/g;
const lineEnds = /\r\n|[\r\v\f\u0085\u2028\u2029]/g;

/** NFC, LF line ends, no control characters but tab and newline, no lone surrogates. Idempotent. */
export function toCanonical(text: string): string {
  return text.replace(lineEnds, '\n').replace(unwanted, '').toWellFormed().normalize('NFC');
}

/** One line: canonical, runs of white space become one space, none at the ends. */
export function toCanonicalLine(text: string): string {
  return toCanonical(text).replace(/\s+/g, ' ').trim();
}

export interface BlockPlace {
  readonly level?: number;
  readonly page?: number | null;
}

/** Collects blocks into one canonical text. Blocks are separated by an empty line, list items by a line end. */
export class CanonicalTextBuilder {
  private readonly parts: string[] = [];
  private readonly blocks: Block[] = [];
  private written = 0;

  get length(): number {
    return this.written;
  }

  /** `text` must be canonical already. An empty one adds nothing and returns null. */
  add(kind: BlockKind, text: string, place: BlockPlace = {}): Span | null {
    if (text.trim() === '') return null;
    this.separate(kind);
    const start = this.written;
    this.append(text);
    const block = { kind, level: place.level ?? 0, page: place.page ?? null, start, end: this.written };
    this.blocks.push(block);
    return block;
  }

  build(): { readonly text: string; readonly blocks: readonly Block[] } {
    return { text: this.parts.join(''), blocks: this.blocks };
  }

  private separate(kind: BlockKind): void {
    const previous = this.blocks.at(-1);
    if (previous) this.append(previous.kind === 'list_item' && kind === 'list_item' ? '\n' : '\n\n');
  }

  private append(text: string): void {
    this.parts.push(text);
    this.written += text.length;
  }
}
