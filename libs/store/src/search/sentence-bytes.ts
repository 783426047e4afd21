import { createHash } from 'node:crypto';

export interface EmbeddedSentence {
  /** As it was embedded. */
  readonly text: string;
  readonly vector: Float32Array;
}

// A sentence: the first bytes of its text's sha256, what its vector was divided by (32 bits, little endian), a signed byte a dimension.
const keyBytes = 8;
const headBytes = keyBytes + 4;

export function packSentences(sentences: readonly EmbeddedSentence[], dimensions: number): Buffer {
  const size = headBytes + dimensions;
  const bytes = Buffer.alloc(sentences.length * size);
  for (const [index, { text, vector }] of sentences.entries()) {
    if (vector.length !== dimensions) throw new Error(`a vector of ${vector.length} dimensions among those of ${dimensions}`);
    const start = index * size;
    const step = vector.reduce((most, value) => Math.max(most, Math.abs(value)), 0) / 127;
    bytes.write(keyOf(text), start, 'latin1');
    bytes.writeFloatLE(step, start + keyBytes);
    for (const [at, value] of vector.entries()) bytes.writeInt8(step === 0 ? 0 : Math.round(value / step), start + headBytes + at);
  }
  return bytes;
}

/** Finds vectors by text in what was packed. */
export class PackedSentences {
  private readonly dimensions: number;
  private readonly places = new Map<string, { readonly bytes: Buffer; readonly start: number }>();

  constructor(packed: readonly Uint8Array[], dimensions: number) {
    this.dimensions = dimensions;
    for (const { buffer, byteOffset, byteLength } of packed) this.add(Buffer.from(buffer, byteOffset, byteLength));
  }

  vectorOf(text: string): Float32Array | null {
    const place = this.places.get(keyOf(text));
    if (!place) return null;
    const { bytes, start } = place;
    const step = bytes.readFloatLE(start + keyBytes);
    return Float32Array.from({ length: this.dimensions }, (_, at) => bytes.readInt8(start + headBytes + at) * step);
  }

  /** What other dimensions were packed with is not read: it would be noise. */
  private add(bytes: Buffer): void {
    const size = headBytes + this.dimensions;
    if (bytes.length % size !== 0) return;
    for (let start = 0; start < bytes.length; start += size)
      this.places.set(bytes.toString('latin1', start, start + keyBytes), { bytes, start });
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(text.toWellFormed()).digest().toString('latin1', 0, keyBytes);
}
