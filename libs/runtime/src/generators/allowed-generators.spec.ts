import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readConfig } from '#config';
import { writeGguf } from '#testing';
import { absentGenerators, brokenGenerators, allowedGenerators, refuseUnknown } from './allowed-generators.ts';

describe('generators that an operator lists', () => {
  it.each([
    [{ AQUIFER_GENERATORS: 'qwen-mispelt' }, /AQUIFER_GENERATORS names "qwen-mispelt".*name one of .*smollm2/],
    [{ AQUIFER_GENERATORS: 'bge-small-en-v1.5-int8' }, /no generator of the manifest/],
  ])('are refused at the start where there is none of the name, and take nothing else away: %o', (settings, words) => {
    const { models } = readConfig(settings);
    expect(() => refuseUnknown(models)).toThrow(words);
    expect(allowedGenerators(models).map(({ id }) => id)).not.toContain('qwen-mispelt');
  });

  it('are told with the remedy where their files are not there', () => {
    const id = 'smollm2-135m-instruct-q4_1';
    const { models } = readConfig({ AQUIFER_GENERATORS: `/nowhere/x.gguf,${id}`, AQUIFER_MODELS: '/nowhere' });
    expect(absentGenerators(models)).toEqual([
      expect.stringMatching(/names \/nowhere\/x\.gguf, .*name a GGUF file that is there/),
      expect.stringMatching(/names smollm2\S+, .*aquifer models fetch smollm2/),
    ]);
    expect(absentGenerators(readConfig({}).models)).toEqual([]);
  });

  it('are told at the start where their files are broken, by their names', () => {
    const dir = mkdtempSync(join(tmpdir(), 'aquifer-generators-'));
    const [junk, half, whole] = ['junk.gguf', 'half.gguf', 'whole.gguf'].map((name) => join(dir, name)) as [string, string, string];
    try {
      writeFileSync(junk, 'junk');
      writeGguf(whole, {
        name: 'whole',
        layers: 2,
        width: 128,
        feedForward: 256,
        heads: 4,
        valueHeads: 2,
        contextTokens: 2048,
        tokens: 1200,
      });
      writeFileSync(half, readFileSync(whole).subarray(0, statSync(whole).size / 2));
      expect(brokenGenerators(readConfig({ AQUIFER_GENERATORS: [junk, half, whole].join(',') }).models)).toEqual([
        expect.stringMatching(/^of AQUIFER_GENERATORS junk\.gguf is no GGUF file.*put a whole file/),
        expect.stringMatching(/^of AQUIFER_GENERATORS half\.gguf .*ends too early/),
      ]);
    } finally {
      rmSync(dir, { recursive: true });
    }
  });

  it('are taken as they are named', () => {
    const id = 'smollm2-135m-instruct-q4_1';
    expect(() => refuseUnknown(readConfig({ AQUIFER_GENERATORS: id }).models)).not.toThrow();
    expect(() => refuseUnknown(readConfig({}).models)).not.toThrow();
  });
});
