import { describe, expect, it } from 'vitest';
import type { Log } from '#telemetry';
import { forgetDeleted } from './deleted-reading.ts';

/** A database with deletions and a model that has read, looked at each millisecond. */
function watched() {
  const world = { deleted: 7, looks: 0, isAway: false, isStuck: false, forgotten: [] as number[], warned: 0 };
  const forgetting = forgetDeleted({
    readers: () => [
      {
        forgetRead: () => {
          if (world.isStuck) return Promise.reject(new Error('the card is gone'));
          world.forgotten.push(world.looks);
          return Promise.resolve();
        },
      },
    ],
    readDeletionMark: () => {
      world.looks += 1;
      return world.isAway ? Promise.reject(new Error('the database is away')) : Promise.resolve(String(world.deleted));
    },
    log: { warn: () => void (world.warned += 1) } as Partial<Log> as Log,
    everyMs: 1,
  });
  const looks = async (more: number): Promise<void> => {
    const until = world.looks + more;
    await expect.poll(() => world.looks, { interval: 1 }).toBeGreaterThan(until);
  };
  return { world, looks, [Symbol.asyncDispose]: () => forgetting[Symbol.asyncDispose]() };
}

describe('forgetDeleted', () => {
  it('lets models forget after a deletion, again while questions of before may still read, and then no more', async () => {
    await using watch = watched();
    const { world, looks } = watch;
    await looks(3);
    expect(world.forgotten).toEqual([]);
    world.deleted += 1;
    await looks(60);
    const [first = 0] = world.forgotten;
    expect(world.forgotten.map((look) => look - first)).toEqual([0, 1, 4, 20]);
  });

  it('forgets what was deleted while it could not be seen', async () => {
    await using watch = watched();
    const { world, looks } = watch;
    await looks(1);
    world.isAway = true;
    world.deleted += 1;
    await looks(2);
    expect(world.warned).toBeGreaterThan(0);
    expect(world.forgotten).toEqual([]);
    world.isAway = false;
    await looks(2);
    expect(world.forgotten).not.toEqual([]);
  });

  it('tries again where a model could not forget', async () => {
    await using watch = watched();
    const { world, looks } = watch;
    await looks(1);
    world.isStuck = true;
    world.deleted += 1;
    await looks(6);
    expect(world.warned).toBeGreaterThan(4);
    world.isStuck = false;
    const freed = world.looks;
    await looks(3);
    expect(world.forgotten.at(0)).toBeLessThanOrEqual(freed + 1);
  });

  it('forgets all where the first look failed, as nobody knows what was deleted since', async () => {
    const world = { looks: 0, forgotten: 0 };
    await using _forgetting = forgetDeleted({
      readers: () => [{ forgetRead: () => Promise.resolve(void (world.forgotten += 1)) }],
      readDeletionMark: () => ((world.looks += 1) === 1 ? Promise.reject(new Error('away')) : Promise.resolve('7')),
      log: {} as Partial<Log> as Log,
      everyMs: 1,
    });
    await expect.poll(() => world.forgotten).toBeGreaterThan(0);
  });
});
