import { type CpuPacking, isPacked, packedBytes, readCpuPacking } from './cpu-packing.ts';
import type { GgufHeader } from './gguf-header.ts';

/** What a generator holds once it is loaded and has answered, by what it is for. */
export interface GeneratorMemory {
  readonly weightsBytes: number;
  /** The tokeniser, in llama.cpp and in JavaScript. */
  readonly vocabularyBytes: number;
  /** Keys and values of all sequences. */
  readonly cacheBytes: number;
  /** Layers' results while a batch is read. */
  readonly workBytes: number;
  readonly totalBytes: number;
}

export interface GeneratorSize {
  /** Of each sequence. */
  readonly contextTokens: number;
  readonly sequences: number;
}

/** Tokens evaluated at once, of all sequences together. */
export const batchTokens = 512;
const cacheValueBytes = 2;
const workValueBytes = 4;
/** llama.cpp rounds the context of a sequence up to this. */
const contextStep = 256;
/**
 * Fitted to processes that loaded a model and read prompts as long as the context in all sequences (bench/memory.ts). A tokeniser's entry is
 * held as a string on both sides and in a table; a batch's results are those of the widest layer, the room for logits of a whole batch is
 * never touched.
 */
const fitted = { vocabularyBase: 6e6, bytesPerEntry: 620, workPerSequence: 12e6, workFactor: 1.45 } as const;

/** Before anything is loaded; a number that the header lacks counts as none. */
export function generatorMemory(header: GgufHeader, size: GeneratorSize, packing: CpuPacking = readCpuPacking()): GeneratorMemory {
  const weightsBytes = weightsOf(header, packing);
  const vocabularyBytes = Math.round(fitted.vocabularyBase + fitted.bytesPerEntry * header.vocabularyEntries);
  const cacheBytes = cacheOf(header, size);
  const workBytes = Math.round(
    fitted.workPerSequence * size.sequences + fitted.workFactor * widestLayerBytes(header, Math.min(batchTokens, size.contextTokens)),
  );
  return {
    weightsBytes,
    vocabularyBytes,
    cacheBytes,
    workBytes,
    totalBytes: weightsBytes + vocabularyBytes + cacheBytes + workBytes,
  };
}

/** Every tensor once, as it is multiplied with. A model whose output is its table of tokens holds that table twice where it is packed. */
function weightsOf({ tensors }: GgufHeader, packing: CpuPacking): number {
  const table = tensors.find(({ name }) => name === 'token_embd.weight');
  const isTied = table !== undefined && !tensors.some(({ name }) => name === 'output.weight');
  const own = tensors.reduce((sum, tensor) => sum + (tensor === table ? tensor.bytes : packedBytes(tensor, packing)), 0);
  return own + (isTied && isPacked(table, packing) ? packedBytes(table, packing) : 0);
}

function cacheOf(header: GgufHeader, { contextTokens, sequences }: GeneratorSize): number {
  const layers = one(header, 'block_count');
  const heads = one(header, 'attention.head_count');
  const headLength = one(header, 'embedding_length') / Math.max(1, heads);
  const keys = one(header, 'attention.key_length') || headLength;
  const values = one(header, 'attention.value_length') || headLength;
  const valueHeads = perLayer(header, 'attention.head_count_kv', heads, layers);
  const tokens = sequences * Math.ceil(contextTokens / contextStep) * contextStep;
  return tokens * valueHeads * (keys + values) * cacheValueBytes;
}

function widestLayerBytes(header: GgufHeader, batch: number): number {
  const experts = Math.max(1, one(header, 'expert_used_count'));
  const wide = Math.max(one(header, 'feed_forward_length'), experts * one(header, 'expert_feed_forward_length'));
  return batch * workValueBytes * (2 * wide + 3 * one(header, 'embedding_length'));
}

/** The largest where layers differ. */
function one({ numbers }: GgufHeader, name: string): number {
  const value = numbers.get(name) ?? 0;
  return typeof value === 'number' ? value : Math.max(0, ...value);
}

/** The sum over all layers. */
function perLayer({ numbers }: GgufHeader, name: string, otherwise: number, layers: number): number {
  const value = numbers.get(name) ?? otherwise;
  return typeof value === 'number' ? value * layers : value.reduce((sum, each) => sum + each, 0);
}
