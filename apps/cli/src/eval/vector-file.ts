import { closeSync, fstatSync, ftruncateSync, mkdirSync, openSync, readSync, statSync, writeSync } from 'node:fs';
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

/**
 * What a model made of texts, kept between evaluations: one file a model, appended to, found by the text's hash. Several runs may write to
 * it at once: what stands at a place is read with its key, and is nothing when that is another's.
 */
export class VectorFile implements Disposable {
  private readonly file: number;
  private readonly places = new Map<string, Place>();

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
    const key = keyOf(text);
    const place = this.places.get(key);
    if (!place) return null;
    const record = Buffer.alloc(headBytes + place.vectorBytes + place.signatureBytes);
    const read = readSync(this.file, record, 0, record.length, place.at);
    if (read < record.length || record.toString('hex', 0, keyBytes) !== key) return null;
    const bytes = record.subarray(headBytes);
    const vector = new Float32Array(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + place.vectorBytes));
    return { vector, signature: new Uint8Array(bytes.subarray(place.vectorBytes)) };
  }

  add(text: string, { vector, signature }: PassageEmbedding): void {
    const key = keyOf(text);
    const numbers = Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength);
    const lengths = Buffer.alloc(8);
    lengths.writeUInt32LE(numbers.length, 0);
    lengths.writeUInt32LE(signature.length, 4);
    const at = fstatSync(this.file).size;
    writeSync(this.file, Buffer.concat([Buffer.from(key, 'hex'), lengths, numbers, signature]));
    this.places.set(key, { at, vectorBytes: numbers.length, signatureBytes: signature.length });
  }

  clear(): void {
    ftruncateSync(this.file, 0);
    this.places.clear();
  }

  [Symbol.dispose](): void {
    closeSync(this.file);
  }

  /** A record that a killed run left half written is cut off. Of two for one text the later counts. */
  private index(size: number): void {
    const head = Buffer.alloc(headBytes);
    let at = 0;
    while (at + headBytes <= size) {
      readSync(this.file, head, 0, headBytes, at);
      const [vectorBytes, signatureBytes] = [head.readUInt32LE(keyBytes), head.readUInt32LE(keyBytes + 4)];
      const next = at + headBytes + vectorBytes + signatureBytes;
      if (next > size) break;
      this.places.set(head.toString('hex', 0, keyBytes), { at, vectorBytes, signatureBytes });
      at = next;
    }
    if (at < size) ftruncateSync(this.file, at);
  }
}

function keyOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
