import { readFileSync } from 'node:fs';
import type { GgufTensor } from './gguf-header.ts';

/** What llama.cpp's kernels for AMX take, by the bytes that a row of so many weights gets longer when it is packed (ggml-cpu/amx/mmq.cpp). */
const packedByAmx: ReadonlyMap<string, { readonly weights: number; readonly moreBytes: number }> = new Map([
  ['F16', { weights: 1, moreBytes: 0 }],
  ['Q4_0', { weights: 32, moreBytes: 0 }],
  ['Q4_1', { weights: 32, moreBytes: 0 }],
  ['Q8_0', { weights: 32, moreBytes: 4 }],
  ['Q4_K', { weights: 256, moreBytes: 4 }],
  ['Q5_K', { weights: 256, moreBytes: 4 }],
  ['Q6_K', { weights: 256, moreBytes: 0 }],
  ['IQ4_XS', { weights: 256, moreBytes: 2 }],
]);
/** Types that a CPU without AMX packs in rows side by side, as long as before. */
const packedByRows: ReadonlySet<string> = new Set(['Q2_K', 'Q4_0', 'Q4_K', 'IQ4_NL']);
/** Without a matrix kernel on other wide units: correct, but several times slower than Q4_0, Q4_1, Q8_0 and the K types. */
const slowWithoutAmx: ReadonlySet<string> = new Set(['Q5_0', 'Q5_1']);
const plain: ReadonlySet<string> = new Set(['F32', 'F16', 'BF16']);

export interface CpuPacking {
  readonly hasAmx: boolean;
}

/** As llama.cpp chooses on this machine. */
export function readCpuPacking(cpuinfo = '/proc/cpuinfo'): CpuPacking {
  try {
    return { hasAmx: /^flags\s*:.*\bamx_tile\b.*\bamx_int8\b|^flags\s*:.*\bamx_int8\b.*\bamx_tile\b/m.test(readFileSync(cpuinfo, 'utf8')) };
  } catch {
    return { hasAmx: false };
  }
}

/** Whether the tensor is held in another order than in its file, so that what else needs it in that order needs a second copy. */
export function isPacked({ type }: GgufTensor, { hasAmx }: CpuPacking): boolean {
  return hasAmx ? packedByAmx.has(type) : packedByRows.has(type);
}

/** Of a matrix as it is held for multiplying. */
export function packedBytes(tensor: GgufTensor, { hasAmx }: CpuPacking): number {
  const packed = hasAmx && tensor.dimensions > 1 ? packedByAmx.get(tensor.type) : undefined;
  if (!packed || packed.moreBytes === 0) return tensor.bytes;
  const blocks = tensor.bytes / blockBytes(tensor.type, packed.weights);
  return tensor.bytes + Math.round(blocks * packed.moreBytes);
}

/** Whether matrices of this type are multiplied several times slower than others on this CPU. */
export function isSlow(type: string, { hasAmx }: CpuPacking): boolean {
  if (plain.has(type)) return hasAmx && type === 'BF16';
  return hasAmx ? !packedByAmx.has(type) : slowWithoutAmx.has(type);
}

const blockBytes = (type: string, weights: number): number => {
  const bits: Readonly<Record<string, number>> = { Q8_0: 8.5, Q4_K: 4.5, Q5_K: 5.5, IQ4_XS: 4.25 };
  return ((bits[type] ?? 8) * weights) / 8;
};
