import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { lockDataDirectory } from './data-lock.ts';

describe('the lock of a data directory', () => {
  let root: string;
  let dir: string;
  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'lock-'));
    dir = join(root, 'database');
  });
  afterEach(() => rm(root, { recursive: true, force: true }));

  it('keeps a second one out, names the holder, and lets go', async () => {
    const lock = await lockDataDirectory(dir);
    await expect(lockDataDirectory(dir)).rejects.toMatchObject({
      code: 'store_unavailable',
      message: expect.stringContaining(String(process.pid)),
    });
    await lock[Symbol.asyncDispose]();
    expect(existsSync(`${dir}.lock`)).toBe(false);
    await using again = await lockDataDirectory(dir);
    expect(again).toBeDefined();
  });

  it('is taken over from a process that was killed', async () => {
    const child = spawn('sleep', ['60']);
    await new Promise((resolve) => child.once('spawn', resolve));
    await writeFile(`${dir}.lock`, JSON.stringify({ pid: child.pid, began: null }));
    await expect(lockDataDirectory(dir)).rejects.toMatchObject({ code: 'store_unavailable' });
    const gone = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
    await using lock = await lockDataDirectory(dir);
    expect(lock).toBeDefined();
  });

  it.runIf(process.platform === 'linux')('is taken over when another process has the pid now', async () => {
    await writeFile(`${dir}.lock`, JSON.stringify({ pid: process.pid, began: '1' }));
    await using lock = await lockDataDirectory(dir);
    expect(lock).toBeDefined();
  });

  it('goes to one of many that find it stale at once', async () => {
    await writeFile(`${dir}.lock`, 'torn');
    const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockDataDirectory(dir)));
    expect(tries.filter((attempt) => attempt.status === 'fulfilled')).toHaveLength(1);
  });
});
