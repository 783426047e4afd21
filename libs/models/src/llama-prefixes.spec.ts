import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, truncateSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GenerationRequest } from '#core';
import type { PrefixOptions } from './llama/open-kept-states.ts';
import { StateCosts } from './llama/state-costs.ts';
import { StateRoom } from './llama/state-room.ts';
import { LlamaGenerator } from './llama-generator.ts';
import { missingModel, specModelsDir } from './model-for-specs.ts';

const id = 'smollm2-135m-instruct-q4_1';
const missing = await missingModel(id);
const never = () => new AbortController().signal;
const system = `Answer from these notes, in one short sentence that keeps their words. ${'Add nothing that they do not say. '.repeat(6)}`;
const prompts = {
  ferry: 'The ferry leaves the harbour at noon. '.repeat(12),
  bridge: 'The bridge is closed on Mondays. '.repeat(12),
};

/** Keeping always pays, however busy the machine is. */
class SlowReading extends StateCosts {
  override readMs(tokens: number): number {
    return 1000 * tokens;
  }
}

describe.skipIf(missing ?? process.platform !== 'linux')(
  'LlamaGenerator with states kept outside its sequences',
  { timeout: 120_000 },
  () => {
    let dir: string;
    let memoryDir: string;
    let plain: LlamaGenerator;
    beforeAll(async () => {
      dir = mkdtempSync(join(tmpdir(), 'prefixes-'));
      memoryDir = mkdtempSync('/dev/shm/prefixes-');
      plain = await open({ room: new StateRoom(0), dir: null });
    }, 60_000);
    afterAll(async () => {
      await plain[Symbol.asyncDispose]();
      [dir, memoryDir].forEach((path) => rmSync(path, { recursive: true, force: true }));
    });

    const open = (prefixes: PrefixOptions) =>
      LlamaGenerator.open({
        id,
        path: join(specModelsDir, id, 'model.gguf'),
        contextTokens: 1024,
        sequences: 1,
        device: 'cpu',
        threads: 1,
        prefixes,
        signal: never(),
      });
    const asked = async (by: LlamaGenerator, user: string, request: Partial<GenerationRequest> = { scope: 'crew' }) => {
      const stream = by.generate({ system, user, maxTokens: 4, temperature: 0, ...request }, never());
      for (;;) {
        const step = await stream.next();
        if (step.done) return step.value;
      }
    };
    const logged: string[] = [];
    const kept = (): PrefixOptions => ({
      room: new StateRoom(200 * 1024 ** 2),
      dir,
      memoryDir,
      costs: new SlowReading(),
      onLog: (line) => logged.push(line),
    });

    it('answers from a parked state as from one read anew, within its scope only', async () => {
      const question = 'When does it leave?';
      const cold = await asked(plain, prompts.ferry + question, {});
      await using generator = await open(kept());
      await asked(generator, `${prompts.ferry}Where is it?`);
      await asked(generator, `${prompts.bridge}When is it closed?`);
      const warm = await asked(generator, prompts.ferry + question);
      expect(generator.prefixes).toMatchObject({ states: 2, parked: 2, loads: 1, note: null });
      expect(warm.reusedTokens).toBeGreaterThan(warm.promptTokens * 0.9);
      expect(warm.reusedFrom).toBe('parked');
      expect(warm.savedMs).toBeGreaterThan(0);
      expect(warm.text).toBe(cold.text);
      const [shared, foreign] = [
        await asked(generator, '', {}),
        await asked(generator, `${prompts.bridge}Is it closed?`, { scope: 'guests' }),
      ];
      expect(foreign.reusedTokens).toBeGreaterThan(0);
      expect(foreign.reusedTokens).toBeLessThan(shared.promptTokens);
      await generator.forgetRead();
      expect(generator.prefixes).toMatchObject({ states: 0, bytes: 0 });
      expect((await asked(generator, prompts.ferry + question)).reusedTokens).toBe(foreign.reusedTokens);
    });

    it('has the instructions and nothing else after a restart, and answers the same', async () => {
      expect(readdirSync(memoryDir)).toEqual([]);
      await using generator = await open(kept());
      const first = await asked(generator, `${prompts.ferry}Where is it?`);
      expect(generator.prefixes).toMatchObject({ states: 0, instructions: { saved: 0, loads: 1 } });
      expect(first).toMatchObject({ reusedFrom: 'instructions' });
      expect(first.reusedTokens).toBeGreaterThan(64);
      expect(first.reusedTokens).toBeLessThan(first.promptTokens / 2);
      expect(first.text).toBe((await asked(plain, `${prompts.ferry}Where is it?`, {})).text);
    });

    it('starts whole after it was killed while it parked, and takes away what that left', async () => {
      const script = fileURLToPath(new URL('llama/endless-parking-for-specs.ts', import.meta.url));
      const arguments_ = ['--conditions=source', script, join(specModelsDir, id, 'model.gguf'), dir, memoryDir];
      const child = spawn(process.execPath, arguments_, { stdio: ['ignore', 'pipe', 'inherit'] });
      let parked = 0;
      child.stdout.on('data', (line: Buffer) => (parked = Number(line.toString().trim().split('\n').at(-1))));
      await expect.poll(() => parked, { timeout: 100_000, interval: 5 }).toBeGreaterThan(0);
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(readdirSync(memoryDir)).toHaveLength(1);
      const before = readdirSync(memoryDir);
      await using generator = await open(kept());
      expect(readdirSync(memoryDir)).not.toEqual(before);
      expect(readdirSync(memoryDir)).toHaveLength(1);
      expect((await asked(generator, `${prompts.ferry}Where is it?`)).reusedFrom).toBe('instructions');
    });

    it('reads what is damaged anew', async () => {
      for (const state of readdirSync(dir).filter((name) => name.endsWith('.state'))) truncateSync(join(dir, state), 1000);
      await using generator = await open(kept());
      expect((await asked(generator, `${prompts.ferry}Where is it?`)).reusedTokens).toBe(0);
      expect(logged).toEqual([expect.stringMatching(/was removed/)]);
    });
  },
);
