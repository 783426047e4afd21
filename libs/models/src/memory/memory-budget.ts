import { type FreeMemory, freeMemory } from './free-memory.ts';

/** Something of this process that holds memory, by what was reckoned before it was opened. */
export interface MemoryPart {
  readonly name: string;
  readonly bytes: number;
}

/** What there is for generators, and why it is no more. */
export interface Room {
  /** Never below 0. */
  readonly bytes: number;
  /** What would have to be given before there is any room at all. */
  readonly lackingBytes?: number;
  readonly why: string;
}

/** What the process looks at; specs say otherwise. */
export interface MemoryLook {
  readonly residentBytes: () => number;
  /** What the process holds besides, as files in memory. */
  readonly parkedBytes?: () => number;
  readonly free: () => FreeMemory;
}

/** Left to the machine where nobody says how much the process may take. */
const reserve = { share: 0.1, leastBytes: 256e6 } as const;
export const memoryNow: MemoryLook = { residentBytes: () => process.memoryUsage.rss(), free: () => freeMemory() };

/** What this process may hold, and what is left of it for generators beside all that is open or will grow. */
export class MemoryBudget {
  /** Null: what the machine or the container has free, less a reserve. */
  readonly limitBytes: number | null;
  /** All but generators. */
  readonly others: readonly MemoryPart[];
  private readonly look: MemoryLook;

  constructor(limitBytes: number | null, others: readonly MemoryPart[], look: MemoryLook = memoryNow) {
    this.limitBytes = limitBytes;
    this.others = others;
    this.look = look;
  }

  get othersBytes(): number {
    return this.others.reduce((sum, { bytes }) => sum + bytes, 0);
  }

  /** For all generators together; `loadedBytes` is what those hold that are loaded now. */
  room(loadedBytes: number): Room {
    const resident = this.look.residentBytes() + (this.look.parkedBytes?.() ?? 0);
    // What is open and has not been used yet will still grow to what was reckoned of it.
    const others = Math.max(resident - loadedBytes, this.othersBytes);
    const free = this.look.free();
    const left = Math.max(reserve.leastBytes, reserve.share * free.freeBytes);
    const machine = resident + free.freeBytes - left;
    const limit = Math.min(this.limitBytes ?? Infinity, machine);
    const why =
      limit === this.limitBytes
        ? `AQUIFER_MEMORY_MEGABYTES=${Math.round(limit / mebibyte)} (${inMegabytes(limit)}) less ${inMegabytes(others)} for the rest of the process`
        : `${inMegabytes(free.freeBytes)} free (${free.why}) less ${inMegabytes(left)} kept free and what the process still grows by`;
    return { bytes: Math.max(0, limit - others), lackingBytes: Math.max(0, others - limit), why };
  }
}

const mebibyte = 1024 * 1024;

export const inMegabytes = (bytes: number): string => (bytes >= 1e9 ? `${(bytes / 1e9).toFixed(2)} GB` : `${Math.round(bytes / 1e6)} MB`);
