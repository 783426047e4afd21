import { describe, expect, it } from 'vitest';
import { Fault } from '#core';
import type { LackingPage } from '#store';
import { type IdleWork, MadeWhenIdle } from './made-when-idle.ts';

const never = new AbortController().signal;
const hourMs = 3_600_000;

interface Changed {
  readonly live?: readonly string[];
  readonly changes?: Partial<IdleWork>;
}

/** Revisions by their ids, and those that became live in the last minute. */
function aWorld(revisions: readonly string[], { live = [], changes = {} }: Changed = {}) {
  const lacking = new Set(revisions);
  const world = {
    lacking,
    late: new Set(live),
    clock: 0,
    pages: [] as LackingPage[],
    tried: [] as string[],
    told: [] as string[],
    held: new Set<string>(),
  };
  const idle = new MadeWhenIdle({
    mustWait: () => Promise.resolve(false),
    lacking: (page) => {
      world.pages.push(page);
      const { limit, after, seconds } = page;
      const wanted = [...lacking].filter((id) => id > after && (seconds === null || world.late.has(id)));
      return Promise.resolve(wanted.sort().slice(0, Math.min(limit, 2)));
    },
    make: (id) => {
      world.tried.push(id);
      lacking.delete(id);
      return Promise.resolve(true);
    },
    claims: {
      claim: (id) => {
        if (world.held.has(id)) return Promise.resolve(null);
        world.held.add(id);
        return Promise.resolve({ [Symbol.asyncDispose]: () => Promise.resolve(void world.held.delete(id)) });
      },
    },
    onRefused: (id) => world.told.push(`refused ${id}`),
    onFailed: (id) => world.told.push(`failed ${id}`),
    now: () => world.clock,
    ...changes,
  });
  return { world, idle };
}

describe('what is made when nobody waits', () => {
  it('is looked for page by page, each behind the one before, and all of it again only after an hour', async () => {
    const { world, idle } = aWorld(['a', 'b', 'c', 'd', 'e']);
    expect(await idle.make(never)).toBe(5);
    expect(world.pages.filter(({ seconds }) => seconds === null).map(({ after }) => after)).toEqual(['', 'b', 'd', 'e']);
    expect(world.held.size).toBe(0);
    world.lacking.add('b');
    world.clock += hourMs / 2;
    expect(await idle.make(never)).toBe(0);
    world.late.add('b');
    expect(await idle.make(never)).toBe(1);
    world.lacking.add('c');
    world.clock += hourMs;
    expect(await idle.make(never)).toBe(1);
  });

  it('makes way, goes on where it was, and does first what became live meanwhile', async () => {
    const made: string[] = [];
    let isFree = true;
    const { world, idle } = aWorld(['b', 'c', 'd'], {
      changes: {
        mustWait: () => Promise.resolve(!isFree),
        make: (id) => {
          made.push(id);
          // In the midst of c a document arrives.
          isFree = made.length !== 2;
          if (isFree) world.lacking.delete(id);
          return Promise.resolve(isFree);
        },
      },
    });
    expect(await idle.make(never)).toBe(1);
    expect(await idle.make(never)).toBe(0);
    isFree = true;
    world.lacking.add('a');
    world.late.add('a');
    expect(await idle.make(never)).toBe(3);
    expect(made).toEqual(['b', 'c', 'a', 'c', 'd']);
    expect(world.pages.findLast(({ seconds, after }) => seconds === null && after !== 'd')?.after).toBe('b');
  });

  it('leaves out one that fails until all is looked at again, and for good one that the model cannot read', async () => {
    const failing = new Map([
      ['a', new Error('the disk is full')],
      ['b', new Fault('prompt_too_long', 'too long')],
    ]);
    const { world, idle } = aWorld(['a', 'b', 'c'], {
      live: ['a', 'b', 'c'],
      changes: {
        make: (id) => {
          world.tried.push(id);
          const error = failing.get(id);
          if (error) return Promise.reject(error);
          world.lacking.delete(id);
          return Promise.resolve(true);
        },
      },
    });
    // The first look at all begins with what failed in that at the last minute.
    await expect(idle.make(never)).rejects.toThrow('disk');
    await expect(idle.make(never)).rejects.toThrow('disk');
    expect(world.tried).toEqual(['a', 'b', 'c', 'a']);
    expect(await idle.make(never)).toBe(0);
    expect(await idle.make(never)).toBe(0);
    expect(world.tried).toHaveLength(4);
    expect(world.told).toEqual(['failed a', 'refused b', 'failed a']);
    expect(world.held.size).toBe(0);
    failing.clear();
    world.clock += 2 * hourMs;
    expect(await idle.make(never)).toBe(1);
    expect(world.tried.at(-1)).toBe('a');
  });

  it('leaves what another process is at to that one', async () => {
    const { world, idle } = aWorld(['a', 'b']);
    world.held.add('a');
    expect(await idle.make(never)).toBe(1);
    expect(world.tried).toEqual(['b']);
    expect([...world.held]).toEqual(['a']);
  });

  it('ends with the process, which is no failure of the revision', async () => {
    const { world, idle } = aWorld(['a'], { changes: { make: () => Promise.reject(new Error('stopped')) } });
    await expect(idle.make(AbortSignal.abort(new Error('bye')))).rejects.toThrow('bye');
    expect(world.told).toEqual([]);
  });
});
