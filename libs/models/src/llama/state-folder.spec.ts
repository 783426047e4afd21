import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { StateFolder } from './state-folder.ts';

const memory = '/dev/shm';

it('says why there is no folder', () => {
  const dir = mkdtempSync(join(tmpdir(), 'disk-'));
  expect(StateFolder.open(join(dir, 'absent'))).toMatchObject({ why: expect.stringMatching(/cannot be used/) });
  rmSync(dir, { recursive: true });
});

describe.skipIf(!existsSync(memory))('StateFolder', () => {
  let parent: string;
  beforeEach(() => void (parent = mkdtempSync(join(memory, 'spec-'))));
  afterEach(() => rmSync(parent, { recursive: true, force: true }));

  const opened = (): StateFolder => {
    const folder = StateFolder.open(parent);
    if ('why' in folder) throw new Error(folder.why);
    return folder;
  };

  it('is its owner’s alone, and gone at its end', () => {
    const folder = opened();
    expect(statSync(folder.path).mode & 0o777).toBe(0o700);
    expect(folder.freeBytes).toBeGreaterThan(0);
    folder[Symbol.dispose]();
    expect(readdirSync(parent)).toEqual([]);
  });

  it('takes away what a killed process left, and nothing of one that lives', async () => {
    using mine = opened();
    const other = spawn('sleep', ['60']);
    await once(other, 'spawn');
    // As its folder would be named, but for when it began.
    const left = join(parent, basename(mine.path).replace(`-${process.pid}-`, `-${other.pid}-`));
    mkdirSync(left);
    writeFileSync(join(left, '1.state'), 'what somebody read');
    writeFileSync(join(parent, 'not-ours'), '');
    using second = opened();
    expect(readdirSync(parent).toSorted()).toEqual([basename(mine.path), basename(second.path), 'not-ours'].toSorted());
    other.kill();
    await once(other, 'exit');
  });
});
