import { expect, it } from 'vitest';
import { Patience } from './patience.ts';

const unavailable = { code: 'store_unavailable' };

it('waits once for a storage that is away, then refuses at once and sends nothing, until what was sent is answered', async () => {
  const patience = new Patience(() => Promise.resolve(), { patienceMs: 20, lookMs: 60_000 });
  const first = Promise.withResolvers<string>();
  await expect(patience.during(() => first.promise)).rejects.toMatchObject(unavailable);
  let sent = 0;
  const send = async (): Promise<number> => (sent += 1);
  for (let index = 0; index < 1000; index += 1) await expect(patience.during(send)).rejects.toMatchObject(unavailable);
  expect(sent).toBe(0);
  first.resolve('done');
  await new Promise((resolve) => setImmediate(resolve));
  expect(await patience.during(send)).toBe(1);
});

it('looks now and then whether it is back, since what was sent first may be lost', async () => {
  let looks = 0;
  const patience = new Patience(async () => void (looks += 1), { patienceMs: 5, lookMs: 0 });
  await expect(patience.during(() => new Promise(() => undefined))).rejects.toMatchObject(unavailable);
  await expect(patience.during(async () => 'refused, but looked')).rejects.toMatchObject(unavailable);
  await new Promise((resolve) => setImmediate(resolve));
  expect(looks).toBe(1);
  expect(await patience.during(async () => 'again')).toBe('again');
});

it('takes what fails for an answer', async () => {
  const patience = new Patience(() => Promise.resolve(), { patienceMs: 1000, lookMs: 1000 });
  const failure = new Error('no such command');
  await expect(patience.during(() => Promise.reject(failure))).rejects.toBe(failure);
  expect(await patience.during(async () => 'there')).toBe('there');
});
