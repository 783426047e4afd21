import { describe, expect, it } from 'vitest';
import { generatorCanCompose } from './compose-check.ts';
import { chooseProfile } from './profile.ts';
import type { Hardware } from './hardware.ts';
import { parseCards } from './hardware.ts';

const gibibyte = 1024 ** 3;
const laptop: Hardware = { cores: 2, memoryBytes: 8 * gibibyte, cuda: null };
const withCard = (memoryGibibytes: number): Hardware => ({
  cores: 16,
  memoryBytes: 64 * gibibyte,
  cuda: { name: 'NVIDIA L4', memoryBytes: memoryGibibytes * gibibyte },
});
const settings = { embedderId: 'bge-small-en-v1.5-int8', generator: { kind: 'auto' }, device: 'auto', threads: 0 } as const;

describe('chooseProfile', () => {
  it('extracts on a machine without a card and says why', () => {
    const { embedder, generator } = chooseProfile(laptop, settings);
    expect(generator).toMatchObject({ kind: 'none' });
    expect(generator.why).toMatch(/answers are extracted: no NVIDIA card was found/);
    expect(embedder).toMatchObject({ device: 'cpu', threads: 1, passageRuns: 1 });
  });

  it('takes the 4B model where a card has room for it', () => {
    const { embedder, generator } = chooseProfile(withCard(24), settings);
    expect(embedder.device).toBe('cuda');
    expect(generator).toMatchObject({ kind: 'manifest', device: 'cuda', model: { id: 'qwen3-4b-instruct-2507-q4_k_m' } });
  });

  it('extracts where the card is too small, and names both sizes', () => {
    expect(chooseProfile(withCard(4), settings).generator).toMatchObject({
      kind: 'none',
      why: expect.stringMatching(/needs a card with 6 GiB, found 4 GiB/),
    });
  });

  it('lets every choice be overridden', () => {
    expect(chooseProfile(withCard(24), { ...settings, device: 'cpu' }).embedder.device).toBe('cpu');
    expect(chooseProfile(laptop, { ...settings, threads: 2 }).embedder.threads).toBe(2);
    expect(chooseProfile(withCard(24), { ...settings, generator: { kind: 'none' } }).generator.kind).toBe('none');
    expect(chooseProfile(laptop, { ...settings, generator: { kind: 'file', path: '/m/a.gguf' } }).generator).toMatchObject({
      kind: 'file',
      path: '/m/a.gguf',
      device: 'cpu',
    });
    expect(
      chooseProfile(laptop, { ...settings, generator: { kind: 'manifest', id: 'smollm2-135m-instruct-q4_1' } }).generator,
    ).toMatchObject({ kind: 'manifest', device: 'cpu' });
  });

  it('refuses ids it does not know', () => {
    expect(() => chooseProfile(laptop, { ...settings, embedderId: 'nope' })).toThrow(/no model "nope"/);
  });
});

describe('generatorCanCompose', () => {
  it('never lets the smallest model write, whatever a check says', () => {
    const check = { modelId: 'smollm2-135m-instruct-q4_1', supportedRate: 1, questions: 100, promptVersion: 2 };
    expect(generatorCanCompose(check.modelId, [check], 2)).toMatchObject({ can: false, why: expect.stringContaining('never composes') });
  });

  it('asks for a passing check of everyone else', () => {
    const id = 'qwen3-4b-instruct-2507-q4_k_m';
    expect(generatorCanCompose(id, [], 2).can).toBe(false);
    expect(generatorCanCompose(id, [{ modelId: id, supportedRate: 0.8, questions: 100, promptVersion: 2 }], 2).can).toBe(false);
    expect(generatorCanCompose(id, [{ modelId: id, supportedRate: 0.95, questions: 100, promptVersion: 2 }], 2).can).toBe(true);
  });
});

describe('parseCards', () => {
  it('takes the largest card of several', () => {
    expect(parseCards('NVIDIA T4, 15360\nNVIDIA H100 80GB HBM3, 81559\n')).toEqual({
      name: 'NVIDIA H100 80GB HBM3',
      memoryBytes: 81_559 * 1024 * 1024,
    });
  });

  it('finds none where the driver has nothing to say', () => {
    expect(parseCards('')).toBeNull();
    expect(parseCards('No devices were found\n')).toBeNull();
  });
});
