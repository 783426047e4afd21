import { afterEach, beforeEach, expect, it } from 'vitest';
import { Pulse } from './pulse.ts';

const times = { patienceMs: 10, askMs: 20, pauseMs: 5 };
let isAnswering: boolean;
let turns: boolean[];
let pulse: Pulse;
const hanging = (): Promise<never> => new Promise(() => undefined);

beforeEach(() => {
  isAnswering = true;
  turns = [];
  pulse = new Pulse(
    () => (isAnswering ? Promise.resolve() : hanging()),
    (isSilent) => turns.push(isSilent),
    times,
  );
});
afterEach(() => pulse[Symbol.asyncDispose]());

const turned = async (count: number): Promise<void> => {
  while (turns.length < count) await new Promise((resolve) => setImmediate(resolve));
};

it('lets a statement take as long as it takes while the server answers', async () => {
  const slow = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 100));
  expect(await pulse.during(() => slow)).toBe('done');
  expect(turns).toEqual([]);
});

it('tells whoever waits of a silent server, refuses others at once, and lets them in again when it is back', async () => {
  isAnswering = false;
  await expect(pulse.during(hanging)).rejects.toMatchObject({ code: 'store_unavailable', retryAfterSeconds: 5 });
  let isBegun = false;
  await expect(
    pulse.during(async () => {
      isBegun = true;
    }),
  ).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(isBegun).toBe(false);
  isAnswering = true;
  await turned(2);
  expect(turns).toEqual([true, false]);
  expect(await pulse.during(async () => 'again')).toBe('again');
});

it('takes a refusal for an answer: whoever refuses is there', async () => {
  await using refusing = new Pulse(
    () => Promise.reject(new Error('too many clients')),
    (isSilent) => turns.push(isSilent),
    times,
  );
  const slow = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 100));
  expect(await refusing.during(() => slow)).toBe('done');
  expect(turns).toEqual([]);
});

it('hears the others: where any statement is answered the server is not silent', async () => {
  isAnswering = false;
  const slow = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 150));
  const others = setInterval(() => void pulse.during(async () => undefined), 3);
  expect(await pulse.during(() => slow)).toBe('done');
  clearInterval(others);
  expect(turns).toEqual([]);
});
