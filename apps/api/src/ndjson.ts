export interface NdjsonLine {
  readonly number: number;
  /** Null for a line longer than allowed: its bytes were dropped as they came. */
  readonly bytes: Buffer | null;
}

const newline = 10;

/** Lines of a stream, numbered from 1 and without the empty ones, holding at most one line of `maxBytes` at a time. */
export async function* linesOf(source: AsyncIterable<unknown>, maxBytes: number): AsyncGenerator<NdjsonLine> {
  let line = new LineBuffer(maxBytes);
  let number = 1;
  for await (const piece of source) {
    let rest = piece as Buffer;
    for (let end = rest.indexOf(newline); end !== -1; end = rest.indexOf(newline)) {
      line.add(rest.subarray(0, end));
      if (!line.isBlank) yield { number, bytes: line.bytes };
      line = new LineBuffer(maxBytes);
      number += 1;
      rest = rest.subarray(end + 1);
    }
    line.add(rest);
  }
  if (!line.isBlank) yield { number, bytes: line.bytes };
}

class LineBuffer {
  private readonly maxBytes: number;
  private pieces: Buffer[] = [];
  private length = 0;

  constructor(maxBytes: number) {
    this.maxBytes = maxBytes;
  }

  add(piece: Buffer): void {
    this.length += piece.length;
    if (this.length > this.maxBytes) this.pieces = [];
    else this.pieces.push(piece);
  }

  get bytes(): Buffer | null {
    return this.length > this.maxBytes ? null : Buffer.concat(this.pieces);
  }

  get isBlank(): boolean {
    return this.length <= 2 && (this.bytes?.toString('latin1').trim() ?? '') === '';
  }
}
