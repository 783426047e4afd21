import { readFileSync } from 'node:fs';
import { freemem, totalmem } from 'node:os';
import { join } from 'node:path';

/** Where Linux tells of memory; specs have folders of their own. */
export interface MemoryFiles {
  readonly meminfo: string;
  readonly ownGroup: string;
  readonly groups: string;
}

export interface FreeMemory {
  /** What this process may still take without anything being swapped or killed. */
  readonly freeBytes: number;
  /** In words for an operator. */
  readonly why: string;
}

const linux: MemoryFiles = { meminfo: '/proc/meminfo', ownGroup: '/proc/self/cgroup', groups: '/sys/fs/cgroup' };

/** Of the machine, or of the container where that has less. What only keeps files in mind counts as free. */
export function freeMemory(files: MemoryFiles = linux): FreeMemory {
  const machine = { freeBytes: availableBytes(files), why: 'the machine has it free' };
  const groups = groupsOf(files).flatMap((folder) => leftIn(folder) ?? []);
  const constrained = process.constrainedMemory();
  // Older control groups: Node knows their limit, and only the process itself is counted against it.
  if (files === linux && groups.length === 0 && constrained > 0 && constrained < totalmem())
    groups.push(Math.max(0, constrained - process.memoryUsage.rss()));
  const least = Math.min(...groups);
  return least < machine.freeBytes ? { freeBytes: least, why: 'its container has it left' } : machine;
}

function availableBytes({ meminfo }: MemoryFiles): number {
  const kibibytes = Number(/^MemAvailable:\s+(\d+) kB/m.exec(textOf(meminfo) ?? '')?.[1] ?? Number.NaN);
  return Number.isFinite(kibibytes) ? kibibytes * 1024 : freemem();
}

/** The folder of the process's group and those around it: each may have a limit. */
function groupsOf({ ownGroup, groups }: MemoryFiles): string[] {
  const own = /^0::(\/.*)$/m.exec(textOf(ownGroup) ?? '')?.[1];
  if (own === undefined) return [];
  const names = own.split('/').filter(Boolean);
  return [...names.keys(), names.length].map((depth) => join(groups, ...names.slice(0, depth)));
}

function leftIn(folder: string): number | null {
  const limit = Number(textOf(join(folder, 'memory.max')));
  const used = Number(textOf(join(folder, 'memory.current')));
  if (!(limit > 0) || !(used >= 0)) return null;
  const files = Number(/^inactive_file (\d+)$/m.exec(textOf(join(folder, 'memory.stat')) ?? '')?.[1] ?? 0);
  return Math.max(0, limit - Math.max(0, used - files));
}

function textOf(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}
