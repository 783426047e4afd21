import { statSync } from 'node:fs';
import type { LlamaContext } from 'node-llama-cpp';
import { generatorMemory } from '../memory/generator-memory.ts';
import { readGgufHeader } from '../memory/gguf-header.ts';
import type { KeptStates } from './prefix-pool.ts';
import { StateCosts } from './state-costs.ts';
import { StateFolder } from './state-folder.ts';
import { InstructionStates } from './state-instructions.ts';
import type { StateRoom } from './state-room.ts';
import { type ShelfParts, type ShelfReport, StateShelf } from './state-shelf.ts';

/** What is kept of what was read, beside the sequences themselves. */
export interface PrefixOptions {
  /** For parked states, which lie in memory: one for all generators of a process. */
  readonly room: StateRoom;
  /** Where the states of instructions are kept from run to run; null: nowhere. */
  readonly dir: string | null;
  /** The file system in memory. Default /dev/shm. */
  readonly memoryDir?: string;
  /** What keeping is weighed by; measured as it goes where left out. */
  readonly costs?: StateCosts;
  /** What the operator should know: why nothing can be kept, what was damaged. */
  readonly onLog?: (message: string) => void;
}

/** How the keeping goes. */
export interface PrefixReport extends ShelfReport {
  /** States of instructions: written to disk, and read from it. */
  readonly instructions: { readonly saved: number; readonly loads: number };
  /** Why nothing is parked, or less than was allowed; null where all is as declared. */
  readonly note: string | null;
}

export interface OpenedStates extends KeptStates {
  readonly report: () => PrefixReport;
  readonly onLog: (message: string) => void;
}

export function openKeptStates(
  { room, dir, memoryDir, costs = new StateCosts(), onLog = () => undefined }: PrefixOptions,
  context: LlamaContext,
  modelPath: string,
): OpenedStates {
  const stateBytes = generatorMemory(readGgufHeader(modelPath), { contextTokens: context.contextSize, sequences: 1 }).cacheBytes;
  const bytesPerToken = stateBytes / context.contextSize;
  const { shelf, note } = openShelf({ room, memoryDir, stateBytes }, { costs, bytesPerToken, clock: Date.now, onLog });
  if (note !== null && room.wantedBytes !== 0) onLog(note);
  const instructions = dir === null ? null : openInstructions({ dir, identity: identityOf(context, modelPath), costs, onLog });
  const report = (): PrefixReport => ({
    ...(shelf?.report() ?? { states: 0, bytes: 0, budgetBytes: 0, parked: 0, loads: 0, evictions: 0 }),
    instructions: { ...(instructions?.report() ?? { saved: 0, loads: 0 }) },
    note,
  });
  return { shelf, instructions, costs, report, onLog };
}

function openShelf(
  { room, memoryDir, stateBytes }: Pick<PrefixOptions, 'room' | 'memoryDir'> & { readonly stateBytes: number },
  parts: Omit<ShelfParts, 'folder' | 'room'>,
): { readonly shelf: StateShelf | null; readonly note: string | null } {
  if (room.wantedBytes === 0) return { shelf: null, note: 'nothing that was read is parked: AQUIFER_PREFIX_MB is 0' };
  const folder = StateFolder.open(memoryDir);
  if ('why' in folder) return { shelf: null, note: `nothing that was read is parked, as it may not lie on a disk: ${folder.why}` };
  const { isOpen, note } = room.fitTo(folder.freeBytes, stateBytes);
  if (isOpen) return { shelf: new StateShelf({ folder, room, ...parts }), note };
  folder[Symbol.dispose]();
  return { shelf: null, note };
}

/** A folder that cannot be written costs the keeping, not the model. */
function openInstructions(parts: ConstructorParameters<typeof InstructionStates>[0]): InstructionStates | null {
  try {
    return new InstructionStates(parts);
  } catch (error) {
    parts.onLog(`states of instructions are not kept in ${parts.dir}: ${String(error)}`);
    return null;
  }
}

/** By all of these a state of one run differs from that of another. */
function identityOf(context: LlamaContext, modelPath: string): Readonly<Record<string, unknown>> {
  const { size, mtimeMs } = statSync(modelPath);
  const { llama } = context.model;
  return {
    model: { path: modelPath, size, mtimeMs },
    context: { cells: context.contextSize, sequences: context.totalSequences, attention: context.flashAttention },
    cache: [context.kvCacheKeyType, context.kvCacheValueType],
    library: { ...llama.llamaCppRelease, gpu: llama.gpu, platform: `${process.platform} ${process.arch}` },
  };
}
