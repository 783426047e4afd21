import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { Rounds } from './rounds.ts';

const hourMs = 3_600_000;

describe('rounds', () => {
  const told: unknown[] = [];
  const started: Rounds[] = [];
  const rounds = (pauseMs: number): Rounds => {
    const made = new Rounds(pauseMs, (error) => told.push(error));
    started.push(made);
    return made;
  };
  afterEach(async () => {
    await Promise.all(started.splice(0).map((each) => each.stop()));
    told.length = 0;
  });

  it('come at start and again after every pause, the first as it was asked for', async () => {
    const done: string[] = [];
    rounds(1).start(
      async () => done.push('next'),
      async () => done.push('first'),
    );
    await vi.waitFor(() => expect(done.length).toBeGreaterThan(2));
    expect(done.slice(0, 3)).toEqual(['first', 'next', 'next']);
  });

  it('never run twice at once', async () => {
    let inside = 0;
    let most = 0;
    let done = 0;
    rounds(1).start(async () => {
      most = Math.max(most, ++inside);
      await sleep(5);
      inside -= 1;
      done += 1;
    });
    await vi.waitFor(() => expect(done).toBeGreaterThan(2));
    expect(most).toBe(1);
  });

  it('go on after one that failed, which is told', async () => {
    let done = 0;
    rounds(1).start(
      async () => (done += 1),
      () => Promise.reject(new Error('no database')),
    );
    await vi.waitFor(() => expect(done).toBeGreaterThan(0));
    expect(told).toEqual([new Error('no database')]);
  });

  it('end with one that says it is done', async () => {
    let done = 0;
    const finite = rounds(1);
    finite.start(async () => (++done < 3 ? 'more' : 'done'));
    await vi.waitFor(() => expect(done).toBe(3));
    await sleep(10);
    expect(done).toBe(3);
  });

  it('end at once in a pause', async () => {
    let done = 0;
    const resting = rounds(hourMs);
    resting.start(async () => (done += 1));
    await vi.waitFor(() => expect(done).toBe(1));
    await resting.stop();
    expect(done).toBe(1);
  });

  it('end with the round in hand, and what it broke off is not told', async () => {
    const slow = rounds(1);
    let isOver = false;
    slow.start(async () => {
      await sleep(hourMs, undefined, { signal: slow.signal }).finally(() => (isOver = true));
    });
    await slow.stop();
    expect(isOver).toBe(true);
    expect(told).toEqual([]);
  });
});
