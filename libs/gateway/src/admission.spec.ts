import { describe, expect, it } from 'vitest';
import { Admission } from './admission.ts';

const never = new AbortController().signal;
const limits = { concurrency: 1, mostWaiting: 4, waitMs: 1000 };
/** Long enough for whoever may go in to go in. */
const settled = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe('the line before a model', () => {
  it('lets in as many as are declared, interactive ones before batches, each in its order', async () => {
    const line = new Admission('tiny', limits);
    const order: string[] = [];
    const enter = async (name: string, priority: 'interactive' | 'batch'): Promise<void> => {
      using _room = await line.enter(priority, never);
      order.push(name);
      await settled();
    };
    await Promise.all([
      enter('first', 'batch'),
      enter('batch', 'batch'),
      enter('later batch', 'batch'),
      enter('somebody', 'interactive'),
      enter('somebody else', 'interactive'),
    ]);
    await settled();
    expect(order).toEqual(['first', 'somebody', 'somebody else', 'batch', 'later batch']);
    expect([line.running, line.waiting]).toEqual([0, 0]);
  });

  it('follows a model that holds more or fewer requests than before', async () => {
    let most = 2;
    const line = new Admission('tiny', { ...limits, concurrency: () => most });
    const rooms = await Promise.all([line.enter('interactive', never), line.enter('interactive', never)]);
    most = 1;
    const waiting = line.enter('interactive', never);
    rooms[0][Symbol.dispose]();
    await settled();
    expect([line.running, line.waiting]).toEqual([1, 1]);
    most = 3;
    using _other = await line.enter('interactive', never);
    using _room = await waiting;
    expect([line.running, line.waiting]).toEqual([3, 0]);
    rooms[1][Symbol.dispose]();
  });

  it('refuses who would have to wait too long, and says what to do', async () => {
    const line = new Admission('tiny', { ...limits, waitMs: 20 });
    using _room = await line.enter('interactive', never);
    await expect(line.enter('interactive', never)).rejects.toMatchObject({
      code: 'rate_limited',
      message: expect.stringContaining('"tiny" had no room for 20 ms'),
    });
    expect(line.waiting).toBe(0);
  });

  it('is bounded, and batches leave half of it to those that somebody waits for', async () => {
    const line = new Admission('tiny', { ...limits, mostWaiting: 2 });
    const leaving = new AbortController();
    using _room = await line.enter('batch', never);
    const waiting = [line.enter('batch', leaving.signal)];
    await expect(line.enter('batch', never)).rejects.toMatchObject({ code: 'rate_limited' });
    waiting.push(line.enter('interactive', leaving.signal));
    await expect(line.enter('interactive', never)).rejects.toMatchObject({
      code: 'rate_limited',
      message: expect.stringContaining('2 waiting'),
    });
    leaving.abort(new Error('gone'));
    expect((await Promise.allSettled(waiting)).map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  });

  it('gives the place of one who left to the next', async () => {
    const line = new Admission('tiny', limits);
    const leaving = new AbortController();
    const room = await line.enter('interactive', never);
    const left = line.enter('interactive', leaving.signal);
    const next = line.enter('interactive', never);
    leaving.abort(new Error('gone'));
    await expect(left).rejects.toThrow('gone');
    room[Symbol.dispose]();
    (await next)[Symbol.dispose]();
    await settled();
    expect([line.running, line.waiting]).toEqual([0, 0]);
  });

  it('makes room when the caller goes, also where he forgets what he was reading', async () => {
    const line = new Admission('tiny', limits);
    const leaving = new AbortController();
    await line.enter('interactive', leaving.signal);
    leaving.abort(new Error('gone'));
    (await line.enter('interactive', never))[Symbol.dispose]();
    await settled();
    expect([line.running, line.waiting]).toEqual([0, 0]);
  });
});
