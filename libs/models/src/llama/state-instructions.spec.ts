import { mkdtempSync, readdirSync, rmSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SequenceForSpecs, tokensOf } from './sequence-for-specs.ts';
import { StateCosts } from './state-costs.ts';
import { InstructionStates } from './state-instructions.ts';

const instructions = 'Answer from the evidence alone. '.repeat(4);

describe('InstructionStates', () => {
  let dir: string;
  let logged: string[];
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'instructions-'));
    logged = [];
  });
  afterEach(() => rmSync(dir, { recursive: true, force: true }));

  /** As a process opens them when it starts. */
  const opened = (model = 'small'): InstructionStates =>
    new InstructionStates({ dir, identity: { model }, costs: new StateCosts(), onLog: (line) => logged.push(line) });
  const saved = (text = instructions, by = opened()) => by.save(tokensOf(text), new SequenceForSpecs(text).asSequence);
  const load = async (by = opened(), text = instructions) => {
    const sequence = new SequenceForSpecs('before');
    return { isLoaded: await by.load(tokensOf(text), sequence.asSequence), text: sequence.text };
  };
  const state = (): string => join(dir, readdirSync(dir).find((name) => name.endsWith('.state')) ?? 'none');

  it('brings a sequence of the next run to what one of this run read', async () => {
    const first = opened();
    expect(first.isWanted(tokensOf(instructions))).toBe(true);
    await saved(instructions, first);
    expect(first.isWanted(tokensOf(instructions))).toBe(false);
    const next = opened();
    expect([next.isFaster(tokensOf(instructions)), next.isFaster(tokensOf(`${instructions}!`))]).toEqual([true, false]);
    expect(await load(next)).toEqual({ isLoaded: true, text: instructions });
    expect([first.report(), next.report()]).toEqual([
      { saved: 1, loads: 0 },
      { saved: 0, loads: 1 },
    ]);
  });

  it('is of one model', async () => {
    await saved();
    expect(opened('large').isFaster(tokensOf(instructions))).toBe(false);
    expect(await load(opened('large'))).toEqual({ isLoaded: false, text: '' });
    expect((await load()).isLoaded).toBe(true);
  });

  it.each([
    ['cut short', (path: string) => truncateSync(path, 20)],
    ['changed', (path: string) => writeFileSync(path, instructions.replace('evidence', 'gossip  '))],
    ['gone', (path: string) => rmSync(path)],
    ['of a seal that is no JSON', (path: string) => writeFileSync(path.replace('.state', '.json'), '{')],
  ])('removes one that is %s before llama.cpp sees it', async (_how, damage) => {
    await saved();
    damage(state());
    const sequence = new SequenceForSpecs('before');
    sequence.loadStateFromFile = () => Promise.reject(new Error('llama.cpp fell over it'));
    expect(await opened().load(tokensOf(instructions), sequence.asSequence)).toBe(false);
    expect(readdirSync(dir)).toEqual([]);
    expect(logged).toEqual([expect.stringMatching(/was removed/)]);
    expect(logged[0]).not.toMatch(/fell over/);
  });

  it('does without where a process died while it saved', async () => {
    writeFileSync(join(dir, 'abc.1.part'), 'half');
    utimesSync(join(dir, 'abc.1.part'), 0, 0);
    writeFileSync(join(dir, 'def.state'), 'without its seal');
    const next = opened();
    expect(next.isFaster(tokensOf(instructions))).toBe(false);
    await expect.poll(() => readdirSync(dir)).not.toContain('abc.1.part');
  });

  it('keeps the latest, of as many prompts as are in use', async () => {
    const states = opened();
    for (let index = 0; index < 15; index += 1) await saved(`${index} ${instructions}`, states);
    expect(readdirSync(dir).filter((name) => name.endsWith('.state'))).toHaveLength(12);
    expect(readdirSync(dir)).toHaveLength(24);
  });

  it('tells of a disk that does not take it, once', async () => {
    const states = opened();
    rmSync(dir, { recursive: true });
    await saved(instructions, states);
    await saved(instructions, states);
    expect(logged).toEqual([expect.stringMatching(/could not be kept/)]);
  });
});
