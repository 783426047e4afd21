import { statSync } from 'node:fs';
import type { LlamaContext } from 'node-llama-cpp';
import { memoryBytes } from '../hardware.ts';
import type { KeptStates } from './prefix-pool.ts';
import { StateCosts } from './state-costs.ts';
import { StateFolder } from './state-folder.ts';
import { InstructionStates } from './state-instructions.ts';
import { type ShelfReport, StateShelf } from './state-shelf.ts';

/** What is kept of what was read, beside the sequences themselves. */
export interface PrefixOptions {
  /** For parked states, which lie in memory; 0: none; `auto`: a sixteenth of the machine's, at most 2 GiB. */
  readonly bytes: number | 'auto';
  /** Where the states of instructions are kept from run to run; null: nowhere. */
  readonly dir: string | null;
  /** The file system in memory. Default /dev/shm. */
  readonly memoryDir?: string;
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
}

const mostBytes = 2 * 1024 ** 3;
/** Of what the file system has room for; the rest is others'. */
const roomShare = 1 / 2;

export function openKeptStates(
  { bytes, dir, memoryDir, onLog = () => undefined }: PrefixOptions,
  context: LlamaContext,
  modelPath: string,
): OpenedStates {
  const costs = new StateCosts();
  const wanted = bytes === 'auto' ? Math.min(mostBytes, Math.floor(memoryBytes() / 16)) : bytes;
  const { shelf, note } = openShelf(wanted, { memoryDir, costs, onLog });
  if (note !== null && bytes !== 0) onLog(note);
  const instructions = dir === null ? null : openInstructions({ dir, identity: identityOf(context, modelPath), costs, onLog });
  const report = (): PrefixReport => ({
    ...(shelf?.report() ?? { states: 0, bytes: 0, budgetBytes: 0, parked: 0, loads: 0, evictions: 0 }),
    instructions: { ...(instructions?.report() ?? { saved: 0, loads: 0 }) },
    note,
  });
  return { shelf, instructions, costs, report };
}

function openShelf(
  wantedBytes: number,
  {
    memoryDir,
    costs,
    onLog,
  }: { readonly memoryDir: string | undefined; readonly costs: StateCosts; readonly onLog: (message: string) => void },
): { readonly shelf: StateShelf | null; readonly note: string | null } {
  if (wantedBytes === 0) return { shelf: null, note: 'nothing that was read is parked: AQUIFER_PREFIX_MB is 0' };
  const folder = StateFolder.open(memoryDir);
  if ('why' in folder) return { shelf: null, note: `nothing that was read is parked, as it may not lie on a disk: ${folder.why}` };
  const room = Math.floor(folder.freeBytes * roomShare);
  const budgetBytes = Math.min(wantedBytes, room);
  const shelf = new StateShelf({ folder, budgetBytes, costs, clock: Date.now, onLog });
  const note =
    room < wantedBytes
      ? `${megabytes(budgetBytes)} of parked states are kept instead of ${megabytes(wantedBytes)}: the file system in memory has no room for more`
      : null;
  return { shelf, note };
}

const megabytes = (bytes: number): string => `${Math.floor(bytes / 1024 ** 2)} MB`;

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
