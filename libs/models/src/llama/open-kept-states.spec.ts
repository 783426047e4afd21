import { existsSync, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { LlamaContext } from 'node-llama-cpp';
import { describe, expect, it, onTestFinished } from 'vitest';
import { type GgufModel, writeGguf } from '#testing';
import { openKeptStates } from './open-kept-states.ts';
import { StateRoom } from './state-room.ts';

const memory = '/dev/shm';
const model: GgufModel = { name: 'm', layers: 1, width: 64, feedForward: 64, heads: 1, valueHeads: 1, contextTokens: 256, tokens: 1000 };

function opened(room: StateRoom, contextSize: number) {
  const dir = mkdtempSync(join(tmpdir(), 'kept-'));
  const memoryDir = mkdtempSync(join(memory, 'kept-'));
  onTestFinished(() => [dir, memoryDir].forEach((path) => rmSync(path, { recursive: true, force: true })));
  const path = join(dir, 'm.gguf');
  writeGguf(path, model);
  const logged: string[] = [];
  const context = { contextSize } as Partial<LlamaContext> as LlamaContext;
  const states = openKeptStates({ room, dir: null, memoryDir, onLog: (line) => logged.push(line) }, context, path);
  return { states, logged, left: () => readdirSync(memoryDir) };
}

const freeBytes = (): number => statfsSync(memory).bavail * statfsSync(memory).bsize;

describe.skipIf(!existsSync(memory))('openKeptStates', () => {
  // A container may have 64 MB of it in all.
  it.skipIf(!existsSync(memory) || freeBytes() < 80e6)('parks where there is room, and has nothing to say', () => {
    const { states, logged, left } = opened(new StateRoom(1), 256);
    expect(states.report()).toMatchObject({ budgetBytes: 1, note: null });
    expect([states.shelf === null, logged, left().length]).toEqual([false, [], 1]);
    states.shelf?.close();
  });

  it('opens nothing where a state has no room, and says why and what helps', () => {
    const { states, logged, left } = opened(new StateRoom(Infinity), 1e12);
    expect(states.shelf).toBeNull();
    expect(logged).toEqual([expect.stringMatching(/nothing that was read is parked: .*shm_size/)]);
    expect(states.report()).toMatchObject({ budgetBytes: 0, note: logged[0] });
    expect(left()).toEqual([]);
  });

  it('is silent where nothing is to be parked', () => {
    const { states, logged } = opened(new StateRoom(0), 256);
    expect([states.shelf, logged]).toEqual([null, []]);
    expect(states.report().note).toMatch(/AQUIFER_PREFIX_MB is 0/);
  });
});
