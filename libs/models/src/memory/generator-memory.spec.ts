import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeGguf } from '#testing';
import { quantisationReport } from '../gguf-quantisation.ts';
import { isPacked, isSlow, packedBytes } from './cpu-packing.ts';
import { fitGenerator } from './fit-generator.ts';
import { generatorMemory } from './generator-memory.ts';
import { ggufBytes, type GgufHeader, type GgufTensor, readGgufHeader } from './gguf-header.ts';

const [amx, other] = [{ hasAmx: true }, { hasAmx: false }];
const megabyte = 1e6;
const folder = mkdtempSync(join(tmpdir(), 'aquifer-gguf-'));
let header: GgufHeader;

beforeAll(() => {
  const path = join(folder, 'made.gguf');
  writeGguf(path, { name: 'made', layers: 2, width: 128, feedForward: 256, heads: 4, valueHeads: 2, contextTokens: 2048, tokens: 1200 });
  header = readGgufHeader(path);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const aTensor = (type: string, bytes: number, name = 'blk.0.ffn_up.weight'): GgufTensor => ({
  name,
  type,
  bytes,
  rowLength: 256,
  dimensions: 2,
});

const uint = (bytes: 2 | 4 | 8, value: number): Buffer => {
  const buffer = Buffer.alloc(bytes);
  buffer.writeUIntLE(value, 0, Math.min(6, bytes));
  return buffer;
};
const string = (text: string): Buffer => Buffer.concat([uint(8, text.length), Buffer.from(text)]);

/** One of two files with a tensor each, as llama.cpp splits a model. */
function aPart(number: number, bytes: number): Buffer {
  const architecture = [string('general.architecture'), uint(4, 8), string('qwen3')];
  const split = (name: string, value: number): Buffer[] => [string(`split.${name}`), uint(4, 2), uint(2, value)];
  const values = [...(number === 0 ? architecture : []), ...split('no', number), ...split('count', 2)];
  const tensor = [string(`blk.${number}.ffn_up.weight`), uint(4, 1), uint(8, bytes), uint(4, 0), uint(8, 0)];
  const head = [Buffer.from('GGUF'), uint(4, 3), uint(8, 1), uint(8, number === 0 ? 3 : 2)];
  const header = Buffer.concat([...head, ...values, ...tensor]);
  return Buffer.concat([header, Buffer.alloc(Math.ceil(header.length / 32) * 32 - header.length + bytes)]);
}

describe('the header of a GGUF file', () => {
  it('tells architecture, numbers, tensors with their bytes, and how long its vocabulary is', () => {
    expect([header.architecture, header.tokens, header.tensors.length]).toEqual(['qwen3', 1200, 25]);
    expect(header.vocabularyEntries).toBe(1200 + 942);
    expect(header.numbers.get('attention.head_count_kv')).toBe(2);
    const output = header.tensors.find(({ name }) => name === 'output.weight');
    expect(output).toMatchObject({ type: 'Q8_0', bytes: (128 * 1200 * 34) / 32, dimensions: 2 });
  });

  it('is of all files of a model in several, which are loaded together', () => {
    const first = join(folder, 'large-00001-of-00002.gguf');
    writeFileSync(first, aPart(0, 640));
    expect(() => readGgufHeader(first)).toThrow(/large-00002-of-00002\.gguf cannot be read/);
    const alone = ggufBytes(first);
    writeFileSync(join(folder, 'large-00002-of-00002.gguf'), aPart(1, 1280));
    expect(ggufBytes(first)).toBe(alone + aPart(1, 1280).length);
    expect(readGgufHeader(first)).toMatchObject({ architecture: 'qwen3', tensors: [{ bytes: 640 }, { bytes: 1280 }] });
    const renamed = join(folder, 'renamed.gguf');
    writeFileSync(renamed, aPart(0, 640));
    expect(() => readGgufHeader(renamed)).toThrow(/one of 2 parts of a model; name the first, as …-00001-of-00002\.gguf/);
  });

  it('is refused where it is none, or ends too early', () => {
    const path = join(folder, 'broken.gguf');
    writeFileSync(path, 'GGUF\x03\0\0\0');
    expect(() => readGgufHeader(path)).toThrow(/broken\.gguf is no GGUF file.*ends too early/);
    writeFileSync(path, 'PK\x03\x04 and more of it');
    expect(() => readGgufHeader(path)).toThrow(/does not begin with GGUF/);
    expect(() => readGgufHeader(join(folder, 'gone.gguf'))).toThrow(/cannot be read/);
  });
});

describe('what a generator will hold', () => {
  it('grows with context and sequences by the bytes of keys and values', () => {
    const of = (contextTokens: number, sequences: number) => generatorMemory(header, { contextTokens, sequences }, other);
    // Two layers, two heads of keys and of values, 64 numbers of 16 bits each.
    expect(of(1024, 1).cacheBytes).toBe(1024 * 2 * 2 * (64 + 64) * 2);
    expect(of(1024, 4).cacheBytes).toBe(4 * of(1024, 1).cacheBytes);
    expect(of(1000, 1).cacheBytes).toBe(of(1024, 1).cacheBytes);
    expect(of(1024, 4).weightsBytes).toBe(of(1024, 1).weightsBytes);
  });

  it('counts what AMX packs longer, and a table twice that stands for the output too', () => {
    expect(packedBytes(aTensor('Q8_0', 34_000), amx)).toBe(38_000);
    expect(packedBytes(aTensor('Q4_K', 144_000), amx)).toBe(148_000);
    expect(packedBytes(aTensor('Q4_K', 144_000), other)).toBe(144_000);
    expect([isPacked(aTensor('Q4_1', 1), amx), isPacked(aTensor('Q4_1', 1), other)]).toEqual([true, false]);
    const table = aTensor('Q8_0', 34_000, 'token_embd.weight');
    const tied = { ...header, tensors: [table] };
    expect(generatorMemory(tied, { contextTokens: 256, sequences: 1 }, amx).weightsBytes).toBe(34_000 + 38_000);
    expect(generatorMemory(tied, { contextTokens: 256, sequences: 1 }, other).weightsBytes).toBe(34_000);
  });
});

describe('fitting a generator into the room there is', () => {
  const wanted = { id: 'made', contextTokens: 2048, sequences: 4 };
  const needOf = (contextTokens: number, sequences: number) => generatorMemory(header, { contextTokens, sequences }, other).totalBytes;
  const fit = (bytes: number) => fitGenerator(header, wanted, { bytes, why: 'a test' }, other);

  it('takes what is wanted, then fewer sequences, then shorter ones, and says so', () => {
    expect(fit(needOf(2048, 4))).toMatchObject({ contextTokens: 2048, sequences: 4, note: null });
    expect(fit(needOf(2048, 4) - 1)).toMatchObject({ contextTokens: 2048, sequences: 3 });
    expect(fit(needOf(1024, 1))).toMatchObject({
      contextTokens: 1024,
      sequences: 1,
      note: expect.stringMatching(/^1 sequence of 1024 tokens instead of 4 sequences of 2048 tokens: there is room for/),
    });
  });

  it('refuses with the numbers', () => {
    expect(() => fit(10 * megabyte)).toThrow(
      /^made needs \d+ MB with 4 sequences of 2048 tokens and \d+ MB with 1 sequence of 1024 tokens, .* room for 10 MB \(a test\); give the process \d+ MB more, or take a smaller/,
    );
  });
});

describe('the quantisation of a model', () => {
  it('is told by bytes, and what this CPU has no fast kernel for is named', () => {
    const tensors = [aTensor('Q5_0', 60 * megabyte), aTensor('Q8_0', 40 * megabyte), aTensor('F32', 1)];
    expect(quantisationReport(tensors, amx).words).toBe('60 % Q5_0, 40 % Q8_0');
    expect(quantisationReport(tensors, amx).warning).toMatch(/^60 % of its weights are Q5_0, .* take/);
    expect(quantisationReport(tensors.slice(1), amx).warning).toBeNull();
    expect([isSlow('Q3_K', amx), isSlow('Q3_K', other), isSlow('F32', amx)]).toEqual([true, false, false]);
  });
});
