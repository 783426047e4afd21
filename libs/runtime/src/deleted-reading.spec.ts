import { expect, it } from 'vitest';
import type { Log } from '#telemetry';
import { forgetDeleted } from './deleted-reading.ts';

it('lets models forget what they have read after a deletion, also one that could not be seen at once', async () => {
  const deleted: Date[] = [];
  const warned: unknown[] = [];
  let isAway = true;
  let looks = 0;
  let forgotten = 0;
  await using _forgetting = forgetDeleted({
    readers: () => [{ forgetRead: () => Promise.resolve(void (forgotten += 1)) }],
    hasDeletionSince: (moment) => {
      looks += 1;
      if (isAway) return Promise.reject(new Error('the database is away'));
      return Promise.resolve(deleted.some((at) => at >= moment));
    },
    log: { warn: (...line: unknown[]) => warned.push(line) } as Partial<Log> as Log,
    everyMs: 1,
  });
  deleted.push(new Date());
  await expect.poll(() => warned.length).toBeGreaterThan(0);
  expect(forgotten).toBe(0);
  isAway = false;
  await expect.poll(() => forgotten).toBeGreaterThan(0);
  deleted.length = 0;
  const before = forgotten;
  const seen = looks;
  await expect.poll(() => looks).toBeGreaterThan(seen + 3);
  expect(forgotten).toBeLessThanOrEqual(before + 1);
});
