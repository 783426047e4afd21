import { afterEach, beforeEach, expect, it } from 'vitest';
import { Pulse } from './pulse.ts';

const times = { patienceMs: 10, askMs: 20, sureMs: 60, pauseMs: 5, restMs: 80 };
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

it('takes a server that nobody reaches for a silent one, however quickly that is known', async () => {
  await using unreachable = new Pulse(
    () => Promise.reject(Object.assign(new Error('connect ENETUNREACH'), { code: 'ENETUNREACH' })),
    (isSilent) => turns.push(isSilent),
    times,
  );
  await expect(unreachable.during(hanging)).rejects.toMatchObject({ code: 'store_unavailable' });
  expect(turns).toEqual([true]);
});

it('ends nothing because the server was slow to answer once', async () => {
  let asked = 0;
  await using slow = new Pulse(
    () => ((asked += 1) === 1 ? hanging() : Promise.resolve()),
    (isSilent) => turns.push(isSilent),
    times,
  );
  const long = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 100));
  expect(await slow.during(() => long)).toBe('done');
  expect(asked).toBeGreaterThan(1);
  expect(turns).toEqual([]);
});

it('asks nothing beside a long statement while others are answered, and ever less often where none are', async () => {
  let asked = 0;
  await using asking = new Pulse(
    async () => void (asked += 1),
    () => undefined,
    { ...times, patienceMs: 50 },
  );
  const long = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 300));
  const others = setInterval(() => void asking.during(async () => undefined), 3);
  await asking.during(long);
  clearInterval(others);
  expect(asked).toBe(0);
  await asking.during(long);
  expect(asked).toBeGreaterThan(0);
  expect(asked).toBeLessThan(10);
});

it('hears the others: where any statement is answered the server is not silent', async () => {
  isAnswering = false;
  const slow = new Promise<string>((resolve) => setTimeout(() => resolve('done'), 150));
  const others = setInterval(() => void pulse.during(async () => undefined), 3);
  expect(await pulse.during(() => slow)).toBe('done');
  clearInterval(others);
  expect(turns).toEqual([]);
});
