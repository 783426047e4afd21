import { expect, it } from 'vitest';
import { inTime } from './in-time.ts';

const never = new AbortController().signal;
const forEver = (): Promise<never> => new Promise(() => {});

it('answers what the work came to', async () => {
  expect(await inTime(1000, never, async () => 7)).toEqual({ value: 7 });
});

it('says that work was late, listen as it may to its signal, or that it failed, and of what', async () => {
  expect(await inTime(5, never, forEver)).toMatchObject({ status: 'late', error: { name: 'TimeoutError' } });
  const error = new Error('out of order');
  expect(await inTime(1000, never, () => Promise.reject(error))).toEqual({ status: 'failed', error });
  const thrown = await inTime(1000, never, () => {
    throw error;
  });
  expect(thrown).toEqual({ status: 'failed', error });
});

it('rejects when the caller has gone, before and while it works', async () => {
  const gone = new Error('hung up');
  await expect(inTime(1000, AbortSignal.abort(gone), async () => 7)).rejects.toBe(gone);
  const caller = new AbortController();
  const working = inTime(1000, caller.signal, forEver);
  caller.abort(gone);
  await expect(working).rejects.toBe(gone);
});
