import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { Fault } from '#core';

/** What a GGUF file says of itself before its weights. */
export interface GgufHeader {
  readonly architecture: string;
  /** Numbers of the model by their names without the architecture; where layers differ, one for each. */
  readonly numbers: ReadonlyMap<string, number | readonly number[]>;
  /** Entries of the tokeniser: its tokens and the pairs that it merges. */
  readonly vocabularyEntries: number;
  readonly tokens: number;
  readonly tensors: readonly GgufTensor[];
}

export interface GgufTensor {
  readonly name: string;
  /** As llama.cpp calls it, such as Q4_K. */
  readonly type: string;
  /** Of its first dimension, by which it is packed. */
  readonly rowLength: number;
  readonly dimensions: number;
  readonly bytes: number;
}

/** By GGUF's numbers; those that are no longer in use are dashes. */
const types = (
  'F32 F16 Q4_0 Q4_1 - - Q5_0 Q5_1 Q8_0 Q8_1 Q2_K Q3_K Q4_K Q5_K Q6_K Q8_K IQ2_XXS IQ2_XS IQ3_XXS IQ1_S ' +
  'IQ4_NL IQ3_S IQ2_S IQ4_XS - - - - - IQ1_M BF16 - - - TQ1_0 TQ2_0 - - - MXFP4'
).split(' ');
const pieceBytes = 1 << 20;
const mostStringBytes = 1 << 26;
const mostTensors = 100_000;
const [stringType, arrayType] = [8, 9];

/** Reads the first megabytes of the file, whatever its size. What is no GGUF file is a `model_unavailable`. */
export function readGgufHeader(path: string): GgufHeader {
  using file = FileReader.open(path);
  try {
    if (file.text(4) !== 'GGUF') throw new Error('it does not begin with GGUF');
    const version = file.uint32();
    if (version < 2 || version > 3) throw new Error(`it is of version ${version}`);
    const tensorCount = file.size(mostTensors);
    const values = readValues(file, file.size(mostTensors));
    const tensors = readTensors(file, tensorCount, numberIn(values, 'general.alignment') ?? 32);
    const architecture = values.get('general.architecture');
    if (typeof architecture !== 'string') throw new Error('it names no architecture');
    return { architecture, tensors, ...described(values, architecture) };
  } catch (error) {
    throw new Fault('model_unavailable', `${path} is no GGUF file that can be read: ${error instanceof Error ? error.message : error}`, {
      cause: error,
    });
  }
}

/** Of an array of strings only how many there are. */
type Value = string | number | readonly number[] | { readonly strings: number };

function described(values: ReadonlyMap<string, Value>, architecture: string): Omit<GgufHeader, 'architecture' | 'tensors'> {
  const count = (name: string): number => {
    const value = values.get(`tokenizer.ggml.${name}`);
    return typeof value === 'object' && 'strings' in value ? value.strings : 0;
  };
  const own = [...values].flatMap(([name, value]) => {
    if (!name.startsWith(`${architecture}.`) || typeof value === 'string' || (typeof value === 'object' && 'strings' in value)) return [];
    return [[name.slice(architecture.length + 1), value] as const];
  });
  return { numbers: new Map(own), vocabularyEntries: count('tokens') + count('merges'), tokens: count('tokens') };
}

function numberIn(values: ReadonlyMap<string, Value>, name: string): number | null {
  const value = values.get(name);
  return typeof value === 'number' ? value : null;
}

function readValues(file: FileReader, count: number): Map<string, Value> {
  const values = new Map<string, Value>();
  for (let index = 0; index < count; index += 1) values.set(file.string(), valueOf(file, file.uint32()));
  return values;
}

function valueOf(file: FileReader, type: number): Value {
  if (type === stringType) return file.string();
  if (type !== arrayType) return file.number(type);
  const of = file.uint32();
  const length = file.size(2 ** 31);
  if (of === arrayType) throw new Error('it has arrays of arrays');
  if (of !== stringType) return Array.from({ length }, () => file.number(of));
  for (let index = 0; index < length; index += 1) file.skipString();
  return { strings: length };
}

function readTensors(file: FileReader, count: number, alignment: number): GgufTensor[] {
  const found = Array.from({ length: count }, () => {
    const name = file.string();
    const shape = Array.from({ length: file.uint32() }, () => file.size(2 ** 40));
    const type = file.uint32();
    return { name, shape, type: nameOfType(type), offset: file.size(2 ** 45) };
  });
  const start = Math.ceil(file.position / alignment) * alignment;
  const ends = found.map(({ offset }) => offset).toSorted((a, b) => a - b);
  const endOf = new Map(ends.map((offset, index) => [offset, ends[index + 1] ?? file.length - start]));
  return found.map(({ name, shape, type, offset }) => ({
    name,
    type,
    rowLength: shape[0] ?? 0,
    dimensions: shape.length,
    bytes: (endOf.get(offset) ?? offset) - offset,
  }));
}

const nameOfType = (type: number): string => (types[type] ?? '-').replace('-', `type ${type}`);

/** A file from its beginning on, a piece at a time. */
class FileReader implements Disposable {
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
