import { statSync } from 'node:fs';
import { basename } from 'node:path';
import { Fault } from '#core';
import { FileReader } from './gguf-reader.ts';

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
const mostTensors = 100_000;
const [stringType, arrayType] = [8, 9];

/**
 * Reads the first megabytes of the file, whatever its size; of a model in several files those of each, as llama.cpp loads them all. What is
 * no GGUF file is a `model_unavailable`, which names it as callers know it.
 */
export function readGgufHeader(path: string): GgufHeader {
  const { parts, ...header } = readPart(path);
  const others = otherParts(path, parts).flatMap((other) => readPart(other).tensors);
  return { ...header, tensors: [...header.tensors, ...others] };
}

/** On the disk, with all files of a model that comes in several. */
export function ggufBytes(path: string): number {
  const [, of = '1'] = /-00001-of-(\d{5})\.gguf$/.exec(path) ?? [];
  const files = [path, ...otherParts(path, Number(of))];
  return files.reduce((sum, file) => sum + (statSync(file, { throwIfNoEntry: false })?.size ?? 0), 0);
}

function otherParts(path: string, parts: number): string[] {
  if (parts <= 1) return [];
  const [, stem, of] = /^(.*)-00001-of-(\d{5})\.gguf$/.exec(path) ?? [];
  if (stem === undefined || Number(of) !== parts) {
    const words = `${basename(path)} is one of ${parts} parts of a model; name the first, as …-00001-of-${inFive(parts)}.gguf, with the others beside it`;
    throw new Fault('model_unavailable', words);
  }
  return Array.from({ length: parts - 1 }, (_, index) => `${stem}-${inFive(index + 2)}-of-${of}.gguf`);
}

const inFive = (number: number): string => String(number).padStart(5, '0');

function readPart(path: string): GgufHeader & { readonly parts: number } {
  using file = FileReader.open(path);
  try {
    if (file.text(4) !== 'GGUF') throw new Error('it does not begin with GGUF');
    const version = file.uint32();
    if (version < 2 || version > 3) throw new Error(`it is of version ${version}`);
    const tensorCount = file.size(mostTensors);
    const values = readValues(file, file.size(mostTensors));
    const tensors = readTensors(file, tensorCount, numberIn(values, 'general.alignment') ?? 32);
    const architecture = values.get('general.architecture');
    const parts = numberIn(values, 'split.count') ?? 1;
    // Only the first part of several says what the model is.
    if (typeof architecture !== 'string' && !((numberIn(values, 'split.no') ?? 0) > 0)) throw new Error('it names no architecture');
    const named = typeof architecture === 'string' ? architecture : '';
    return { architecture: named, tensors, parts, ...described(values, named) };
  } catch (error) {
    throw new Fault(
      'model_unavailable',
      `${basename(path)} is no GGUF file that can be read: ${error instanceof Error ? error.message : String(error)}`,
      {
        cause: error,
      },
    );
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
  if (found.some(({ offset }) => start + offset > file.length)) throw new Error('it ends too early, before the last of its weights');
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
