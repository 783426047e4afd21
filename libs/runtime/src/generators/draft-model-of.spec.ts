import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GeneratorChoice } from '#config';
import { type GgufHeader, findModel, generatorMemory, modelFilePath, readGgufHeader } from '#models';
import { writeGguf } from '#testing';
import { draftOptions, fitWithDrafts } from './draft-model-of.ts';

const dir = mkdtempSync(join(tmpdir(), 'aquifer-drafting-'));
const path = join(dir, 'made.gguf');
const id = 'smollm2-135m-instruct-q4_1';
const wanted = { id: 'made', contextTokens: 2048, sequences: 4 };
const size = { layers: 2, width: 128, feedForward: 256, heads: 4, valueHeads: 2, contextTokens: 2048, tokens: 1200 };
let header: GgufHeader;

beforeAll(() => {
  writeGguf(path, { name: 'made', ...size });
  header = readGgufHeader(path);
});
afterAll(() => rmSync(dir, { recursive: true }));

const settings = (model: GeneratorChoice | null) => ({ dir, drafts: { mode: 'auto', model } as const });
const fit = (model: GeneratorChoice | null, bytes: number) => fitWithDrafts(settings(model), header, wanted, { bytes, why: 'a test' });
const needOf = (contextTokens: number, sequences: number) => generatorMemory(header, { contextTokens, sequences }).totalBytes;

describe('a generator with a model that drafts for it', () => {
  const drafting = { kind: 'file', path } as const;

  it('shrinks together with it, as far as both fit', () => {
    expect(fit(drafting, 2 * needOf(2048, 4))).toMatchObject({ sequences: 4, note: null, memory: { totalBytes: 2 * needOf(2048, 4) } });
    expect(fit(drafting, 2 * needOf(2048, 4) - 1)).toMatchObject({ sequences: 3, memory: { totalBytes: 2 * needOf(2048, 3) } });
    expect(fit(drafting, 2 * needOf(1024, 1))).toMatchObject({ contextTokens: 1024, sequences: 1 });
  });

  it('is refused with both numbers, and with what helps', () => {
    expect(() => fit(drafting, 2 * needOf(1024, 1) - 1)).toThrow(/with the model that drafts for it.*leave out AQUIFER_DRAFT_MODEL/);
    expect(fit(null, needOf(1024, 1))).toMatchObject({ sequences: 1 });
  });

  it.each<[string, GeneratorChoice, RegExp]>([
    ['is damaged', { kind: 'file', path: join(dir, 'broken.gguf') }, /broken\.gguf is no GGUF file/],
    ['is not there', { kind: 'file', path: join(dir, 'gone.gguf') }, /gone\.gguf/],
    ['was not fetched', { kind: 'manifest', id }, /model\.gguf/],
    ['nobody knows', { kind: 'manifest', id: 'gpt-9' }, /no model "gpt-9"/],
    ['writes nothing', { kind: 'manifest', id: 'bge-small-en-v1.5' }, /cannot draft/],
  ])('goes without one that %s, and says so', (_, model, why) => {
    writeFileSync(join(dir, 'broken.gguf'), 'no gguf at all');
    const fitted = fit(model, 2 * needOf(2048, 4));
    expect(fitted).toMatchObject({ sequences: 4, memory: { totalBytes: needOf(2048, 4) } });
    expect(fitted.note).toMatch(/no model drafts.*AQUIFER_DRAFT_MODEL/);
    expect(fitted.note).toMatch(why);
    expect(draftOptions(settings(model))).toEqual({ mode: 'auto', modelPath: null });
  });

  it('finds one of the manifest in the models folder', () => {
    const entry = findModel(id);
    const there = modelFilePath(dir, entry, 'model.gguf');
    mkdirSync(dirname(there), { recursive: true });
    writeGguf(there, { name: 'made', ...size });
    expect(draftOptions(settings({ kind: 'manifest', id }))).toEqual({ mode: 'auto', modelPath: there });
    expect(fit({ kind: 'manifest', id }, 2 * needOf(2048, 4)).memory.totalBytes).toBe(2 * needOf(2048, 4));
    rmSync(dirname(there), { recursive: true });
  });
});
