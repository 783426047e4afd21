import { Fault } from '#core';
import type { CpuPacking } from './cpu-packing.ts';
import { type GeneratorMemory, generatorMemory, type GeneratorSize } from './generator-memory.ts';
import type { GgufHeader } from './gguf-header.ts';
import { inMegabytes, type Room } from './memory-budget.ts';

/** The size at which a generator is loaded, and what it will hold. */
export interface FittedGenerator extends GeneratorSize {
  readonly memory: GeneratorMemory;
  /** Why it is less than was wanted; null where it is not. */
  readonly note: string | null;
}

interface Wanted extends GeneratorSize {
  readonly id: string;
  /** A model that drafts for it, and has as many sequences as long. */
  readonly drafting?: GgufHeader;
}

/** The cause of a refusal for want of memory. */
export class NoRoom extends Error {}

/** With less an answer has no passages to rest on. */
const leastContextTokens = 1024;

/**
 * As it is wanted where there is room, else with fewer sequences, then with shorter ones. What fits in no way is a `model_unavailable` with
 * the numbers.
 */
export function fitGenerator(header: GgufHeader, wanted: Wanted, room: Room, packing?: CpuPacking): FittedGenerator {
  const memoryOf = (size: GeneratorSize): GeneratorMemory => {
    const own = generatorMemory(header, size, packing);
    const beside = wanted.drafting ? generatorMemory(wanted.drafting, size, packing).totalBytes : 0;
    return { ...own, totalBytes: own.totalBytes + beside };
  };
  for (const size of sizesBelow(wanted)) {
    const memory = memoryOf(size);
    if (memory.totalBytes > room.bytes) continue;
    const isLess = size.sequences < wanted.sequences || size.contextTokens < wanted.contextTokens;
    const { contextTokens, sequences } = size;
    const note = isLess ? `${sizeWords(size)} instead of ${sizeWords(wanted)}: there is room for ${inMegabytes(room.bytes)}` : null;
    return { contextTokens, sequences, memory, note };
  }
  throw new Fault('model_unavailable', refusal(wanted, memoryOf, room), { cause: new NoRoom() });
}

function sizesBelow({ contextTokens, sequences }: Wanted): GeneratorSize[] {
  const fewer = Array.from({ length: sequences }, (_, less) => ({ contextTokens, sequences: sequences - less }));
  const shorter: GeneratorSize[] = [];
  for (let tokens = contextTokens / 2; tokens >= leastContextTokens; tokens /= 2) shorter.push({ contextTokens: tokens, sequences: 1 });
  return [...fewer, ...shorter];
}

function refusal(wanted: Wanted, memoryOf: (size: GeneratorSize) => GeneratorMemory, room: Room): string {
  const least = sizesBelow(wanted).at(-1) ?? wanted;
  const { totalBytes, weightsBytes, vocabularyBytes } = memoryOf(least);
  return (
    `${wanted.id}${wanted.drafting ? ', with the model that drafts for it,' : ''} needs ${inMegabytes(memoryOf(wanted).totalBytes)} with ${sizeWords(wanted)} and ${inMegabytes(totalBytes)} with ` +
    `${sizeWords(least)}, of it ${inMegabytes(weightsBytes)} for weights and ${inMegabytes(vocabularyBytes)} for its tokeniser, ` +
    `and there is room for ${inMegabytes(room.bytes)} (${room.why}); ` +
    `give the process ${inMegabytes(totalBytes - room.bytes + (room.lackingBytes ?? 0))} more, or take a smaller model or a smaller quantisation of it` +
    (wanted.drafting ? ', or leave out AQUIFER_DRAFT_MODEL' : '')
  );
}

export const sizeWords = ({ contextTokens, sequences }: GeneratorSize): string =>
  `${sequences} ${sequences === 1 ? 'sequence' : 'sequences'} of ${contextTokens} tokens`;
