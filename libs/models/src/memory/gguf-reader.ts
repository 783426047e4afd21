import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Fault } from '#core';

const pieceBytes = 1 << 20;
const mostStringBytes = 1 << 26;

/** A file from its beginning on, a piece at a time. */
export class FileReader implements Disposable {
  readonly length: number;
  private readonly handle: number;
  private readonly piece = Buffer.alloc(pieceBytes);
  private from = 0;
  private held = 0;
  private at = 0;

  private constructor(handle: number) {
    this.handle = handle;
    this.length = fstatSync(handle).size;
  }

  static open(path: string): FileReader {
    try {
      return new FileReader(openSync(path, 'r'));
    } catch (error) {
      throw new Fault('model_unavailable', `${path} cannot be read; name a GGUF file that this process may read`, { cause: error });
    }
  }

  get position(): number {
    return this.from + this.at;
  }

  [Symbol.dispose](): void {
    closeSync(this.handle);
  }

  uint32(): number {
    return this.take(4).readUInt32LE();
  }

  /** A number of 64 bits that stays below `most`. */
  size(most: number): number {
    const value = Number(this.take(8).readBigUInt64LE());
    if (value > most) throw new Error(`it says ${value} where at most ${most} make sense`);
    return value;
  }

  string(): string {
    return this.text(this.size(mostStringBytes));
  }

  text(bytes: number): string {
    return this.take(bytes).toString('utf8');
  }

  skipString(): void {
    const bytes = this.size(mostStringBytes);
    if (this.at + bytes <= this.held) this.at += bytes;
    else this.moveTo(this.position + bytes);
  }

  number(type: number): number {
    const read = numbers[type];
    if (!read) throw new Error(`it has a value of type ${type}`);
    return read(this.take(widths[type] ?? 8));
  }

  private take(bytes: number): Buffer {
    if (bytes > pieceBytes) return this.whole(bytes);
    if (this.at + bytes > this.held) this.moveTo(this.position);
    if (this.at + bytes > this.held) throw new Error('it ends too early');
    this.at += bytes;
    return this.piece.subarray(this.at - bytes, this.at);
  }

  /** A chat template longer than a piece, for example. */
  private whole(bytes: number): Buffer {
    const text = Buffer.alloc(bytes);
    if (readSync(this.handle, text, 0, bytes, this.position) < bytes) throw new Error('it ends too early');
    this.moveTo(this.position + bytes);
    return text;
  }

  private moveTo(position: number): void {
    this.held = readSync(this.handle, this.piece, 0, pieceBytes, position);
    this.from = position;
    this.at = 0;
  }
}

/** By GGUF's numbers of value types. */
const widths: Readonly<Record<number, number>> = { 0: 1, 1: 1, 2: 2, 3: 2, 4: 4, 5: 4, 6: 4, 7: 1, 10: 8, 11: 8, 12: 8 };
const numbers: Readonly<Record<number, (bytes: Buffer) => number>> = {
  0: (bytes) => bytes.readUInt8(),
  1: (bytes) => bytes.readInt8(),
  2: (bytes) => bytes.readUInt16LE(),
  3: (bytes) => bytes.readInt16LE(),
  4: (bytes) => bytes.readUInt32LE(),
  5: (bytes) => bytes.readInt32LE(),
  6: (bytes) => bytes.readFloatLE(),
  7: (bytes) => bytes.readUInt8(),
  10: (bytes) => Number(bytes.readBigUInt64LE()),
  11: (bytes) => Number(bytes.readBigInt64LE()),
  12: (bytes) => bytes.readDoubleLE(),
};
