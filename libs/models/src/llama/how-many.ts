import type { Llama, LlamaModel } from 'node-llama-cpp';
import { memoryBytes } from '../hardware.ts';
import { batchTokens, generatorMemory } from '../memory/generator-memory.ts';
import type { GgufHeader } from '../memory/gguf-header.ts';

/** Beyond this a token of each takes longer than two people would wait one after the other. */
const most = 4;
/** Of the machine's memory, or of what is free on the card, for what sequences hold. */
const share = { ram: 1 / 8, vram: 1 / 2 };

/** How many sequences of so many tokens this machine has room for beside everything else it does: 1 to 4. */
export async function sequencesFor(llama: Llama, model: LlamaModel, contextSize: number): Promise<number> {
  const isOnCard = llama.gpu !== false;
  const room = isOnCard ? (await llama.getVramState()).free * share.vram : memoryBytes() * share.ram;
  for (let sequences = most; sequences > 1; sequences -= 1) {
    const need = await model.fileInsights.estimateContextResourceRequirementsV2({
      contextSize,
      modelGpuLayers: model.gpuLayers,
      batchSize: batchTokens,
      sequences,
    });
    if ((isOnCard ? need.gpuVram : need.cpuRam) <= room) return sequences;
  }
  return 1;
}

/** The same before the model is loaded, of main memory. */
export function wantedSequences(header: GgufHeader, contextTokens: number): number {
  const room = memoryBytes() * share.ram;
  const { cacheBytes } = generatorMemory(header, { contextTokens, sequences: 1 });
  return Math.max(1, Math.min(most, Math.floor(room / Math.max(1, cacheBytes))));
}
