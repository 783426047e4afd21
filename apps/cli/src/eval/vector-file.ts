import { closeSync, ftruncateSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import type { PassageEmbedding } from '#core';

interface Place {
  readonly at: number;
  readonly vectorBytes: number;
  readonly signatureBytes: number;
}

const keyBytes = 32;
/** The key, then two lengths of four bytes. */
const headBytes = keyBytes + 8;

/** What a model made of texts, kept between evaluations: one file a model, appended to, found by the text's hash. */
export class VectorFile implements Disposable {
  private readonly file: number;
  private readonly places = new Map<string, Place>();
  private end = 0;

  private constructor(file: number, size: number) {
    this.file = file;
    this.index(size);
  }

  static open(folder: string, modelId: string): VectorFile {
    mkdirSync(folder, { recursive: true });
    const path = join(folder, `${modelId.replace(/[^\w.-]+/g, '_')}.vectors`);
    const file = openSync(path, 'a+');
    return new VectorFile(file, statSync(path).size);
  }

  get size(): number {
    return this.places.size;
  }

  read(text: string): PassageEmbedding | null {
    const place = this.places.get(keyOf(text));
    if (!place) return null;
    const bytes = Buffer.alloc(place.vectorBytes + place.signatureBytes);
    readSync(this.file, bytes, 0, bytes.length, place.at);
    const vector = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + place.vectorBytes));
    return { vector, signature: new Uint8Array(bytes.subarray(place.vectorBytes)) };
  }

  add(text: string, { vector, signature }: PassageEmbedding): void {
    const key = keyOf(text);
    const numbers = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(numbers.length, 0);
    lengths.writeUInt32LE(signature.length, 4);
    writeSync(this.file, Buffer.concat([Buffer.from(key, 'hex'), lengths, numbers, signature]));
    this.places.set(key, { at: this.end + headBytes, vectorBytes: numbers.length, signatureBytes: signature.length });
    this.end += headBytes + numbers.length + signature.length;
  }

  clear(): void {
    ftruncateSync(this.file, 0);
    this.places.clear();
    this.end = 0;
  }

  [Symbol.dispose](): void {
    closeSync(this.file);
  }

  /** A record that a killed run left half written is cut off. Of two for one text the later counts. */
  private index(size: number): void {
    const head = Buffer.alloc(headBytes);
    while (this.end + headBytes <= size) {
      readSync(this.file, head, 0, headBytes, this.end);
      const [vectorBytes, signatureBytes] = [head.readUInt32LE(keyBytes), head.readUInt32LE(keyBytes + 4)];
      const next = this.end + headBytes + vectorBytes + signatureBytes;
      if (next > size) break;
      this.places.set(head.toString('hex', 0, keyBytes), { at: this.end + headBytes, vectorBytes, signatureBytes });
      this.end = next;
    }
    if (this.end < size) ftruncateSync(this.file, this.end);
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
