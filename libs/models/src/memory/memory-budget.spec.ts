import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { freeMemory } from './free-memory.ts';
import { MemoryBudget } from './memory-budget.ts';

const folder = mkdtempSync(join(tmpdir(), 'aquifer-memory-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const write = (name: string, text: string): void => {
  const path = join(folder, name);
  mkdirSync(join(path, '..'), { recursive: true });
  writeFileSync(path, text);
};
const files = { meminfo: join(folder, 'meminfo'), ownGroup: join(folder, 'cgroup'), groups: join(folder, 'groups') };
const gigabyte = 1e9;

describe('free memory', () => {
  it('is what the machine has available, or the tightest of the groups around the process has left', () => {
    write('meminfo', 'MemTotal: 8000000 kB\nMemAvailable: 4000000 kB\n');
    write('cgroup', '0::/\n');
    expect(freeMemory(files)).toEqual({ freeBytes: 4_096_000_000, why: 'the machine has it free' });
    write('cgroup', '0::/box/inner\n');
    write('groups/box/memory.max', '2000000000\n');
    write('groups/box/memory.current', '1500000000\n');
    write('groups/box/inner/memory.max', 'max\n');
    write('groups/box/inner/memory.current', '1000000000\n');
    expect(freeMemory(files)).toEqual({ freeBytes: 500_000_000, why: 'its container has it left' });
    // Files that were read and may be forgotten are no use of memory.
    write('groups/box/memory.stat', 'anon 5\ninactive_file 300000000\n');
    expect(freeMemory(files).freeBytes).toBe(800_000_000);
  });
});

describe('the budget of a process', () => {
  const aBudget = (limit: number | null, free = 10 * gigabyte, resident = 0.5 * gigabyte) =>
    new MemoryBudget(limit, [{ name: 'embedder', bytes: 0.4 * gigabyte }], {
      residentBytes: () => resident,
      free: () => ({ freeBytes: free, why: 'the machine has it free' }),
    });

  it('leaves for generators what the rest does not hold, or will not when it has been used', () => {
    expect(aBudget(2 * gigabyte).room(0).bytes).toBe(1.5 * gigabyte);
    expect(aBudget(2 * gigabyte, 10 * gigabyte, 0.1 * gigabyte).room(0).bytes).toBe(1.6 * gigabyte);
    // A generator of 1 GB is among what is resident.
    expect(aBudget(2 * gigabyte, 10 * gigabyte, 1.5 * gigabyte).room(gigabyte).bytes).toBe(1.5 * gigabyte);
  });

  it('counts what is parked in files in memory once, whether they are there already or not', () => {
    const others = [
      { name: 'process', bytes: 1.2 * gigabyte },
      { name: 'parked prompts', bytes: 2 * gigabyte },
    ];
    const roomWith = (parked: number): number => {
      const free = { freeBytes: 6.8 * gigabyte - parked, why: 'the machine has it free' };
      const look = { residentBytes: () => 5.2 * gigabyte, parkedBytes: () => parked, free: () => free };
      return new MemoryBudget(null, others, look).room(4 * gigabyte).bytes;
    };
    expect(roomWith(0)).toBeCloseTo(8.12 * gigabyte, -6);
    // But for what is kept free, which is a share of what is.
    expect(roomWith(2 * gigabyte)).toBeCloseTo(8.32 * gigabyte, -6);
  });

  it('never takes what the machine has not, and keeps something free', () => {
    expect(aBudget(null, gigabyte).room(0).bytes).toBe(gigabyte - 256e6);
    expect(aBudget(null, 10 * gigabyte).room(0).bytes).toBe(9 * gigabyte);
    expect(aBudget(2 * gigabyte, 0.1 * gigabyte).room(0)).toMatchObject({
      bytes: 0,
      lackingBytes: expect.any(Number) as number,
      why: expect.stringContaining('kept free'),
    });
  });
});
