import { type CpuPacking, isSlow, readCpuPacking } from './memory/cpu-packing.ts';
import type { GgufTensor } from './memory/gguf-header.ts';

export interface QuantisationReport {
  /** Shares of the weights by type, the most first. */
  readonly words: string;
  /** What to know before blaming the machine; null when nothing stands out. */
  readonly warning: string | null;
}

/** Below this share of the weights nobody notices a slow type. */
const leastShare = 0.02;

/** Which types a model's weights are of, by bytes, and which of them this CPU has no fast kernel for. */
export function quantisationReport(tensors: readonly GgufTensor[], packing: CpuPacking = readCpuPacking()): QuantisationReport {
  const whole = tensors.reduce((sum, { bytes }) => sum + bytes, 0);
  const bytesOf = new Map<string, number>();
  for (const { type, bytes } of tensors) bytesOf.set(type, (bytesOf.get(type) ?? 0) + bytes);
  const shares = [...bytesOf].map(([type, bytes]) => ({ type, share: bytes / whole })).toSorted((a, b) => b.share - a.share);
  const shown = shares.filter(({ share }) => share >= 0.005);
  const slow = shares.filter(({ type }) => isSlow(type, packing));
  const slowShare = slow.reduce((sum, { share }) => sum + share, 0);
  return {
    words: shown.map(({ type, share }) => `${percent(share)} ${type}`).join(', '),
    warning:
      slowShare < leastShare
        ? null
        : `${percent(slowShare)} of its weights are ${slow.map(({ type }) => type).join(' and ')}, which llama.cpp computes without this CPU's matrix units; take a Q4_0, Q4_1, Q8_0 or pure K-quant file of this model, which is faster`,
  };
}

const percent = (share: number): string => `${Math.round(100 * share)} %`;
