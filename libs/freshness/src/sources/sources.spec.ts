import { describe, expect, test } from 'vitest';
import { checkSchedule, nextVisit } from './next-visit.ts';
import { reasonToHold } from './vanish-guard.ts';

const now = new Date('2026-05-01T10:00:00Z');
const plan = { schedule: { everySeconds: 3600 }, isPaused: false, failures: 0, now, chance: 0 };
const minutesUntil = (at: Date | null): number => ((at?.getTime() ?? 0) - now.getTime()) / 60_000;

describe('the next visit', () => {
  test('is after the interval, spread by at most a tenth of it and ten minutes', () => {
    expect(minutesUntil(nextVisit(plan))).toBe(60);
    expect(minutesUntil(nextVisit({ ...plan, chance: 1 }))).toBe(66);
    expect(minutesUntil(nextVisit({ ...plan, schedule: { everySeconds: 864_000 }, chance: 1 }))).toBe(14_410);
  });

  test('is at the time the pattern says in its time zone, spread by nothing', () => {
    const at = nextVisit({ ...plan, schedule: { cron: '30 3 * * *', timeZone: 'Europe/Berlin' }, chance: 1 });
    expect(at?.toISOString()).toBe('2026-05-02T01:30:00.000Z');
  });

  test('is put off further with every failure, to a day at most, and never comes earlier than the interval', () => {
    const often = { ...plan, schedule: { everySeconds: 60 } };
    expect([1, 2, 3, 5, 40].map((failures) => minutesUntil(nextVisit({ ...often, failures })))).toEqual([1, 2, 4, 16, 1440]);
    expect(minutesUntil(nextVisit({ ...plan, failures: 1 }))).toBe(60);
    const cron = { ...plan, schedule: { cron: '* * * * *', timeZone: 'UTC' }, failures: 5 };
    expect(minutesUntil(nextVisit(cron))).toBe(17);
  });

  test('is never for those that are paused or have no schedule', () => {
    expect(nextVisit({ ...plan, isPaused: true })).toBeNull();
    expect(nextVisit({ ...plan, schedule: null })).toBeNull();
  });

  test.each([
    { cron: 'every morning', timeZone: 'UTC' },
    { cron: '0 3 * * *', timeZone: 'Middle/Earth' },
    { cron: '99 * * * *', timeZone: 'UTC' },
  ])('of $cron in $timeZone is refused', (schedule) => {
    expect(() => checkSchedule(schedule)).toThrow(/is no schedule/);
  });
});

describe('the guard against emptying a collection', () => {
  test.each([
    [{ present: 0, missing: 10 }, false],
    [{ present: 0, missing: 11 }, true],
    [{ present: 100, missing: 42 }, false],
    [{ present: 70, missing: 30 }, false],
    [{ present: 69, missing: 31 }, true],
    [{ present: 0, missing: 0 }, false],
  ] as const)('%j holds: %s', (vanished, holds) => {
    expect(reasonToHold(vanished) !== null).toBe(holds);
  });
});
